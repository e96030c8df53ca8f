"""What a chart says in words: which line is which, and the values under the crosshair."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from nngui.ui.colors import LIGHT, Theme

_GAP = 3
_RIGHT_PX = 18
_NAME_SHARE, _LEGEND_SHARE = 11, 5
# Of the height of a chart, for the lines of a readout.
_MOST_SHARE = 0.24


class Legend(QLabel):
    """Names the lines of a chart, each in its color."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._ghost = False
        self._names = (self.tr("train"), self.tr("test"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self._update()

    def show_ghost(self, ghost: bool) -> None:
        """Whether to name the lines of an earlier run too."""
        if ghost != self._ghost:
            self._ghost = ghost
            self._update()

    @property
    def least_width(self) -> int:
        """Pixels that the names of both lines take."""
        return self._width(*self._names)

    def _width(self, *names: str) -> int:
        """Pixels that a legend of these takes."""
        gaps = _GAP * (len(names) - 1)
        text = "".join(f"— {name}" for name in names) + " " * gaps
        return self.fontMetrics().horizontalAdvance(text) + 2

    def _update(self) -> None:
        theme = self._theme
        earlier = self.tr("earlier run")
        # Where there is little room, the faint lines must speak for themselves.
        fits = self._width(earlier, *self._names) <= self.width()
        parts = [_key(theme.disabled, earlier, theme.muted)] if self._ghost and fits else []
        # A legend that is cut is worse than none: the crosshair names the lines as well.
        if self.least_width <= self.width():
            colors = theme.ink, theme.accent
            parts += [_key(*pair) for pair in zip(colors, self._names, strict=True)]
        self.setText(("&nbsp;" * _GAP).join(parts))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update()


class LegendLine(QHBoxLayout):
    """The legend at the right of the line in which a chart names its axis: there no curve runs."""

    def __init__(self, legend: Legend) -> None:
        super().__init__()
        self._legend = legend
        self.setContentsMargins(0, 0, _RIGHT_PX, 0)
        self.addStretch(_NAME_SHARE)
        self.addWidget(legend, _LEGEND_SHARE, Qt.AlignmentFlag.AlignBottom)

    def fit(self, width: int) -> bool:
        """Lay it out for a chart of this width; whether there is room for the name of the axis as well."""
        room = (width - _RIGHT_PX) * _LEGEND_SHARE // (_NAME_SHARE + _LEGEND_SHARE)
        fits = self._legend.least_width <= room
        self.setStretch(0, _NAME_SHARE if fits else 0)
        return fits


class Readout(QLabel):
    """Says an epoch and the values there; lies on the plot, and is there only while it has a reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._words: tuple[str, str, str] | None = None
        self._notes: tuple[str, ...] = ()
        self._most_notes = 8
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Values under the crosshair"))
        self.hide()

    @property
    def plain_text(self) -> str:
        """The reading without colors, or nothing."""
        reading = " · ".join(word for word in self._words or () if word)
        return "\n".join((reading, *self._notes))

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.setStyleSheet(
            f"background: {theme.plot_background}; border: 1px solid {theme.border};"
            " border-radius: 5px; padding: 2px 6px; margin-right: 17px;"
        )
        self._update()

    def fit(self, height: int) -> None:
        """Leave out what would hide the curves of a chart of this height."""
        most = max(int(_MOST_SHARE * height / self.fontMetrics().height()) - 1, 0)
        if most != self._most_notes:
            self._most_notes = most
            self._update()

    def show_reading(self, epoch: str, train: str, test: str, notes: Sequence[str] = ()) -> None:
        """Say these; an empty one has no value there. Each of `notes` is a line of its own."""
        words = (
            self.tr("epoch {}").format(epoch),
            self.tr("train {}").format(train) if train else "",
            self.tr("test {}").format(test) if test else "",
        )
        if (words, tuple(notes)) != (self._words, self._notes):
            self._words, self._notes = words, tuple(notes)
            self._update()
        self.show()

    def clear_reading(self) -> None:
        """Nothing is read."""
        self._words, self._notes = None, ()
        self.hide()

    def _update(self) -> None:
        if self._words is None:
            return
        colors = self._theme.muted, self._theme.ink, self._theme.accent
        parts = [
            _span(word, color) for word, color in zip(self._words, colors, strict=True) if word
        ]
        reading = _span(" · ", self._theme.muted).join(parts)
        notes = self._notes[: self._most_notes]
        if len(notes) < len(self._notes):
            reading += _span(" · …", self._theme.muted)
        self.setText("<br>".join((reading, *(_span(note, self._theme.muted) for note in notes))))


def _span(text: str, color: str) -> str:
    return f'<span style="color:{color}">{escape(text)}</span>'


def _key(line: str, text: str, color: str = "") -> str:
    return f"{_span('—', line)}&nbsp;{_span(text, color or line)}"
