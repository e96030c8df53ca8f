"""The dialog in which theme and text size are chosen, and seen at once."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from nngui.ui.controls.scales import linear_scale
from nngui.ui.controls.slider_field import SliderField
from nngui.ui.controls.surfaces import CardFrame
from nngui.ui.preferences_store import (
    MAXIMUM_TEXT_SIZE_PT,
    MINIMUM_TEXT_SIZE_PT,
    THEME_PREFERENCES,
    Preferences,
)
from nngui.ui.theme import scaled


class PreferencesDialog(QDialog):
    """Each choice is emitted at once; Cancel emits those that were there at first."""

    preference_changed = Signal(object)
    """The `Preferences` to show now."""

    def __init__(
        self, preferences: Preferences, system_text_size_pt: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences_dialog")
        self.setWindowTitle(self.tr("Preferences"))
        self._first = preferences
        self._preferences = preferences
        self._system_text_size_pt = round(system_text_size_pt)
        card = CardFrame("preferences_card")
        card.body.addWidget(self._heading(self.tr("Theme")))
        card.body.addLayout(self._theme_row())
        card.body.addSpacing(scaled(6, self.font()))
        card.body.addWidget(self._heading(self.tr("Text")))
        self._size = SliderField(
            "text_size",
            self.tr("Text size"),
            self.tr("How large all text is, in points. Larger for a projector."),
            linear_scale(MINIMUM_TEXT_SIZE_PT, MAXIMUM_TEXT_SIZE_PT, 1),
            self._shown_size(),
            default=self._system_text_size_pt,
            whole=True,
            unit="pt",
        )
        self._size.value_changed.connect(self._on_size_changed)
        card.body.addWidget(self._size)
        layout = QVBoxLayout(self)
        layout.addWidget(card)
        layout.addStretch(1)
        layout.addWidget(self._buttons())
        self._grow()
        self._show()

    @property
    def preferences(self) -> Preferences:
        """What is chosen now."""
        return self._preferences

    def _grow(self) -> None:
        """Room for the text at its size: the dialog shows what it changes, itself included."""
        self.setMinimumWidth(scaled(400, self.font()))
        self.adjustSize()

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "heading")
        return label

    def _theme_row(self) -> QHBoxLayout:
        texts = {
            "system": (self.tr("&System"), self.tr("Light or dark, as the system is")),
            "light": (self.tr("&Light"), self.tr("Dark text on white")),
            "dark": (self.tr("&Dark"), self.tr("Light text on black")),
        }
        row = QHBoxLayout()
        row.setSpacing(scaled(18, self.font()))
        self._themes = QButtonGroup(self)
        for index, name in enumerate(THEME_PREFERENCES):
            text, tip = texts[name]
            button = QRadioButton(text)
            button.setObjectName(f"theme_{name}")
            button.setAccessibleName(self.tr("Theme: {}").format(text.replace("&", "")))
            button.setToolTip(tip)
            self._themes.addButton(button, index)
            row.addWidget(button)
        row.addStretch(1)
        self._themes.idToggled.connect(self._on_theme_toggled)
        return row

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.RestoreDefaults)
        for kind, name, tip in (
            (kinds.Ok, "ok", self.tr("Keep this")),
            (kinds.Cancel, "cancel", self.tr("Back to how it was before")),
            (kinds.RestoreDefaults, "defaults", self.tr("Theme and text size of the system")),
        ):
            button = box.button(kind)
            button.setObjectName(f"preferences_{name}")
            button.setToolTip(tip)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        box.button(kinds.RestoreDefaults).clicked.connect(self._on_defaults)
        return box

    def _shown_size(self) -> int:
        size = self._preferences.text_size_pt or self._system_text_size_pt
        return min(max(size, MINIMUM_TEXT_SIZE_PT), MAXIMUM_TEXT_SIZE_PT)

    def _show(self) -> None:
        with QSignalBlocker(self._themes):
            index = THEME_PREFERENCES.index(self._preferences.theme)
            self._themes.button(index).setChecked(True)
        self._size.set_value(self._shown_size())

    def _choose(self, preferences: Preferences) -> None:
        if preferences != self._preferences:
            self._preferences = preferences
            self.preference_changed.emit(preferences)

    @Slot(int, bool)
    def _on_theme_toggled(self, index: int, on: bool) -> None:
        if on:
            self._choose(replace(self._preferences, theme=THEME_PREFERENCES[index]))

    @Slot(float, bool)
    def _on_size_changed(self, size_pt: float, finished: bool) -> None:
        # Not while the slider is dragged: it would grow away under the hand.
        if finished:
            self._choose(replace(self._preferences, text_size_pt=int(size_pt)))

    @Slot()
    def _on_defaults(self) -> None:
        self._choose(Preferences())
        self._show()

    def reject(self) -> None:
        """Back to what there was at first."""
        self._choose(self._first)
        super().reject()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # After a change of the text size; the layout knows the new sizes only now.
            handled = super().event(event)
            self._grow()
            return handled
        return super().event(event)
