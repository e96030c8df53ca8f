import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QToolButton

from nngui.resources import resource
from nngui.ui.theme import (
    DARK,
    LIGHT,
    MAXIMUM_TEXT_SIZE_PT,
    MINIMUM_TEXT_SIZE_PT,
    Theme,
    ThemeController,
    apply_theme,
    palette,
    scaled,
    style_sheet,
    system_theme,
)

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, put back as it was."""
    font, colors, sheet = QFont(qapp.font()), QPalette(qapp.palette()), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colors)
    qapp.setFont(font)


@pytest.fixture
def controller(app: QApplication) -> Iterator[ThemeController]:
    made = ThemeController(app)
    yield made
    app.styleHints().unsetColorScheme()
    made.setParent(None)
    made.deleteLater()


@BOTH
def test_the_style_sheet_is_filled_completely(app: QApplication, theme: Theme):
    sheet = style_sheet(theme, app.font())
    assert "@" not in sheet
    colors = {getattr(theme, field.name) for field in fields(theme)} - {theme.class_colors}
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= colors


def test_the_template_names_no_color_of_its_own():
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", resource("themes/window.qss").read_text("utf-8"))


@BOTH
def test_every_picture_of_the_style_sheet_exists_in_the_colors_of_the_theme(
    app: QApplication, theme: Theme
):
    sheet = style_sheet(theme, app.font())
    used = set(re.findall(r'url\("[^"]*/([^"/]+)"\)', sheet))
    shipped = {path.name: path for path in resource(f"themes/{theme.name}").glob("*.svg")}
    assert used == shipped.keys()
    colors = {getattr(theme, field.name) for field in fields(theme)} - {theme.class_colors}
    for path in shipped.values():
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"#[0-9a-f]{6}", text)) <= colors
        assert QSvgRenderer(str(path)).isValid()


def test_lengths_grow_with_the_text(app: QApplication):
    small, large = QFont(app.font()), QFont(app.font())
    small.setPointSizeF(9)
    large.setPointSizeF(18)
    assert scaled(10, large) == pytest.approx(2 * scaled(10, small), abs=2)
    assert scaled(0.01, small) == 1
    assert style_sheet(LIGHT, small) != style_sheet(LIGHT, large)


def test_an_unknown_variable_is_named(app: QApplication, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("nngui.ui.theme._template", lambda: "QLabel { color: @nonsense@; }")
    with pytest.raises(KeyError, match="nonsense"):
        style_sheet(LIGHT, app.font())


def test_lengths_are_summed_and_halved(app: QApplication, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("nngui.ui.theme._template", lambda: "@18px+3px+2@ @18px+3px+2/2@ @4px@")
    font = app.font()
    whole = scaled(18, font) + scaled(3, font) + 2
    assert style_sheet(LIGHT, font) == f"{whole}px {whole // 2}px {scaled(4, font)}px"


@BOTH
def test_apply_puts_the_whole_look_on_the_application(app: QApplication, theme: Theme):
    apply_theme(app, theme, 12)
    assert app.palette().color(QPalette.ColorRole.Window).name() == theme.ground
    assert app.palette() == palette(theme)
    assert app.font().pointSizeF() == 12
    assert theme.accent in app.styleSheet()
    app.setStyleSheet("")
    assert app.style().name() == "fusion"


@pytest.mark.parametrize(
    "asked, given", [(1, MINIMUM_TEXT_SIZE_PT), (11.5, 11.5), (900, MAXIMUM_TEXT_SIZE_PT)]
)
def test_text_sizes_are_kept_readable(app: QApplication, asked: float, given: float):
    apply_theme(app, LIGHT, asked)
    assert app.font().pointSizeF() == given


@BOTH
@pytest.mark.parametrize("text_size_pt", [9, 11, 16, 24])
def test_no_role_of_a_label_and_no_button_clips_its_text(
    app: QApplication, theme: Theme, text_size_pt: float
):
    apply_theme(app, theme, text_size_pt)
    for role in ("heading", "title", "muted", "caption", "value", "error"):
        label = QLabel("Ågjpqy 0.0412")
        label.setProperty("role", role)
        label.ensurePolished()
        hint = label.sizeHint()
        assert hint.height() >= label.fontMetrics().height(), role
        assert hint.width() >= label.fontMetrics().horizontalAdvance(label.text()), role
    for variant in ("", "primary", "quiet", "link", "chip"):
        button = QPushButton("Ågjpqy")
        button.setProperty("variant", variant)
        button.ensurePolished()
        assert button.sizeHint().height() >= button.fontMetrics().height() + 4, variant


def test_light_is_shown_where_the_system_asks_for_nothing(app: QApplication):
    assert app.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert system_theme(app) is LIGHT


def test_the_controller_starts_with_the_system(controller: ThemeController, app: QApplication):
    assert controller.preference == "system"
    assert controller.theme is system_theme(app)
    assert controller.text_size == controller.system_text_size
    assert LIGHT.accent in app.styleSheet()


def test_a_preference_is_shown_and_told(controller: ThemeController, app: QApplication, qtbot):
    with qtbot.waitSignal(controller.theme_changed) as told:
        controller.set_preference("dark")
    assert told.args == [DARK]
    assert controller.theme is DARK
    assert controller.preference == "dark"
    assert DARK.accent in app.styleSheet()


def test_the_same_preference_twice_tells_once(controller: ThemeController):
    told: list[Theme] = []
    controller.theme_changed.connect(told.append)
    controller.set_preference("dark")
    controller.set_preference("dark")
    assert told == [DARK]


def test_the_system_is_followed_live_only_while_preferred(controller, app: QApplication):
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert controller.theme is DARK
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert controller.theme is LIGHT
    controller.set_preference("light")
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert controller.theme is LIGHT
    controller.set_preference("dark")
    controller.set_preference("system")
    assert controller.theme is system_theme(app)


def test_another_text_size_is_shown_and_told(controller, app: QApplication, qtbot):
    with qtbot.waitSignal(controller.theme_changed) as told:
        controller.set_text_size(17)
    assert told.args == [LIGHT]
    assert (controller.text_size, app.font().pointSizeF()) == (17, 17)
    with qtbot.assertNotEmitted(controller.theme_changed):
        controller.set_text_size(17)


def test_an_unknown_preference_is_refused(controller: ThemeController):
    with pytest.raises(ValueError, match="sepia"):
        controller.set_preference("sepia")
    assert controller.preference == "system"


@BOTH
def test_buttons_that_scroll_tabs_show_their_arrows(app: QApplication, theme: Theme, qtbot) -> None:
    apply_theme(app, theme, 11.0)
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    for name in ("Loss", "Accuracy", "Metrics", "Runs"):
        tabs.addTab(name)
    tabs.resize(tabs.sizeHint().width() // 2, tabs.sizeHint().height())
    tabs.show()
    buttons = [one for one in tabs.findChildren(QToolButton) if one.isVisible()]
    assert len(buttons) == 2
    for button in buttons:
        picture = button.grab().toImage()
        middle = {
            picture.pixel(x, y)
            for x in range(4, picture.width() - 4)
            for y in range(4, picture.height() - 4)
        }
        assert len(middle) > 1
