"""Icons: one-color drawings from `resources/icons`, drawn in the colors of a theme.

The drawings say `currentColor`; here that word becomes a color of the theme, and the drawing is
rendered at exactly the pixels that are asked for, so it is sharp at every scale of the screen.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nngui.resources import resource
from nngui.ui.theme import Theme


@lru_cache(maxsize=512)
def icon(name: str, theme: Theme, color: str = "text") -> QIcon:
    """The icon `name` in the colors of `theme`.

    `color` names the theme's color for an enabled, unchecked icon (`"accent_text"` on a primary
    button, `"accent"` on a link). Checked, it takes the accent, unless it lies on the accent
    already; disabled, the color of disabled text. An unknown name raises FileNotFoundError.
    """
    resource(f"icons/{name}.svg")  # now, not when it is first painted
    return QIcon(_StrokeEngine(name, theme, color))


class _StrokeEngine(QIconEngine):
    """Draws one drawing in the color that belongs to a mode and a state."""

    def __init__(self, name: str, theme: Theme, color: str) -> None:
        super().__init__()
        self._name = name
        self._theme = theme
        self._color = color

    def _color_for(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return self._theme.disabled
        if mode is QIcon.Mode.Selected:
            return self._theme.selection_text
        if state is QIcon.State.On and self._color != "accent_text":
            return self._theme.accent
        return str(getattr(self._theme, self._color))

    def clone(self) -> QIconEngine:
        return _StrokeEngine(self._name, self._theme, self._color)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        ratio = painter.device().devicePixelRatioF()
        drawing = _image(self._name, self._color_for(mode, state), round(side * ratio))
        painter.drawImage(square, drawing)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Since Qt 6.8 the size comes in logical pixels, to be multiplied by the scale.
        side = round(min(size.width(), size.height()) * scale)
        result = QPixmap.fromImage(_image(self._name, self._color_for(mode, state), side))
        result.setDevicePixelRatio(scale)
        return result


# Images, not pixmaps: they may outlive the application, as everything in a module does.
@lru_cache(maxsize=1024)
def _image(name: str, color: str, side: int) -> QImage:
    image = QImage(max(side, 1), max(side, 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = _drawing(name).replace(b"currentColor", color.encode("ascii"))
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


@lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()
