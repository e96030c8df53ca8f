import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton

from nngui.resources import resource
from nngui.ui.icons import icon
from nngui.ui.theme import DARK, LIGHT

# fmt: off
NEEDED = {
    "train", "pause", "step", "step-back", "reset", "new-weights", "undo", "redo", "point",
    "brush", "spray", "eraser", "select", "lasso", "move", "fit", "add", "remove", "close",
    "chevron-down", "check", "open", "save", "new", "new-window", "export", "settings", "clear",
    "sample", "trash", "keyboard", "info", "warning",
}
# fmt: on
NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "app")


def _colors(pixmap: QPixmap) -> set[str]:
    """The colors of the pixels that the drawing covers wholly."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_every_icon_that_the_window_needs_is_there():
    assert set(NAMES) >= NEEDED


@pytest.mark.parametrize("name", NAMES)
def test_the_drawings_are_of_one_kind(name: str):
    path: Path = resource(f"icons/{name}.svg")
    text = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke="currentColor"' in text
    assert "#" not in text
    assert QSvgRenderer(str(path)).isValid()


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_keeps_inside_its_square_and_is_no_speck(qapp, name: str):
    image = icon(name, LIGHT).pixmap(QSize(48, 48), 1.0).toImage()
    covered = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 60]
    columns, rows = {x for x, _ in covered}, {y for _, y in covered}
    assert min(columns | rows) >= 1
    assert max(columns | rows) <= 46
    assert max(len(columns), len(rows)) >= 18


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_modes_and_states_take_the_colors_of_the_theme(qapp, theme):
    size, normal, on = QSize(40, 40), QIcon.Mode.Normal, QIcon.State.On
    drawn = icon("train", theme)
    assert _colors(drawn.pixmap(size, 1.0)) == {theme.text}
    assert _colors(drawn.pixmap(size, 1.0, normal, on)) == {theme.accent}
    assert _colors(drawn.pixmap(size, 1.0, QIcon.Mode.Disabled)) == {theme.disabled}
    assert _colors(drawn.pixmap(size, 1.0, QIcon.Mode.Selected)) == {theme.selection_text}
    on_primary = icon("train", theme, "accent_text")
    assert _colors(on_primary.pixmap(size, 1.0)) == {theme.accent_text}
    assert _colors(on_primary.pixmap(size, 1.0, normal, on)) == {theme.accent_text}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_as_sharp_as_the_screen(qapp, ratio: float):
    pixmap = icon("undo", LIGHT).pixmap(QSize(20, 20), ratio)
    assert pixmap.size() == QSize(20, 20) * ratio
    assert pixmap.devicePixelRatio() == ratio


def test_painting_reaches_every_pixel_of_a_dense_screen(qapp):
    canvas = QImage(80, 80, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(2.0)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    icon("train", LIGHT).paint(painter, 0, 0, 40, 40)
    painter.end()
    straight = icon("train", LIGHT).pixmap(QSize(40, 40), 2.0).toImage()
    differing = sum(
        abs(canvas.pixelColor(x, y).alpha() - straight.pixelColor(x, y).alpha()) > 8
        for x in range(80)
        for y in range(80)
    )
    assert differing == 0


def test_icons_are_made_once():
    assert icon("undo", LIGHT) is icon("undo", LIGHT)
    assert icon("undo", LIGHT) is not icon("undo", DARK)


def test_an_icon_outlives_what_made_it(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(QIcon(icon("trash", DARK)))
    icon.cache_clear()
    gc.collect()
    assert _colors(button.icon().pixmap(QSize(40, 40), 1.0)) == {DARK.text}


def test_an_icon_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match="unicorn"):
        icon("unicorn", LIGHT)
