from PySide6.QtGui import QFontMetrics

from nngui.data import PointClass, default_classes
from nngui.ui.canvas.legend import ConfidenceLegend, pair_captions
from nngui.ui.colors import DARK


def test_two_classes_share_a_bar_and_the_second_is_left(qtbot) -> None:
    legend = ConfidenceLegend()
    qtbot.addWidget(legend)
    legend.resize(400, 30)
    image = legend.grab().toImage()
    left, middle, right = (image.pixelColor(x, 5) for x in (8, 200, 392))
    assert left.red() > left.blue()
    assert right.blue() > right.red()
    assert min(middle.red(), middle.green(), middle.blue()) > 240


def test_more_classes_have_a_bar_each(qtbot) -> None:
    legend = ConfidenceLegend()
    qtbot.addWidget(legend)
    legend.show_theme(DARK)
    legend.show_classes((*default_classes(3), PointClass("a very long name " * 4, "ink", "star")))
    legend.resize(400, 30)
    image = legend.grab().toImage()
    sure = [image.pixelColor(x, 5) for x in (92, 194, 296)]
    assert sure[0].blue() > sure[0].red()
    assert sure[1].red() > sure[1].blue()
    assert sure[2].green() > sure[2].red()
    assert "blue, orange, green" in legend.accessibleName()


def test_names_are_cut_only_where_they_do_not_fit(qapp) -> None:
    metrics = QFontMetrics(qapp.font())
    names = "blue 1.0", "a rather long name 1.0"
    short, long = (metrics.horizontalAdvance(name) for name in names)
    gap = metrics.horizontalAdvance("  ")
    assert pair_captions(names, 1000, metrics) == (names[0], "0.5", names[1])
    assert pair_captions(names, short + gap + long + 1, metrics) == (names[0], "", names[1])
    right, _, left = pair_captions(names, short + gap + long - 20, metrics)
    assert right == names[0]
    assert left.endswith("…")
