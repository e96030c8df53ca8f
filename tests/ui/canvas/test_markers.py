import pytest
from PySide6.QtGui import QColor

from nngui.data import SHAPES, PointClass, default_class
from nngui.ui.canvas.markers import class_color, marker_path, marker_pixmap, ring_pixmap
from nngui.ui.colors import DARK, LIGHT


def test_ink_is_the_themes() -> None:
    assert class_color(PointClass("x", "ink", "star"), DARK) == DARK.ink
    assert class_color(PointClass("x", "#123456", "star"), DARK) == "#123456"


def test_shapes_look_equally_large_and_lie_round_the_middle() -> None:
    for shape in SHAPES:
        path = marker_path(shape, 100)
        box = path.boundingRect()
        assert 85 <= max(box.width(), box.height()) <= 145, shape
        assert abs(box.center().x()) < 1, shape
        assert abs(box.center().y()) < 15, shape
        assert path.contains(path.boundingRect().center()), shape


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("index", range(8))
def test_train_is_filled_and_test_is_hollow(qapp, index: int, ratio: float, theme) -> None:
    point_class = default_class(index)
    for hollow, expected in ((False, class_color(point_class, theme)), (True, theme.paper)):
        pixmap = marker_pixmap(point_class, theme, 20, ratio, hollow=hollow)
        assert pixmap.devicePixelRatio() == ratio
        image = pixmap.toImage()
        assert image.width() == image.height()
        assert image.pixelColor(image.rect().center()) == QColor(expected)
        # Nothing is cut off at the rim.
        rim = range(image.width())
        assert all(image.pixelColor(i, 0).alpha() == 0 for i in rim)
        assert all(image.pixelColor(0, i).alpha() == 0 for i in rim)


def test_a_ring_leaves_its_middle_free(qapp) -> None:
    image = ring_pixmap("#000000", "#ffffff", 16, 2, 1.0).toImage()
    assert image.pixelColor(image.rect().center()).alpha() == 0
    row = image.height() // 2
    assert any(image.pixelColor(i, row) == QColor("#000000") for i in range(image.width()))
