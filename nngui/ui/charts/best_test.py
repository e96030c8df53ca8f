"""Where on a chart a run was best on test points, and the words for it."""

from PySide6.QtCore import QCoreApplication

from nngui.state.curve import Curve
from nngui.ui.charts.series import Lines, Quantity, value_text


def best_test(
    curve: Curve, lines: Lines, quantity: Quantity
) -> tuple[tuple[float, float] | None, str]:
    """The place in units of the chart, where `lines` are all rows of `curve`; None before there is a run."""
    row = curve.best_test_row(quantity.test) if len(curve) > 1 else None
    if row is None:
        return None, ""
    value = value_text(quantity, getattr(curve, quantity.test)[row] * quantity.factor)
    text = QCoreApplication.translate("CurveChart", "Best on test points: {}, at epoch {}")
    place = float(lines.x[row]), float(lines.test[row])
    return place, text.format(value, f"{curve.epoch[row]:,}")
