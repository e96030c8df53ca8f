"""Whether a formula has a value everywhere it is needed: on a grid over the plane, and at points.

The fault is looked for from the leaves up: the operator to point at is the first that makes something
infinite or undefined out of numbers. A divisor that changes its sign between two neighbors on the
grid is followed to the zero between them, so that a pole cannot slip through.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nngui.data.formula import Call, Column, Formula, Node, Variable, compute
from nngui.data.formula_error import FormulaError
from nngui.data.limits import MAX_COORDINATE

EVERYWHERE: Final = "every point"
"""In messages, for a `place` that is empty among the parameters."""

_TICK = 0.1
# From -6 to 6 on both axes, in whole numbers of tenths: zeros of formulas with short numbers lie exactly on the grid.
_TICKS = np.arange(-60, 61) / 10.0
# Bounds on the work for one divisor: a tenth halved so often is 1e-13.
_MOST_CELLS, _HALVINGS = 100, 40
_NEARLY_ZERO = 1e-9


@lru_cache(maxsize=256)
def checked(text: str, variables: tuple[str, ...]) -> Formula:
    """The formula of this text, which has a value everywhere on the grid; raises FormulaError.

    A value beyond `MAX_COORDINATE` counts as none: no point of a dataset can have it.
    """
    formula = Formula(text, variables)
    second = _TICKS if "x2" in variables else np.zeros(1)
    x1, x2 = np.meshgrid(_TICKS, second, indexing="ij")
    with np.errstate(all="ignore"):
        _Check(x1, x2, seeks_poles=True).of_all(formula.tree)
    return formula


def check_at(formula: Formula, x1: ArrayLike, x2: ArrayLike) -> Column:
    """The formula's values at these points (n,); raises FormulaError where it has none."""
    first, second = (np.asarray(column, dtype=np.float64) for column in (x1, x2))
    with np.errstate(all="ignore"):
        return _Check(first, second, seeks_poles=False).of_all(formula.tree)


class _Check:
    """One pass over a tree, at places that are given by two arrays of one shape."""

    def __init__(self, x1: Column, x2: Column, *, seeks_poles: bool) -> None:
        self._columns = {"x1": x1, "x2": x2}
        self._shape = x1.shape
        self._seeks_poles = seeks_poles

    def of_all(self, tree: Node) -> Column:
        """The tree's values, none of them larger than a dataset takes."""
        values = np.array(np.broadcast_to(self._values(tree), self._shape))
        wrong = np.abs(values) > MAX_COORDINATE
        if wrong.any():
            place = self._first(wrong, tree)
            raise FormulaError(
                "too-large",
                tree.position,
                f"The value at {place or EVERYWHERE} is beyond ±{MAX_COORDINATE:,.0f}. Divide it by a number.",
                place=place,
                limit=MAX_COORDINATE,
            )
        return values

    def _values(self, node: Node) -> Column:
        if not isinstance(node, Call):
            return compute(node, self._columns)
        arguments = [self._values(argument) for argument in node.arguments]
        values = np.asarray(node.function.ufunc(*arguments))
        index = _divisor(node, arguments)
        wrong = ~np.isfinite(values)
        if wrong.any():
            by_zero = wrong & (arguments[index] == 0) if index is not None else wrong & False
            raise self._by_zero(node, by_zero) if by_zero.any() else self._no_value(node, values)
        if self._seeks_poles and index is not None:
            self._seek_pole(node, node.arguments[index], arguments[index])
        return values

    def _no_value(self, node: Call, values: Column) -> FormulaError:
        name, place = node.function.name, self._first(~np.isfinite(values), node)
        # The logarithm of zero is infinite too, but not for being large.
        if np.isinf(values).any() and name != "log":
            return FormulaError(
                "overflow",
                node.position,
                f'"{name}" is too large at {place or EVERYWHERE}. Change what it is taken of.',
                name=name,
                place=place,
            )
        return FormulaError(
            "undefined",
            node.position,
            f'"{name}" has no value at {place or EVERYWHERE}. Change what it is taken of.',
            name=name,
            place=place,
        )

    def _by_zero(self, node: Call, zeros: NDArray[np.bool_]) -> FormulaError:
        return _divides_by_zero(node, self._first(zeros, node))

    def _first(self, wrong: NDArray[np.bool_], node: Node) -> str:
        """The first place that is marked, as far as the node depends on it."""
        at = int(np.broadcast_to(wrong, self._shape).argmax())
        x1, x2 = (float(self._columns[name].flat[at]) for name in ("x1", "x2"))
        return _place(node, x1, x2)

    def _seek_pole(self, node: Call, divisor: Node, values: Column) -> None:
        """Raise FormulaError if the divisor goes through zero between neighbors on the grid."""
        negative = np.signbit(np.broadcast_to(values, self._shape))
        for name, changes in (
            ("x1", negative[:-1] != negative[1:]),
            ("x2", negative[:, :-1] != negative[:, 1:]),
        ):
            # The index of a change is that of the lower neighbor, in both directions.
            found = np.argwhere(changes)
            if not len(found):
                continue
            # Evenly spread: the first ones alone could all lie on one line that jumps.
            cells = tuple(found[:: -(-len(found) // _MOST_CELLS)].T)
            ends = {key: column[cells] for key, column in self._columns.items()}
            x1, x2 = _zero_between(divisor, ends, name)
            if len(x1):
                place = _place(divisor, float(x1[0]), float(x2[0]))
                raise _divides_by_zero(node, place)


def _divisor(node: Call, arguments: list[Column]) -> int | None:
    """Which argument must not be zero: the right side of /, the left one of ** with powers below 0."""
    if node.function.name == "/":
        return 1
    if node.function.name == "**" and (arguments[1] < 0).any():
        return 0
    return None


def _zero_between(node: Node, ends: dict[str, Column], name: str) -> tuple[Column, Column]:
    """Zeros of the node (x1, x2), each on the way of one tick along an axis from one of the `ends`."""
    low, high = ends[name], ends[name] + _TICK
    below = np.signbit(compute(node, ends))
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        is_low = np.signbit(compute(node, ends | {name: middle})) == below
        low, high = np.where(is_low, middle, low), np.where(is_low, high, middle)
    place = ends | {name: 0.5 * (low + high)}
    # Where the node jumps over zero, as floor does, or goes through infinity, it comes no nearer.
    zeros = np.abs(compute(node, place)) <= _NEARLY_ZERO
    return place["x1"][zeros], place["x2"][zeros]


def _divides_by_zero(node: Call, place: str) -> FormulaError:
    name = node.function.name
    return FormulaError(
        "division-by-zero",
        node.position,
        f'"{name}" divides by zero at {place or EVERYWHERE}. Change what it divides by.',
        name=name,
        place=place,
    )


def _place(node: Node, x1: float, x2: float) -> str:
    """Where that is, as far as the node depends on it: empty where it depends on nothing."""
    names = _variables(node)
    named = [f"{name} = {x:.3g}" for name, x in (("x1", x1), ("x2", x2)) if name in names]
    return ", ".join(named)


def _variables(node: Node) -> set[str]:
    if isinstance(node, Call):
        return set().union(*map(_variables, node.arguments))
    return {node.name} if isinstance(node, Variable) else set()
