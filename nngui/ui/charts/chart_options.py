"""The menu in which it is chosen how curves are drawn."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from nngui.state.view_settings import HALF_LIVES, ChartOptions
from nngui.ui.colors import Theme
from nngui.ui.controls.menu_button import give_menu
from nngui.ui.icons import icon
from nngui.ui.theme import scaled


class ChartMenuButton(QToolButton):
    """A small button with the menu."""

    options_requested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = ChartOptions()
        self.setObjectName(f"{name}_options")
        self.setProperty("variant", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("How the curves are drawn"))
        self.setToolTip(
            self.tr(
                "Smooth the curves, and choose what is shown beside them: best test, changes, past runs"
            )
        )
        menu = QMenu(self)
        self._strengths = QActionGroup(self)
        strengths = (
            self.tr("No Smoothing"),
            self.tr("Light Smoothing"),
            self.tr("Medium Smoothing"),
            self.tr("Strong Smoothing"),
        )
        for half_life, text in zip(HALF_LIVES, strengths, strict=True):
            action = self._strengths.addAction(text)
            action.setCheckable(True)
            action.setData(half_life)
            action.triggered.connect(self._on_strength)
            menu.addAction(action)
        menu.addSeparator()
        self._toggles: dict[str, QAction] = {}
        for field, text, tip in (
            (
                "show_best",
                self.tr("Best Test"),
                self.tr("Mark the epoch that was best on test points."),
            ),
            (
                "show_flags",
                self.tr("Changes"),
                self.tr("A flag where something was changed while it trained."),
            ),
            (
                "show_runs",
                self.tr("Past Runs"),
                self.tr("The run before this one, and those that are pinned under Runs."),
            ),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setToolTip(tip)
            action.setData(field)
            action.triggered.connect(self._on_toggle)
            self._toggles[field] = action
        menu.setToolTipsVisible(True)
        give_menu(self, menu)
        self.show_options(self._options)

    def add_toggle(self, text: str) -> QAction:
        """One more choice at the end of the menu, for this chart alone."""
        menu = self.menu()
        menu.addSeparator()
        action = menu.addAction(text)
        action.setCheckable(True)
        return action

    def show_options(self, options: ChartOptions) -> None:
        """Check what is chosen."""
        self._options = options
        for action in self._strengths.actions():
            action.setChecked(action.data() == options.smoothing)
        for field, action in self._toggles.items():
            action.setChecked(getattr(options, field))

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.setIcon(icon("settings", theme))
        side = scaled(14, self.font())
        self.setIconSize(QSize(side, side))

    def _on_strength(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.options_requested.emit(replace(self._options, smoothing=action.data()))

    def _on_toggle(self, checked: bool) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        changed: dict[str, Any] = {action.data(): checked}
        self.options_requested.emit(replace(self._options, **changed))
