"""Where the panels stand: round the canvas, in docks that can be moved, closed, torn off, remembered and put back.

A main window within the window: menu bar and status line reach from edge to edge, the panels stand apart from it.
"""

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QMainWindow, QStyle, QTabWidget, QWidget

GAP = 8
# Raise it when docks come or go: an older layout is then not restored into a window that it does not fit.
VERSION = 4
_STATE = "window/state"
_DRAGGED = "window/panels_dragged"


class Workspace(QMainWindow):
    """The canvas in the middle, and panels in docks."""

    panels_changed = Signal()
    """A panel has come into view, or is no longer seen."""
    arranged = Signal()
    """Panels may stand elsewhere now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Qt makes every QMainWindow a window; this one is a part of one.
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("workspace")
        self.setContentsMargins(GAP, GAP, GAP, GAP)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        # What lies below takes no width from the panels beside.
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._docks: list[QDockWidget] = []
        self._below: list[QDockWidget] = []
        self._widths: list[int] = []
        self._shares: list[int] = []
        self._areas: list[Qt.DockWidgetArea] = []
        self._dragged = False
        self._default = QByteArray()
        self._least_center = 0

    def keep_center(self, width: int) -> None:
        """The panels give way to the middle until it is this wide, as far as their text lets them."""
        self._least_center = width
        self._share_width()

    def add(
        self,
        name: str,
        title: str,
        content: QWidget,
        area: Qt.DockWidgetArea,
        width: int,
        share: int = 50,
    ) -> None:
        """A panel in a dock of its own beside the middle, this wide at first.

        Panels of one side share its height in proportion to their `share`.
        """
        dock = self._make_dock(name, title, content)
        self.addDockWidget(area, dock)
        self._docks.append(dock)
        self._widths.append(width)
        self._shares.append(share)
        self._areas.append(area)
        self.resizeDocks(self._docks, self._widths, Qt.Orientation.Horizontal)

    def add_below(self, name: str, title: str, content: QWidget, height: int) -> QAction:
        """A panel under the middle, closed at first and then this high; gives what shows and hides it."""
        dock = self._make_dock(name, title, content)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        self.resizeDocks([dock], [height], Qt.Orientation.Vertical)
        dock.hide()
        self._below.append(dock)
        return dock.toggleViewAction()

    def add_tab(self, name: str, title: str, content: QWidget, beside: str) -> QAction:
        """A panel in the place of another one, closed at first; gives what shows and hides it."""
        dock = self._make_dock(name, title, content)
        other = next(one for one in self._docks if one.objectName() == beside)
        self.tabifyDockWidget(other, dock)
        dock.hide()
        self._below.append(dock)
        # Who asks for it wants to see it, not its tab.
        dock.toggleViewAction().triggered.connect(dock.raise_)
        return dock.toggleViewAction()

    def _make_dock(self, name: str, title: str, content: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.visibilityChanged.connect(self.panels_changed)
        dock.setWidget(content)
        dock.toggleViewAction().setToolTip(self.tr("Show or hide this panel"))
        tooltips = {
            "qt_dockwidget_floatbutton": self.tr(
                "Put this panel into a window of its own, or back"
            ),
            "qt_dockwidget_closebutton": self.tr("Close this panel; the View menu brings it back"),
        }
        for button in dock.findChildren(QAbstractButton):
            button.setToolTip(tooltips.get(button.objectName(), button.toolTip()))
        return dock

    def toggles(self) -> list[QAction]:
        """The menu entries that show and hide the panels."""
        return [dock.toggleViewAction() for dock in (*self._docks, *self._below)]

    def restore_layout(self) -> None:
        """As it was when a window was last closed."""
        self._default = self.saveState(VERSION)
        state = QSettings().value(_STATE)
        if isinstance(state, QByteArray):
            self.restoreState(state, VERSION)
        self._dragged = bool(QSettings().value(_DRAGGED, False, type=bool))

    def save_layout(self) -> None:
        """For the next window."""
        QSettings().setValue(_STATE, self.saveState(VERSION))
        QSettings().setValue(_DRAGGED, self._dragged)

    @Slot()
    def reset_layout(self) -> None:
        """All panels back to their first places."""
        self.restoreState(self._default, VERSION)
        self._dragged = False
        self.resizeDocks(self._docks, self._widths, Qt.Orientation.Horizontal)
        self._share_height()

    def _share_width(self) -> None:
        center = self.centralWidget()
        if center is None:
            return
        # What is left where all panels are as narrow as they can be. A minimum beyond that would not make the window
        # wider: Qt would let the panels lie on each other.
        beside = [
            dock
            for dock in self._docks
            if dock.isVisibleTo(self) and not dock.isFloating() and self._is_beside(dock)
        ]
        separator = self.style().pixelMetric(
            QStyle.PixelMetric.PM_DockWidgetSeparatorExtent, None, self
        )
        # Panels above each other take the width of the widest.
        stacks: dict[tuple[Qt.DockWidgetArea, int], int] = {}
        for dock in beside:
            stack = self.dockWidgetArea(dock), dock.x()
            stacks[stack] = max(stacks.get(stack, 0), dock.minimumSizeHint().width())
        taken = sum(stacks.values()) + separator * len(stacks)
        room = self.contentsRect().width() - taken
        least = max(min(self._least_center, room), 0)
        if least != center.minimumWidth():
            center.setMinimumWidth(least)

    @Slot()
    def _give_width_back(self) -> None:
        """Panels that gave way in a narrow window, or grew with their text, get their width again.

        Not where a hand has set it.
        """
        if self._dragged:
            return
        wanted = [
            (dock, width)
            for dock, width, area in zip(self._docks, self._widths, self._areas, strict=True)
            if dock.isVisibleTo(self)
            and not dock.isFloating()
            and self.dockWidgetArea(dock) == area
        ]
        if any(dock.width() != width for dock, width in wanted):
            docks, widths = zip(*wanted, strict=True)
            self.resizeDocks(docks, widths, Qt.Orientation.Horizontal)

    def _share_height(self) -> None:
        """Panels above each other keep their shares, unless a hand has set their heights."""
        if self._dragged:
            return
        for side in set(self._areas):
            stacked = [
                (dock, share)
                for dock, share, area in zip(self._docks, self._shares, self._areas, strict=True)
                if area == side == self.dockWidgetArea(dock)
                and dock.isVisibleTo(self)
                and not dock.isFloating()
            ]
            if len(stacked) > 1:
                docks, shares = zip(*stacked, strict=True)
                height = self.contentsRect().height() / sum(shares)
                heights = [round(share * height) for share in shares]
                self.resizeDocks(docks, heights, Qt.Orientation.Vertical)

    def _is_beside(self, dock: QDockWidget) -> bool:
        sides = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        return self.dockWidgetArea(dock) in sides

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._dragged |= self.isSeparator(event.position().toPoint())
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._share_width()
        if isinstance(event, QResizeEvent) and event.size().width() > event.oldSize().width():
            self._give_width_back()
        if event.type() == QEvent.Type.FontChange:
            # Once the panels know how wide they have to be for the new text.
            QTimer.singleShot(0, self, self._give_width_back)
        if event.type() == QEvent.Type.Resize:
            self._share_height()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.arranged.emit()
        return handled
