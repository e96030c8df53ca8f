"""What lies under the cursor, in words."""

import math

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QWidget

from nngui.data import Dataset, Task
from nngui.state.snapshot import Snapshot
from nngui.ui.canvas.small_card import small_card_style
from nngui.ui.canvas.tools import Pointer
from nngui.ui.colors import Theme
from nngui.ui.controls.numbers import format_number
from nngui.ui.controls.steady_label import SteadyLabel
from nngui.ui.frame_pump import Pace

_INSET = 8
READING_S = 0.1
_GAP = "   "
_IN_A_ROW = 2
_LONGEST_NAME = 20


class Readout(SteadyLabel):
    """Where the cursor is and what the network says there: in a corner, out of the cursor's way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._plot = parent
        self._area = QRect()
        self._at = (0, 0)
        self._pace = Pace(READING_S)
        self.is_wanted = True
        self.setObjectName("readout")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.setStyleSheet(small_card_style(theme, self._plot.font()))

    def place_in(self, area: QRect) -> None:
        """Stand in this part of the widget from the next reading on."""
        self._area = area

    def is_due(self) -> bool:
        """Whether a mouse at rest is to be told of another moment: nobody reads each of sixty a second."""
        return self._pace.is_due()

    def show_place(
        self,
        pointer: Pointer | None,
        dataset: Dataset,
        snapshot: Snapshot | None,
        target: float | None = None,
    ) -> None:
        """Read off at the pointer; hidden without one. `target` is the value of a point that lies there."""
        if pointer is None or not self.is_wanted:
            self.hide()
            return
        x1, x2 = _number(pointer.x1, pointer.pixel.x1), _number(pointer.x2, pointer.pixel.x2)
        rows = [[f"x₁ {x1}", f"x₂ {x2}"]]
        if snapshot is not None and snapshot.fits(dataset):
            answers = _answers(pointer, dataset, snapshot)
            if snapshot.task is Task.REGRESSION:
                rows[0] += answers
            else:
                rows += (answers[k : k + _IN_A_ROW] for k in range(0, len(answers), _IN_A_ROW))
        if target is not None:
            rows[0].append(self.tr("point {}").format(_short(target)))
        self.show_text("\n".join(map(_GAP.join, rows)))
        self._stand_clear_of(pointer)
        self.show()

    def _stand_clear_of(self, pointer: Pointer) -> None:
        area = self._area
        right = area.right() - self.width() - _INSET
        near = pointer.px > right - 40 and pointer.py < area.top() + self.height() + 50
        at = (area.left() + _INSET if near else right, area.top() + _INSET)
        if at != self._at:
            self._at = at
            self.move(*at)


def _number(value: float, pixel: float) -> str:
    """As many digits as a pixel can tell apart."""
    digits = 0
    while digits < 9 and pixel < 0.5 * 10**-digits:
        digits += 1
    return _minus(f"{value:.{digits}f}")


def _minus(number: str) -> str:
    return number.replace("-", "\u2212")


def _short(value: float) -> str:
    return _minus(format_number(value, 3))


def _answers(pointer: Pointer, dataset: Dataset, snapshot: Snapshot) -> list[str]:
    """The probability of each class, in their order, or the value; nothing beyond the field."""
    rect = snapshot.rect
    _, rows, columns = snapshot.field.shape
    column = int((pointer.x1 - rect.x1_min) / rect.width * columns)
    row = int((pointer.x2 - rect.x2_min) / rect.height * rows)
    if not (0 <= column < columns and 0 <= row < rows):
        return []
    here = snapshot.field[:, row, column].tolist()
    if not all(map(math.isfinite, here)):
        return []
    if snapshot.task is Task.REGRESSION:
        value = QCoreApplication.translate("Readout", "value {}")
        return [value.format(_short(here[0]))]
    return [
        f"{_cut(point_class.name)} {share:.2f}"
        for point_class, share in zip(dataset.classes, here, strict=True)
    ]


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
