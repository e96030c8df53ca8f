"""What the user prefers to see, and where that is kept between two windows."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from nngui.ui.theme import Preference, ThemeController

MINIMUM_TEXT_SIZE_PT = 8
MAXIMUM_TEXT_SIZE_PT = 20
THEME_PREFERENCES: tuple[Preference, ...] = ("system", "light", "dark")
_THEME, _TEXT_SIZE = "preferences/theme", "preferences/text_size_pt"


@dataclass(frozen=True, slots=True)
class Preferences:
    """`text_size_pt` (8 to 20): the size of plain text; None is that of the system."""

    theme: Preference = "system"
    text_size_pt: int | None = None


def load_preferences() -> Preferences:
    """As they were last saved; what is missing or senseless is as at first."""
    settings = QSettings()
    theme = settings.value(_THEME, "system")
    try:
        size: int | None = int(str(settings.value(_TEXT_SIZE, "")))
    except ValueError:
        size = None
    if size is not None and not MINIMUM_TEXT_SIZE_PT <= size <= MAXIMUM_TEXT_SIZE_PT:
        size = None
    return Preferences(next((one for one in THEME_PREFERENCES if one == theme), "system"), size)


def save_preferences(preferences: Preferences) -> None:
    """Keep them for the next window."""
    settings = QSettings()
    settings.setValue(_THEME, preferences.theme)
    if preferences.text_size_pt is None:
        settings.remove(_TEXT_SIZE)
    else:
        settings.setValue(_TEXT_SIZE, preferences.text_size_pt)


def apply_preferences(preferences: Preferences, themes: ThemeController) -> None:
    """Show the application as preferred."""
    themes.set_preference(preferences.theme)
    themes.set_text_size(preferences.text_size_pt or themes.system_text_size)
