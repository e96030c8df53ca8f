"""The dock "Layers", beside the network's graph, and what it is wired to."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from nngui.session import Session
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.frames import Frames
from nngui.ui.layers.layers_panel import LayersPanel
from nngui.ui.news import Source
from nngui.ui.theme import ThemeController
from nngui.ui.workspace import Workspace

SHORTCUT = "Ctrl+L"


class LayersDock(QObject):
    """Closed until somebody wants it; then a tab with the graph."""

    def __init__(
        self,
        workspace: Workspace,
        session: Session,
        news: Source,
        canvas: CanvasPanel,
        frames: Frames,
        themes: ThemeController,
        window: QWidget,
    ) -> None:
        """`news` tells of the document."""
        super().__init__(window)
        self._canvas = canvas
        self.panel = LayersPanel("dock")
        self.toggle = workspace.add_tab(
            "layers_dock", self.tr("Layers"), self.panel, "network_dock"
        )
        self.toggle.setObjectName("action_show_layers")
        self.toggle.setShortcut(SHORTCUT)
        self.toggle.setToolTip(
            self.tr("Show or hide what each layer does to the plane ({keys})").format(keys=SHORTCUT)
        )
        # Where the list of all keys finds it.
        window.addAction(self.toggle)
        news.document_changed.connect(self.panel.show_document)
        session.loaded.connect(self.panel.clear)
        frames.add(self.panel)
        self.panel.message.connect(canvas.message)
        self.panel.done.connect(self._focus_canvas)
        themes.theme_changed.connect(self.panel.show_theme)
        self.panel.show_theme(themes.theme)
        self.panel.show_document(session.document)

    @Slot()
    def _focus_canvas(self) -> None:
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
