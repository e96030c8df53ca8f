"""The small card that shows a reading beside what it is about, always within the window."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from nngui.ui.network.beside import room_in, stand_beside
from nngui.ui.network.reading import Line, Reading
from nngui.ui.network.scene import Scene
from nngui.ui.network.unit_colors import ROUND, sign_colors

_PICTURE = 60.0
_MOST_LINES = 9
# The picture's own corners are cut in steps, which show when it is enlarged.
_CUT = ROUND * 1.2
_PAD, _GAP, _FAR = 8.0, 8.0, 8.0


class Card(QLabel):
    """A picture of the card, painted when what it says changes and shown over the graph."""

    def __init__(self, graph: QWidget) -> None:
        super().__init__(graph)
        self._graph = graph
        self._subjects: Sequence[QRectF] = ()
        self.setObjectName("network_card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_reading(
        self, scene: Scene, reading: Reading, subjects: Sequence[QRectF], scale: float
    ) -> None:
        """Say it next to the first of `subjects`, rectangles of the graph, and beside all of them."""
        room = room_in(self._graph.window()).size()
        picture = card_picture(scene, reading, room, scale, self.devicePixelRatioF())
        self.setPixmap(picture)
        size = picture.deviceIndependentSize().toSize()
        if not self.isVisible() or size != self.size() or subjects != self._subjects:
            self.resize(size)
            self.stand(subjects, scale)
            self.show()

    def stand(self, subjects: Sequence[QRectF], scale: float) -> None:
        """Stand beside these."""
        self._subjects = subjects
        stand_beside(self, self._graph, subjects, _FAR * scale)


def card_picture(
    scene: Scene, reading: Reading, room: QSizeF, scale: float, ratio: float
) -> QPixmap:
    """`reading` as a picture, no larger than `room`, for a screen with `ratio` pixels to a unit of length."""
    metrics = QFontMetricsF(scene.font)
    picture = min(_PICTURE * scale, room.height() / 2) if reading.unit is not None else 0.0
    pad, gap = _PAD * scale, _GAP * scale
    # What does not fit is counted, not cut; what stands in the graph itself is not said twice.
    fitting = max(int((room.height() - 2 * pad) // metrics.height()) - 1, 1)
    lines = tuple(line for line in reading.lines if not line.written)
    lines = _shortened(lines, min(fitting, _MOST_LINES))
    names = max((metrics.horizontalAdvance(line.name) for line in lines), default=0.0)
    values = max((metrics.horizontalAdvance(line.value) for line in lines), default=0.0)
    mark = metrics.height() * 0.7 if any(line.sign for line in lines) else 0.0
    bold = QFont(scene.font)
    bold.setBold(True)
    table = mark + names + gap + values if lines else 0.0
    text = max(table, QFontMetricsF(bold).horizontalAdvance(reading.title))
    left = picture + gap if picture else 0.0
    text = max(min(text, room.width() - 2 * pad - left), 1.0)
    height = max(metrics.height() * (1 + len(lines)), picture)
    size = QSize(math.ceil(2 * pad + left + text), math.ceil(2 * pad + height))

    result = QPixmap(size * ratio)
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    frame = QRectF(0, 0, size.width(), size.height())
    painter.setPen(QPen(QColor(scene.theme.control_border), 1))
    painter.setBrush(QColor(scene.theme.card))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
    inner = frame.adjusted(pad, pad, -pad, -pad)
    if reading.unit is not None:
        place = QRectF(inner.topLeft(), QSizeF(picture, picture))
        _paint_picture(painter, scene, reading, place)
    inner.setLeft(inner.left() + left)
    painter.setFont(bold)
    painter.setPen(QColor(scene.theme.text))
    painter.drawText(_row(inner, 0, metrics.height()), _NAME, reading.title)
    painter.setFont(scene.font)
    for index, line in enumerate(lines, start=1):
        row = _row(inner, index, metrics.height())
        row.setWidth(min(row.width(), table))
        _paint_line(painter, scene, line, row, mark)
    painter.end()
    return result


_NAME = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_VALUE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _shortened(lines: tuple[Line, ...], count: int) -> tuple[Line, ...]:
    if len(lines) <= count:
        return lines
    return (*lines[: count - 1], Line("\u2026", f"+{len(lines) - count + 1}"))


def _row(inner: QRectF, index: int, height: float) -> QRectF:
    return QRectF(inner.left(), inner.top() + index * height, inner.width(), height)


def _paint_line(painter: QPainter, scene: Scene, line: Line, row: QRectF, mark: float) -> None:
    if line.sign:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(sign_colors(scene.theme)[line.sign > 0]))
        center = QPointF(row.left() + mark * 0.35, row.center().y())
        painter.drawEllipse(center, mark * 0.3, mark * 0.3)
    painter.setPen(QColor(scene.theme.muted))
    painter.drawText(row.adjusted(mark, 0, 0, 0), _NAME, line.name)
    painter.setPen(QColor(scene.theme.text))
    painter.drawText(row, _VALUE, line.value)


def _paint_picture(painter: QPainter, scene: Scene, reading: Reading, place: QRectF) -> None:
    if reading.unit is None:
        return
    atlas, part = scene.picture(reading.unit)
    outline = QPainterPath()
    outline.addRoundedRect(place, place.width() * _CUT, place.width() * _CUT)
    painter.save()
    painter.setClipPath(outline)
    painter.drawImage(place, atlas, QRectF(part))
    painter.restore()
    painter.strokePath(outline, QPen(QColor(scene.theme.control_border), 1))
