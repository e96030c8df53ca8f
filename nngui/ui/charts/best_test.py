"""Where on a chart a run was best on test points, and the words for it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nngui.state.curve import Curve
from nngui.ui.charts.scale import Place
from nngui.ui.charts.series import Lines, Quantity, value_text


@dataclass(frozen=True, eq=False, slots=True)
class BestTest:
    """The row of a curve that was best; its words are made when somebody asks: most frames bring another one."""

    curve: Curve
    row: int
    quantity: Quantity
    place: Place
    """In units of the chart."""

    @property
    def text(self) -> str:
        """In a sentence."""
        quantity, row = self.quantity, self.row
        value = value_text(quantity, getattr(self.curve, quantity.test)[row] * quantity.factor)
        text = QCoreApplication.translate("CurveChart", "Best on test points: {}, at epoch {}")
        return text.format(value, f"{self.curve.epoch[row]:,}")


def best_test(curve: Curve, lines: Lines, quantity: Quantity) -> BestTest | None:
    """Where `lines` are all rows of `curve`; None before there is a run."""
    row = curve.best_test_row(quantity.test) if len(curve) > 1 else None
    if row is None:
        return None
    return BestTest(curve, row, quantity, (float(lines.x[row]), float(lines.test[row])))
