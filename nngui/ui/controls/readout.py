"""A number under its caption, in a place of fixed width: nothing jumps while numbers run."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

NOTHING = "–"


class Readout(QWidget):
    """A caption over a bold value; as wide as the caption, `widest` and all that was shown."""

    def __init__(
        self, name: str, caption: str, widest: str, tooltip: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setToolTip(tooltip)
        self._captions = (caption, caption)
        self._short = False
        self._widest = widest
        self.caption = QLabel(caption, self)
        self.caption.setProperty("role", "caption")
        self.value = QLabel(NOTHING, self)
        self.value.setObjectName(f"{name}_value")
        self.value.setProperty("role", "value")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.caption)
        layout.addWidget(self.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(NOTHING)

    def show_text(self, text: str) -> bool:
        """Show this value; whether that takes more room than any before."""
        if text == self.value.text() and self.accessibleName():
            return False
        self.value.setText(text)
        self._name()
        grows = len(text) > len(self._widest)
        if grows:
            self._widest = text
            self._fix_size()
        return grows

    def show_caption(self, caption: str, short: str) -> bool:
        """Say what the number is, and what to call it where there is little room; whether that is something else."""
        if (caption, short) == self._captions:
            return False
        self._captions = (caption, short)
        self._name()
        self._show_caption()
        return True

    def show_short(self, short: bool) -> None:
        """Whether the caption is to take little room."""
        if short != self._short:
            self._short = short
            self._show_caption()

    def _show_caption(self) -> None:
        self.caption.setText(self._captions[self._short])
        self._fix_size()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._captions[0]} {self.value.text()}")

    def _fix_size(self) -> None:
        self.ensurePolished()
        self.value.ensurePolished()
        self.caption.ensurePolished()
        width = self.value.fontMetrics().horizontalAdvance(self._widest)
        width = max(width, self.caption.sizeHint().width()) + 2
        self.setFixedWidth(width)
        # A label keeps what it asked for when its minimum was another, until its text is set again.
        text = self.value.text()
        self.value.setMinimumSize(0, 0)
        self.value.clear()
        self.value.setText(text)
        # Of a label that may grow, Qt lays out all widgets around anew with each text, up to the window.
        self.value.setFixedSize(width, self.value.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fix_size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fix_size()


def loss_text(loss: float | None) -> str:
    """A loss in at most seven characters, so that it stays in its place."""
    if loss is None:
        return NOTHING
    if loss == 0 or 1e-3 <= loss < 100:
        return f"{loss:.4f}"[:6] if loss < 10 else f"{loss:.3f}"
    if 100 <= loss < 99_999.5:  # what diverges is read from afar, and not as a power of ten
        return f"{loss:.2f}"[:6] if loss < 1000 else f"{loss:.0f}"
    mantissa, exponent = f"{loss:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def percent_text(share: float | None) -> str:
    """A share of 1 in percent, one digit after the point; 100 only where it is all."""
    if share is None:
        return NOTHING
    thousandths = round(1000 * share)
    return f"{(min(thousandths, 999) if share < 1 else thousandths) / 10:.1f} %"


def score_text(score: float | None) -> str:
    """An R^2 in three digits; 1 only where it is exact, and far below 0 in few."""
    if score is None:
        return NOTHING
    if score < -99:
        return "< \N{MINUS SIGN}99"
    text = f"{min(score, 0.9999) if score < 1 else score:.4f}" if score > 0.99 else f"{score:.3f}"
    return text.replace("-", "\N{MINUS SIGN}")
