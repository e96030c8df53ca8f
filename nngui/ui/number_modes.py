"""How many numbers the network graph shows: the actions choose, and say why there cannot be all of them."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from nngui.session import Session
from nngui.state.view_settings import NUMBERS
from nngui.ui.network.numbers import MOST_NUMBERS, n_weights
from nngui.ui.news import Source
from nngui.ui.tooltips import plain_tooltip


class NumberModes(QObject):
    """Keeps the actions "numbers_none", "numbers_focus" and "numbers_all" true."""

    def __init__(
        self, actions: dict[str, QAction], session: Session, news: Source, parent: QObject
    ) -> None:
        """`news` tells of the document."""
        super().__init__(parent)
        self._session = session
        self._modes = {mode: actions[f"numbers_{mode}"] for mode in NUMBERS}
        self._tip = self._modes["all"].statusTip()
        # One of them is always checked, also when it is triggered again.
        self._group = QActionGroup(self)
        for mode, action in self._modes.items():
            self._group.addAction(action)
            action.setData(mode)
        self._group.triggered.connect(self._on_chosen)
        news.document_changed.connect(self._show)
        session.view_settings_changed.connect(self._show)
        self._show()

    @property
    def actions(self) -> list[QAction]:
        """All modes, in their order."""
        return list(self._modes.values())

    @Slot()
    def _show(self) -> None:
        mode = self._session.view_settings.numbers
        count = n_weights(self._session.document.network_shape()[0])
        fits = count <= MOST_NUMBERS
        every = self._modes["all"]
        every.setEnabled(fits)
        tip = self._tip
        if not fits:
            tip = QCoreApplication.translate(
                "NumberModes",
                "This network has {count} weights; up to {most} can be read.\nPoint at a unit to see its own.",
            ).format(count=f"{count:,}", most=MOST_NUMBERS)
        every.setToolTip(plain_tooltip(tip))
        every.setStatusTip(tip)
        self._modes["focus" if mode == "all" and not fits else mode].setChecked(True)

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        view = replace(self._session.view_settings, numbers=action.data())
        self._session.set_view_settings(view)
