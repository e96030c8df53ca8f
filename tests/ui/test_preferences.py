import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QRadioButton, QSlider

from nngui.ui.preferences import PreferencesDialog
from nngui.ui.preferences_store import Preferences
from nngui.ui.theme import scaled


@pytest.fixture
def opened(qtbot):
    """A function that opens the dialog and returns it with the preferences that it emitted."""

    def open_dialog(preferences: Preferences) -> tuple[PreferencesDialog, list[Preferences]]:
        dialog = PreferencesDialog(preferences, 9.6)
        qtbot.addWidget(dialog)
        emitted: list[Preferences] = []
        dialog.preference_changed.connect(emitted.append)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return dialog, emitted

    return open_dialog


def test_it_shows_what_is_preferred_and_emits_nothing(opened) -> None:
    dialog, emitted = opened(Preferences("light", 13))
    assert dialog.findChild(QRadioButton, "theme_light").isChecked()
    assert dialog.findChild(QLineEdit, "text_size_number").text() == "13 pt"
    assert emitted == []


def test_without_a_size_it_shows_that_of_the_system(opened) -> None:
    dialog, _ = opened(Preferences())
    assert dialog.findChild(QLineEdit, "text_size_number").text() == "10 pt"
    assert dialog.preferences == Preferences()


def test_each_choice_is_emitted_at_once(qtbot, opened) -> None:
    dialog, emitted = opened(Preferences())
    dialog.findChild(QRadioButton, "theme_dark").click()
    slider = dialog.findChild(QSlider, "text_size_slider")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert emitted == [Preferences("dark"), Preferences("dark", 11)]
    dialog.accept()
    assert dialog.preferences == Preferences("dark", 11)


def test_a_size_out_of_bounds_is_refused(qtbot, opened) -> None:
    dialog, emitted = opened(Preferences())
    number = dialog.findChild(QLineEdit, "text_size_number")
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "90")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert emitted == []
    assert dialog.isVisible()


def test_cancel_brings_back_what_was(opened) -> None:
    dialog, emitted = opened(Preferences("light", 13))
    dialog.findChild(QRadioButton, "theme_dark").click()
    dialog.reject()
    assert emitted == [Preferences("dark", 13), Preferences("light", 13)]


def test_defaults_follow_the_system(opened) -> None:
    dialog, emitted = opened(Preferences("dark", 18))
    dialog.findChild(object, "preferences_defaults").click()
    assert emitted == [Preferences()]
    assert dialog.findChild(QRadioButton, "theme_system").isChecked()
    assert dialog.findChild(QLineEdit, "text_size_number").text() == "10 pt"


def test_it_has_room_for_its_own_text_at_every_size(qtbot, opened) -> None:
    dialog, _ = opened(Preferences())
    widths = []
    for size_pt in (9.6, 20.0, 9.6):
        font = QFont(dialog.font())
        font.setPointSizeF(size_pt)
        dialog.setFont(font)
        wide = scaled(400, dialog.font())
        qtbot.waitUntil(lambda wide=wide: dialog.minimumWidth() == wide)
        qtbot.waitUntil(lambda: dialog.height() >= dialog.minimumSizeHint().height())
        assert dialog.width() >= dialog.minimumSizeHint().width()
        widths.append(dialog.width())
    assert widths[1] > widths[0] == widths[2]
