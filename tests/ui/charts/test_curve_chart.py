from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from nngui.state.curve import Curve
from nngui.ui.charts.curve_chart import CurveChart

from .curves import curve, epochs, snapshot, values


def test_empty_it_says_what_to_do_next(chart) -> None:
    hint = chart.findChild(QLabel, "loss_hint")
    assert hint.isVisible()
    assert "Press Train" in hint.text()
    assert not chart.plot.isVisible()
    chart.show_snapshot(snapshot(Curve.empty()))
    assert hint.isVisible()


def test_the_hint_goes_when_training_has_begun(chart) -> None:
    hint = chart.findChild(QLabel, "loss_hint")
    chart.show_snapshot(snapshot(curve([0.7])))
    assert hint.isVisible()
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    assert not hint.isVisible()
    chart.clear()
    assert hint.isVisible()


def test_all_epochs_are_shown_while_the_run_grows(chart) -> None:
    for n in (2, 30, 500):
        chart.show_snapshot(snapshot(curve(np.linspace(0.7, 0.1, n))))
        low, high = epochs(chart)
        assert low <= 0
        assert high >= n - 1
    assert chart.following


def test_the_axis_of_values_stays_while_the_loss_trembles(chart) -> None:
    rng = np.random.default_rng(0)
    chart.show_snapshot(snapshot(curve([0.7])))
    before = values(chart)
    for n in range(2, 60):
        chart.show_snapshot(snapshot(curve([0.7, *(0.6 + 0.05 * rng.random(n))])))
        assert values(chart) == before


def test_a_new_run_gets_a_new_axis(chart) -> None:
    chart.show_snapshot(snapshot(curve([90.0, 50.0, 40.0])))
    assert values(chart)[1] > 90
    chart.show_snapshot(snapshot(curve([0.7])))
    assert values(chart)[1] < 2


@pytest.mark.parametrize("log", [False, True])
def test_a_loss_beyond_all_bounds_breaks_nothing(chart, log) -> None:
    chart.set_log(log)
    chart.show_snapshot(snapshot(curve([0.7, 1e300, np.inf, np.nan, 0.5], stride=2)))
    chart.grab()
    low, high = values(chart)
    assert np.isfinite([low, high]).all()
    assert high < 1e17
    # Zoomed to where it is small, the line comes in from far outside.
    chart.show_span(7.0, 8.0)
    chart.grab()
    chart.show_cursor(2.0)
    assert "1.00e300" in chart.readout


def test_curves_without_test_points_or_any_number_are_drawn(chart) -> None:
    chart.show_snapshot(snapshot(curve([0.7, 0.6, 0.5], test=float("nan"))))
    chart.show_cursor(1.0)
    assert chart.readout == "epoch 1 · train 0.6000"
    chart.show_snapshot(snapshot(curve([float("nan")] * 3)))
    chart.grab()


def test_accuracy_is_read_in_percent(qtbot) -> None:
    chart = CurveChart("accuracy")
    qtbot.addWidget(chart)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.show_snapshot(snapshot(curve([0.7, 0.6], accuracy=0.984)))
    chart.show_cursor(1)
    assert chart.readout == "epoch 1 · train 98.4 % · test 88.4 %"
    assert values(chart)[1] >= 100


def test_keys_move_the_crosshair(qtbot, chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 41))))
    for key, epoch in [
        (Qt.Key.Key_Left, 40),
        (Qt.Key.Key_Left, 39),
        (Qt.Key.Key_Right, 40),
        (Qt.Key.Key_Right, 40),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, 40),
    ]:
        qtbot.keyClick(chart, key)
        assert chart.readout.startswith(f"epoch {epoch} ·")
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.readout == ""


def test_home_and_end_need_no_crosshair_to_begin_with(qtbot, chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 41))))
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.readout.startswith("epoch 0 ·")
    chart.hide_cursor()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.readout.startswith("epoch 40 ·")


