"""One class in the palette: marker, number, name and how many points, in a rounded frame; renamed in place."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from nngui.data import PointClass
from nngui.ui.canvas.markers import class_color, paint_marker
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.theme import scaled
from nngui.ui.tooltips import plain_tooltip

PILL_HEIGHT_PX = 30
_LONGEST_PX = 150
_EDITOR_PX = 110
_GAP_PX = 6
_WAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ClassPill(QAbstractButton):
    """A click chooses the class; a double click or F2 edits its name, Shift and an arrow key move it."""

    renamed = Signal(int, str)
    delete_requested = Signal(int)
    move_requested = Signal(int, int)
    """Which class, and to which place."""
    menu_requested = Signal(int, QPoint)
    """Which class, and where on the screen."""
    done = Signal()
    """The name has been typed, and the keys are free again."""

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self._class = PointClass("?", "ink", "circle")
        self._shown: tuple[PointClass, int] | None = None
        self._count = ""
        self._has_room = False
        self._theme = LIGHT
        self._editor: QLineEdit | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setObjectName(f"class_pill_{index}")

    def show_class(self, point_class: PointClass, count: int) -> None:
        """Show this class, which has `count` points."""
        if (point_class, count) == self._shown:
            return
        self._shown = point_class, count
        tip = self.tr(
            "{name}: {count:,} points. Click to draw with it (key {key}); double-click to rename, "
            "right-click to recolor, move, merge or delete."
        ).format(name=point_class.name, count=count, key=self._index + 1)
        self.setToolTip(plain_tooltip(tip))
        self.setStatusTip(tip)
        self._show_count(f"{count:,}")
        if point_class != self._class:
            self._class = point_class
            self.setText(point_class.name)
            self.setAccessibleName(
                self.tr("Class {number}: {name}").format(
                    number=self._index + 1, name=point_class.name
                )
            )
            self.updateGeometry()
            self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_room(self, has_room: bool) -> None:
        """Write the number of points beside the name, or leave it to the tooltip."""
        if has_room != self._has_room:
            self._has_room = has_room
            self.updateGeometry()
            self.update()

    @property
    def bare_width(self) -> int:
        """Pixels that it takes without the number of points."""
        label = self.fontMetrics().horizontalAdvance(self._label()) + 4
        return min(label, self._px(_LONGEST_PX)) + self._px(38)

    @property
    def whole_width(self) -> int:
        """Pixels that it takes with the number of points."""
        return self.bare_width + self._width_of_count()

    def _show_count(self, count: str) -> None:
        is_longer = len(count) != len(self._count)
        self._count = count
        if self._has_room:
            self.update()
            if is_longer:
                self.updateGeometry()

    def edit_name(self) -> None:
        """Let the name be typed, in place."""
        if self._editor is not None:
            return
        editor = QLineEdit(self._class.name, self.parentWidget())
        editor.setObjectName("class_name")
        editor.setAccessibleName(self.tr("Name of class {number}").format(number=self._index + 1))
        editor.setToolTip(self.tr("Enter keeps the name, Esc the old one."))
        editor.setGeometry(self.geometry())
        editor.selectAll()
        editor.installEventFilter(self)
        editor.editingFinished.connect(self._on_editing_finished)
        self._editor = editor
        # The field takes room of its own; what stands beside it moves on.
        self.updateGeometry()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_editing_finished(self) -> None:
        if self._editor is None:
            return
        name = " ".join(self._editor.text().split())
        self._close_editor()
        if name and name != self._class.name:
            self.renamed.emit(self._index, name)

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.removeEventFilter(self)
            if editor.hasFocus():
                # Before it is hidden: Qt would hand the focus on as if Tab had been pressed.
                self.done.emit()
            editor.hide()
            editor.deleteLater()
            self.updateGeometry()

    def _place_editor(self) -> None:
        if self._editor is not None:
            self._editor.setGeometry(self.geometry())

    def _px(self, length: float) -> int:
        return scaled(length, self.font())

    # ---- Qt

    def sizeHint(self) -> QSize:
        width = self.whole_width if self._has_room else self.bare_width
        if self._editor is not None:
            width = max(width, self._px(_EDITOR_PX))
        return QSize(width, self._px(PILL_HEIGHT_PX))

    def _width_of_count(self) -> int:
        """As wide as the widest number of so many digits: nothing moves while points come."""
        digits = "".join("0" if sign.isdigit() else sign for sign in self._count)
        return self.fontMetrics().horizontalAdvance(digits) + self._px(_GAP_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._px(70), self._px(PILL_HEIGHT_PX))

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._close_editor()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_name()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(self._index, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_name()
        elif event.key() == Qt.Key.Key_Delete:
            # Of the last two none can go: whoever is asked says so.
            self.delete_requested.emit(self._index)
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in _WAYS:
            self.move_requested.emit(self._index, self._index + _WAYS[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        fill = theme.accent_tint if chosen else theme.hover if self.underMouse() else theme.field
        strong = chosen or self.hasFocus()
        width = 2.0 if self.hasFocus() else 1.5 if chosen else 1.0
        painter.setPen(QPen(QColor(theme.accent if strong else theme.border), width))
        painter.setBrush(QColor(fill))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.save()
        painter.translate(self._px(16), self.height() / 2)
        color = class_color(self._class, theme)
        paint_marker(painter, self._class.shape, color, theme, self._px(13))
        painter.restore()
        left = self._px(27)
        text = QRectF(left, 0, self.width() - left - self._px(8), self.height())
        if self._has_room:
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count
            )
            text.setRight(text.right() - self._width_of_count())
        painter.setPen(QColor(theme.text))
        elided = self.fontMetrics().elidedText(
            self._label(), Qt.TextElideMode.ElideRight, int(text.width()) + 1
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def _label(self) -> str:
        return f"{self._index + 1} {self._class.name}"
