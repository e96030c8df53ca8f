"""The actions that change how a document is looked at, and at which speed it trains."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from nngui.session import Session
from nngui.state.view_settings import ViewSettings
from nngui.ui.action_states import VIEW_TOGGLES


class ViewToggles(QObject):
    """Asks the session for other view settings. Flat Out goes back to the speed that it came from."""

    def __init__(self, actions: dict[str, QAction], session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._paced_speed = session.view_settings.speed or ViewSettings().speed
        session.view_settings_changed.connect(self._on_view_settings_changed)
        for name in VIEW_TOGGLES:
            actions[name].toggled.connect(partial(self._set, name))
        actions["flat_out"].toggled.connect(self._on_flat_out)

    @Slot(object)
    def set_speed(self, speed: float | None) -> None:
        """Train at so many steps a second; None is flat out."""
        self._set("speed", speed)

    def _set(self, name: str, value: bool | float | None) -> None:
        settings = self._session.view_settings
        if getattr(settings, name) != value:
            changed: dict[str, Any] = {name: value}
            if name == "equal_axes":
                # What was in view has another shape now.
                changed["rect"] = None
            self._session.set_view_settings(replace(settings, **changed))

    @Slot(bool)
    def _on_flat_out(self, on: bool) -> None:
        if on != (self._session.view_settings.speed is None):
            self.set_speed(None if on else self._paced_speed)

    @Slot(object)
    def _on_view_settings_changed(self, settings: ViewSettings) -> None:
        self._paced_speed = settings.speed or self._paced_speed