def test_the_crosshair_stays_at_its_epoch_while_the_run_grows(chart) -> None:
    chart.show_snapshot(snapshot(curve([0.9, 0.8, 0.7])))
    chart.show_cursor(1.0)
    chart.show_snapshot(snapshot(curve([0.9, 0.75, 0.7, 0.6, 0.5])))
    assert chart.readout.startswith("epoch 1 · train 0.7500")


def test_no_epochs_are_shown_that_are_not_there(chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 401))))
    chart.show_span(-50.0, 50.0)
    assert -2 < epochs(chart)[0] <= 0
    chart.show_span(380.0, 480.0)
    assert epochs(chart)[1] < 402
    chart.show_span(200.0, 200.0)
    start, end = epochs(chart)
    assert end - start > 3


def test_a_zoomed_chart_fits_the_values_that_it_shows(chart) -> None:
    chart.show_snapshot(snapshot(curve([5.0, *np.linspace(0.05, 0.01, 400)])))
    assert values(chart)[1] > 5
    chart.show_span(200.0, 400.0)
    assert values(chart)[1] < 0.1
    chart.follow()
    assert values(chart)[1] > 5


def test_a_follows(qtbot, chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 401))))
    chart.show_span(100.0, 200.0)
    qtbot.keyClick(chart, Qt.Key.Key_A)
    assert chart.following


def test_a_run_that_begins_anew_is_followed(chart) -> None:
    long = curve(np.linspace(0.9, 0.1, 401))
    chart.show_snapshot(snapshot(long))
    chart.show_span(100.0, 200.0)
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 402))))
    assert not chart.following
    chart.show_snapshot(snapshot(curve([0.9]), ghost=long))  # Reset
    assert chart.following
    chart.show_snapshot(snapshot(long))
    chart.show_span(100.0, 200.0)
    chart.show_snapshot(replace(snapshot(curve(np.linspace(0.9, 0.1, 500))), run_id=77))
    assert chart.following


def test_the_log_toggle_shows_powers_of_ten(qtbot, chart) -> None:
    chart.show_snapshot(snapshot(curve([1.0, 0.1, 0.01, 0.001])))
    button = chart.header.log_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    low, high = values(chart)
    assert -3.5 < low <= -3.0
    assert 0 < high < 1
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert values(chart)[1] >= 1.0


def test_what_reset_left_behind_is_drawn_and_named(chart) -> None:
    chart.resize(700, 300)
    chart.show_snapshot(snapshot(curve([0.7]), ghost=curve(np.linspace(0.9, 0.1, 301))))
    assert epochs(chart)[1] >= 300
    assert "earlier" in chart.legend.text()
    chart.show_snapshot(snapshot(curve([0.7])))
    assert "earlier" not in chart.legend.text()


def test_a_frame_with_the_same_curve_draws_nothing(chart, monkeypatch) -> None:
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    drawn = []
    monkeypatch.setattr(chart.plot.sheet.run, "show", lambda *lines, **_: drawn.append(lines))
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    assert drawn == []
    chart.show_snapshot(snapshot(curve([0.7, 0.6, 0.5])))
    assert len(drawn) == 1


def test_hidden_it_waits_and_draws_the_last_frame_when_shown(chart) -> None:
    chart.hide()
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    chart.show_snapshot(snapshot(curve(np.linspace(0.7, 0.1, 100))))
    assert epochs(chart)[1] < 50
    chart.show()
    assert epochs(chart)[1] >= 99


@pytest.mark.parametrize("width", [260, 300, 340, 400, 440, 600])
def test_the_legend_lies_beside_the_name_of_the_axis_or_in_its_place(chart, width: int) -> None:
    chart.resize(width, 260)
    chart.show_snapshot(snapshot(curve([0.7, 0.6, 0.5])))
    QApplication.processEvents()
    name = chart.plot.bottom.label
    right = chart.plot.mapTo(chart, name.sceneBoundingRect().topRight().toPoint()).x()
    assert "test" in chart.legend.text()
    has_name = bool(chart.plot.bottom.labelText.strip())
    assert has_name == (width >= 340)
    assert not has_name or chart.legend.x() >= right
