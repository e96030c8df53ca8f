"""Puts a look on the application, and follows the system or the user's preference.

The looks are values (`nngui.ui.colors`). `apply_theme` fills the style sheet
`resources/themes/window.qss` with one; `ThemeController` chooses which.
"""

import re
from dataclasses import fields
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from nngui.resources import resource
from nngui.ui.colors import DARK, LIGHT, THEMES, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "MAXIMUM_TEXT_SIZE_PT",
    "MINIMUM_TEXT_SIZE_PT",
    "Theme",
    "ThemeController",
    "apply_theme",
    "palette",
    "scaled",
    "style_sheet",
    "system_theme",
]

Preference = Literal["system", "light", "dark"]

MINIMUM_TEXT_SIZE_PT = 7.0
MAXIMUM_TEXT_SIZE_PT = 28.0
# The line height for which the lengths in the style sheet are written: 10 pt on a usual screen.
_DESIGN_LINE_HEIGHT_PX = 15.0


def scaled(length_px: float, font: QFont) -> int:
    """A length of the design (drawn for 10 pt text) in pixels at the size of `font`, 1 or more."""
    return max(1, round(length_px * QFontMetricsF(font).height() / _DESIGN_LINE_HEIGHT_PX))


def style_sheet(theme: Theme, font: QFont) -> str:
    """The filled style sheet.

    `@accent@` becomes that color of the theme, `@90%@` a font size of 90 percent, `@images@` the
    folder of the theme's small pictures, `@6px@` six design pixels at the size of `font`. Lengths
    may be summed and halved, for Qt draws square corners where a radius exceeds half the height:
    `@18px+2/2@` is half of 18 design pixels and two real ones.
    A variable that nothing defines raises a KeyError that names it.
    """
    colors = {field.name: str(getattr(theme, field.name)) for field in fields(theme)}
    images = resource(f"themes/{theme.name}").as_posix()

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name.endswith("%"):
            return f"{font.pointSizeF() * float(name[:-1]) / 100:.1f}pt"
        if name[0].isdigit():
            return f"{_length(name, font)}px"
        return images if name == "images" else colors[name]

    return re.sub(r"@([\w.+]+(?:%|/2)?)@", value, _template())


def palette(theme: Theme) -> QPalette:
    """The colors of a theme for everything that the style sheet does not reach."""
    result = QPalette()
    for role, color in {
        QPalette.ColorRole.Window: theme.ground,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.field,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.field,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.danger,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.ToolTipBase: theme.tooltip,
        QPalette.ColorRole.ToolTipText: theme.tooltip_text,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.selection_text,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Light: theme.card,
        QPalette.ColorRole.Midlight: theme.hover,
        QPalette.ColorRole.Mid: theme.field_border,
        QPalette.ColorRole.Dark: theme.control_border,
    }.items():
        result.setColor(role, QColor(color))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return result


def apply_theme(app: QApplication, theme: Theme, text_size_pt: float) -> None:
    """Put `theme` on every window of `app`, with the system's font at `text_size_pt` points."""
    # Under a style sheet the style has no name; then it was set here before.
    if not app.styleSheet() and app.style().name() != "fusion":
        app.setStyle("fusion")
    font = QFont(app.font())
    font.setPointSizeF(min(max(text_size_pt, MINIMUM_TEXT_SIZE_PT), MAXIMUM_TEXT_SIZE_PT))
    # Numbers that change sixty times a second must not dance: digits of one width, where there are.
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, font))


def system_theme(app: QGuiApplication) -> Theme:
    """The theme that the system asks for now; light where it asks for none."""
    return _theme_of(app.styleHints().colorScheme())


class ThemeController(QObject):
    """Keeps the application in the preferred look, and follows the system if that is preferred."""

    theme_changed = Signal(object)
    """The `Theme` now shown; also emitted when only the text size changed, since metrics did."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._preference: Preference = "system"
        self.system_text_size = max(app.font().pointSizeF(), MINIMUM_TEXT_SIZE_PT)
        self._text_size = self.system_text_size
        self._theme = system_theme(app)
        app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme now shown."""
        return self._theme

    @property
    def preference(self) -> Preference:
        """What the user chose: "system", "light" or "dark"."""
        return self._preference

    @property
    def text_size(self) -> float:
        """The size of plain text, in points."""
        return self._text_size

    def set_preference(self, preference: str) -> None:
        """Show "light" or "dark", or follow the "system"; another word raises a ValueError."""
        if preference == "system":
            self._preference = "system"
            self._app.styleHints().unsetColorScheme()
            self._show(system_theme(self._app))
            return
        if preference not in THEMES:
            raise ValueError(f"The theme is system, light or dark, not {preference!r}.")
        theme = THEMES[preference]
        self._preference = theme.name
        dark = theme is DARK
        # Title bars and native dialogs are drawn by the platform, which is told here.
        self._app.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._show(theme)

    def set_text_size(self, text_size_pt: float) -> None:
        """Show plain text at `text_size_pt` points (7 to 28; what lies outside is brought in)."""
        size = min(max(text_size_pt, MINIMUM_TEXT_SIZE_PT), MAXIMUM_TEXT_SIZE_PT)
        if size != self._text_size:
            self._text_size = size
            self._apply()

    def _on_color_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._preference == "system":
            self._show(_theme_of(scheme))

    def _show(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self._apply()

    def _apply(self) -> None:
        apply_theme(self._app, self._theme, self._text_size)
        self.theme_changed.emit(self._theme)


def _length(expression: str, font: QFont) -> int:
    terms, _, half = expression.partition("/")
    pixels = sum(
        scaled(float(term[:-2]), font) if term.endswith("px") else int(term)
        for term in terms.split("+")
    )
    return pixels // 2 if half else pixels


def _theme_of(scheme: Qt.ColorScheme) -> Theme:
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


@cache
def _template() -> str:
    return resource("themes/window.qss").read_text(encoding="utf-8")
