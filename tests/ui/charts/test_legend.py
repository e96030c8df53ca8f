import pytest

from nngui.ui.charts.legend import Legend, Readout
from nngui.ui.colors import DARK, LIGHT


@pytest.fixture
def legend(qtbot) -> Legend:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_theme(LIGHT)
    legend.resize(400, 30)
    return legend


def test_each_line_is_named_in_its_color(legend) -> None:
    assert LIGHT.ink in legend.text()
    assert LIGHT.accent in legend.text()
    legend.show_theme(DARK)
    assert DARK.accent in legend.text()
    assert LIGHT.accent not in legend.text()


def test_an_earlier_run_is_named_where_there_is_room(legend) -> None:
    legend.show_ghost(True)
    legend.show()
    assert "earlier run" in legend.text()
    legend.resize(150, 30)
    assert "earlier run" not in legend.text()
    assert "train" in legend.text()
    assert "test" in legend.text()


def test_a_legend_without_room_says_nothing_and_asks_for_none(legend) -> None:
    legend.show()
    legend.resize(40, 30)
    assert legend.text() == ""
    assert legend.minimumSizeHint().width() == 0
    legend.resize(400, 30)
    assert "train" in legend.text()


def test_a_readout_is_there_only_with_a_reading(qtbot) -> None:
    readout = Readout()
    qtbot.addWidget(readout)
    assert readout.plain_text == ""
    readout.show_reading("128", "0.0412", "0.0533")
    assert readout.plain_text == "epoch 128 · train 0.0412 · test 0.0533"
    assert readout.isVisible()
    readout.show_reading("128", "", "0.0533")
    assert readout.plain_text == "epoch 128 · test 0.0533"
    readout.show_theme(DARK)
    assert DARK.accent in readout.text()
    readout.clear_reading()
    assert readout.plain_text == ""
    assert not readout.isVisible()


def test_a_readout_says_less_where_it_would_hide_the_curves(qtbot) -> None:
    readout = Readout()
    qtbot.addWidget(readout)
    readout.fit(16 * readout.fontMetrics().height())
    readout.show_reading("128", "0.0412", "0.0533", ["Run 1: 0.1", "Run 2: 0.2"])
    assert "Run 2: 0.2" in readout.text()
    readout.fit(9 * readout.fontMetrics().height())
    assert "Run 1: 0.1" in readout.text()
    assert "Run 2: 0.2" not in readout.text()
    assert "…" in readout.text()
    readout.fit(3 * readout.fontMetrics().height())
    assert "Run" not in readout.text()
    assert "0.0412" in readout.text()
    # Whoever reads by other means than eyes is told all of it.
    assert readout.plain_text.endswith("Run 1: 0.1\nRun 2: 0.2")
