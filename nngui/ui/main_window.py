"""The window: builds the views, places them, and shows in one method what is wired to what."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from nngui.session import Session
from nngui.state.document import Document
from nngui.state.view_settings import ViewSettings
from nngui.storage import Storage
from nngui.ui.action_states import ActionStates
from nngui.ui.actions import make_actions
from nngui.ui.banner import Banner
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.charts.charts_panel import ChartsPanel
from nngui.ui.charts.feed import ChartFeed
from nngui.ui.controls.panel import ControlsPanel
from nngui.ui.controls.transport import TransportBar
from nngui.ui.dialogs import Dialogs
from nngui.ui.file_flow import FileFlow
from nngui.ui.frames import Frames
from nngui.ui.layers_dock import LayersDock
from nngui.ui.menus import Menus
from nngui.ui.network.graph_panel import GraphPanel
from nngui.ui.news import News
from nngui.ui.notices import Notices
from nngui.ui.number_modes import NumberModes
from nngui.ui.operations import connect, operations
from nngui.ui.points_dock import PointsDock
from nngui.ui.selection_actions import SelectionActions
from nngui.ui.status_line import StatusLine
from nngui.ui.step_kinds import StepKinds
from nngui.ui.theme import Theme, ThemeController
from nngui.ui.tooltips import wrap_tooltips
from nngui.ui.view_toggles import ViewToggles
from nngui.ui.workspace import GAP, Workspace

CONTROLS_WIDTH = 280
CHARTS_WIDTH = 440
# In a narrow window the panels give way, not the canvas.
CANVAS_WIDTH = 400
GEOMETRY = "window/geometry"
SIZE = QSize(1440, 900)
MINIMUM_SIZE = QSize(960, 640)


class MainWindow(QMainWindow):
    """Renders a session and asks it for changes. `closed()`: it is gone, and nothing was lost."""

    closed = Signal()
    new_window_requested = Signal()

    def __init__(
        self,
        session: Session,
        storage: Storage,
        themes: ThemeController,
        dialogs: Dialogs,
        make_document: Callable[[], Document],
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(SIZE)
        self.setAcceptDrops(True)
        self._session = session
        self._storage = storage
        self._themes = themes
        self._dialogs = dialogs
        self._may_close = False
        self.actions_by_name = make_actions(self)
        self.canvas = CanvasPanel()
        self.news = News(session, self.canvas, self)
        self.controls = ControlsPanel("dock")
        self.graph = GraphPanel("dock")
        self.charts = ChartsPanel("dock")
        self.transport = TransportBar(self.actions_by_name)
        self.banner = Banner()
        self.notices = Notices(self.banner, session, self)
        self.status = StatusLine(self)
        self.files = FileFlow(storage, session, dialogs, self, make_document)
        self.feed = ChartFeed(session, self.charts, self)
        self.frames = Frames(
            session,
            self.canvas,
            self.graph,
            self.status,
            (
                (self.graph,),
                (self.charts, self.feed),
                (self.transport, self.controls, self.status),
            ),
            self,
        )
        self.frames.add(self.charts.metrics)
        self.workspace = Workspace(self)
        self.states = ActionStates(self.actions_by_name, session, self.news, themes.theme, self)
        self.selection_actions = SelectionActions(self.actions_by_name, self.canvas, self)
        self.step_kinds = StepKinds(self.actions_by_name, session, self.news, self)
        self.number_modes = NumberModes(self.actions_by_name, session, self.news, self)
        self.graph.offer_numbers(self.number_modes.actions)
        self.graph.offer_worth(self.actions_by_name["show_worth"])
        self.toggles = ViewToggles(self.actions_by_name, session, self)
        self._place()
        self._wire_views()
        self._wire_actions()
        self._show_all()
        wrap_tooltips(self)
        self.workspace.restore_layout()
        geometry = QSettings().value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    # ---- places

    def _place(self) -> None:
        center = QWidget(self.workspace)
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(self.canvas, 1)
        self.workspace.setCentralWidget(center)
        self.workspace.keep_center(CANVAS_WIDTH)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        add = self.workspace.add
        add("controls_dock", self.tr("Controls"), self.controls, left, CONTROLS_WIDTH)
        add("network_dock", self.tr("Network"), self.graph, right, CHARTS_WIDTH, 45)
        add("charts_dock", self.tr("Learning"), self.charts, right, CHARTS_WIDTH, 55)
        self.layers = LayersDock(
            self.workspace, self._session, self.news, self.canvas, self.frames, self._themes, self
        )
        self.points = PointsDock(
            self.workspace, self._session, self.news, self.canvas, self._themes, self
        )
        self.frames.add_calm(self.points)
        self.setCentralWidget(self.workspace)
        self.workspace.panels_changed.connect(self.frames.pump.request_soon)
        self.workspace.arranged.connect(self.graph.stand_cards)

        bar = QToolBar(self.tr("Training"), self)
        bar.setObjectName("training_bar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        bar.addWidget(self.transport)
        self.addToolBar(bar)
        self.setStatusBar(self.status)
        self._menus = Menus(
            self.menuBar(),
            self.actions_by_name,
            self.workspace.toggles(),
            self._storage.recent_files,
            self._storage.examples,
            self.files.open_path,
            self.canvas.fill_class_menu,
        )

    # ---- what is wired to what

    def _wire_views(self) -> None:
        session = self._session
        session.dataset_changed.connect(self.canvas.show_dataset)
        session.settings_changed.connect(self.canvas.show_settings)
        for view in (self.controls, self.transport, self.graph, self.charts, self.status):
            self.news.document_changed.connect(view.show_document)
        session.view_settings_changed.connect(self._show_view_settings)
        session.running_changed.connect(self.transport.show_running)
        session.edit_refused.connect(self.status.say_why)
        session.training_stopped.connect(self.status.show_stop)
        session.loaded.connect(self._on_loaded)

        self.charts.points_chosen.connect(self.canvas.selected.select)
        self.canvas.edit_requested.connect(session.perform)
        self.canvas.view_settings_requested.connect(session.set_view_settings)
        self.canvas.message.connect(self.status.say)
        self.states.message.connect(self.status.say)
        self.canvas.stroke_canceled.connect(session.cancel_stroke)
        # What was refused a moment ago is over with the next edit; that one may be refused in turn.
        self.controls.edit_requested.connect(self.status.clearMessage)
        self.controls.done.connect(self.status.clear_older)
        self.controls.edit_requested.connect(session.perform)
        self.controls.message.connect(self.status.say)
        self.controls.done.connect(self._focus_canvas)
        self.controls.open_data_requested.connect(self.files.import_data)
        self.graph.edit_requested.connect(self.status.clearMessage)
        self.graph.edit_requested.connect(session.perform)
        self.graph.message.connect(self.status.say)
        self.transport.speed_requested.connect(self.toggles.set_speed)
        self.transport.message.connect(self.status.say)

        self._storage.path_changed.connect(self._show_title)
        self._storage.modified_changed.connect(self._show_title)
        self._themes.theme_changed.connect(self._show_theme)
        # Queued: a window cannot be closed again while it is being told to close.
        self.files.ready_to_close.connect(
            self._on_ready_to_close, Qt.ConnectionType.QueuedConnection
        )

    def _wire_actions(self) -> None:
        connect(
            self.actions_by_name,
            {
                **operations(self._session, self.files, self.canvas, self.controls),
                "new_window": self.new_window_requested.emit,
                "preferences": lambda: self._dialogs.show_preferences(self, self._themes),
                "close": self.close,
                "reset_layout": self.workspace.reset_layout,
                "focus_canvas": self._focus_canvas,
                "shortcuts": lambda: self._dialogs.show_shortcuts(self, self.actions()),
                "about": lambda: self._dialogs.show_about(self),
            },
        )

    # ---- showing

    def _show_all(self) -> None:
        session = self._session
        self._show_theme(self._themes.theme)
        self.canvas.show_settings(session.document.settings)
        self.canvas.show_dataset(session.document.dataset)
        for view in (self.controls, self.transport, self.graph, self.charts, self.status):
            view.show_document(session.document)
        self.transport.show_running(session.running)
        self._show_view_settings(session.view_settings)
        self._show_title()

    @Slot(object)
    def _show_theme(self, theme: Theme) -> None:
        views = (self.states, self.canvas, self.controls, self.graph, self.charts)
        for view in (*views, self.transport, self.banner):
            view.show_theme(theme)

    @Slot(object)
    def _show_view_settings(self, view_settings: ViewSettings) -> None:
        self.canvas.show_view_settings(view_settings)
        self.graph.show_view_settings(view_settings)
        self.controls.show_view_settings(view_settings)
        self.transport.show_view_settings(view_settings)

    @Slot()
    def _show_title(self) -> None:
        storage = self._storage
        self.setWindowTitle(f"{storage.title}[*] — nngui")
        self.setWindowModified(storage.modified)
        self.states.show_file(can_revert=bool(storage.path) and storage.modified)
        self.status.show_file(storage.title, storage.modified)

    # ---- answers

    @Slot()
    def _on_loaded(self) -> None:
        # What was said was about another document.
        self.status.clearMessage()
        # Numbers of points are given anew in each document: those that were selected are others now.
        self.canvas.selected.clear()
        self.charts.clear()
        self.graph.clear()
        self.transport.show_snapshot(None)
        self.canvas.fit()
        self.frames.pump.request()

    @Slot()
    def _focus_canvas(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- closing

    @Slot()
    def _on_ready_to_close(self) -> None:
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._storage.modified and not self._may_close:
            event.ignore()
            self.files.close()
            return
        self.workspace.save_layout()
        QSettings().setValue(GEOMETRY, self.saveGeometry())
        self.frames.pump.stop()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files.open_path(paths[0])
