import pytest
from PySide6.QtCore import QSettings

from nngui.ui.preferences_store import (
    Preferences,
    apply_preferences,
    load_preferences,
    save_preferences,
)
from nngui.ui.theme import ThemeController


@pytest.mark.parametrize(
    "preferences", [Preferences(), Preferences("dark", 14), Preferences("light", None)]
)
def test_what_is_saved_is_loaded(qapp, preferences) -> None:
    save_preferences(Preferences("light", 20))
    save_preferences(preferences)
    QSettings().sync()
    assert load_preferences() == preferences


@pytest.mark.parametrize("theme", ["", "purple", 3])
@pytest.mark.parametrize("size", ["", "huge", "7", "21", "-1", "nan"])
def test_what_makes_no_sense_is_as_at_first(qapp, theme, size) -> None:
    settings = QSettings()
    settings.setValue("preferences/theme", theme)
    settings.setValue("preferences/text_size_pt", size)
    assert load_preferences() == Preferences()


def test_preferences_reach_the_application(qapp) -> None:
    themes = ThemeController(qapp)
    first = themes.text_size
    apply_preferences(Preferences("dark", 15), themes)
    assert themes.theme.name == "dark"
    assert qapp.font().pointSizeF() == 15
    apply_preferences(Preferences(), themes)
    assert themes.preference == "system"
    assert themes.text_size == themes.system_text_size == first
    themes.deleteLater()
