"""Where an axis is marked, and what stands there."""

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def linear_ticks(low: float, high: float, most: int) -> tuple[float, list[float]]:
    """About `most` round values at most from `low` to `high`, yet two, and the step between them."""
    if not high > low:
        return 1.0, [low]
    values: list[float] = []
    while len(values) < 2:
        most = max(most, 2)
        least_step = (high - low) / (most - 1)
        decade = 10.0 ** math.floor(math.log10(least_step))
        step = next(size * decade for size in _STEPS if size * decade >= least_step * (1 - 1e-9))
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        values = [count * step for count in range(first, last + 1)]
        most += 1
    return step, values


def log_ticks(low: float, high: float, most: int) -> tuple[float, list[float]]:
    """The same for powers of ten: whole decades, or 1, 2, 5 where there are few of them."""
    first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    decades = [float(power) for power in range(first, last + 1)]
    if len(decades) > 2:
        every = math.ceil(len(decades) / max(most, 2))
        return float(every), decades[::every]
    marks = [
        power + math.log10(digit) for power in range(first - 1, last + 1) for digit in (1, 2, 5)
    ]
    return 0.0, [mark for mark in marks if low - 1e-9 <= mark <= high + 1e-9]


def tick_text(value: float, step: float) -> str:
    """`value`, with as many decimals as `step` needs."""
    if value and (abs(value) >= 1e6 or step < 1e-4):
        return short_power(f"{value:.3g}")
    # 2.5 needs one decimal more than its power of ten says.
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if not math.isclose(round(step, decimals), step, rel_tol=1e-6):
        decimals += 1
    return f"{value:,.{decimals}f}"


def epoch_text(value: float) -> str:
    """An epoch, grouped; millions in short."""
    return f"{value / 1e6:,.6g}M" if value >= 1e6 else f"{value:,.0f}"


def log_text(power: float) -> str:
    """Ten to `power`: a plain number where that is short."""
    value = 10.0**power
    return f"{value:.4g}" if 1e-3 <= value < 1e5 else short_power(f"{value:.1g}")


def short_power(text: str) -> str:
    """1e-06 and 1e+06 as people write them: 1e-6 and 1e6."""
    mantissa, mark, exponent = text.partition("e")
    return f"{mantissa}e{int(exponent)}" if mark else text
