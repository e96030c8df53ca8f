"""Smoothing, best test, flags and past runs, as the menu of a chart chooses them."""

import numpy as np
import pytest

from nngui.state.curve import CurveRecorder, Evaluation
from nngui.state.flags import Flag
from nngui.state.runs import Runs
from nngui.state.settings import Settings
from nngui.state.view_settings import ChartOptions
from nngui.ui.charts.polyline import Polyline
from nngui.ui.colors import LIGHT, contrast

from .curves import curve, epoch_at, snapshot

NOISY = 0.5 + 0.2 * np.random.default_rng(0).random(200)


def roughness(line: Polyline) -> float:
    path = line.path()
    y = [path.elementAt(index).y for index in range(path.elementCount())]
    return float(np.std(np.diff(y)))


def test_smoothing_draws_a_calmer_line_and_the_raw_one_faint(chart) -> None:
    chart.show_snapshot(snapshot(curve(NOISY)))
    run = chart.plot.sheet.run
    line, raw = run.main.train, run.raw.train
    before = roughness(line)
    assert not raw.isVisible()
    chart.show_options(ChartOptions(smoothing=16))
    assert raw.isVisible()
    assert roughness(raw) == before
    assert roughness(line) < before / 4
    ground = LIGHT.plot_background
    faint, strong = (contrast(one.pen().color().name(), ground) for one in (raw, line))
    assert 1.1 < faint < strong / 4
    chart.show_options(ChartOptions())
    assert not raw.isVisible()
    assert roughness(line) == before


def test_the_crosshair_reads_what_was_measured(chart) -> None:
    chart.show_snapshot(snapshot(curve(NOISY)))
    chart.show_cursor(100.0)
    reading = chart.readout
    chart.show_options(ChartOptions(smoothing=16))
    assert chart.readout == reading


def test_the_best_test_is_marked_and_told(chart) -> None:
    chart.show_snapshot(snapshot(curve([0.9, 0.3, 0.6, 0.5])))
    best = chart.plot.sheet.best
    assert best.isVisible()
    assert epoch_at(chart, best.pos().x()) == pytest.approx(1.0, abs=0.01)
    assert "0.4500, at epoch 1" in chart.plot.sheet.tip_at(best.pos())
    chart.show_options(ChartOptions(show_best=False))
    assert not best.isVisible()


def test_without_test_points_there_is_no_best(chart) -> None:
    chart.show_snapshot(snapshot(curve([0.9, 0.3, 0.6], test=float("nan"))))
    assert not chart.plot.sheet.best.isVisible()


def test_flags_say_what_was_changed(chart) -> None:
    chart.show_snapshot(snapshot(curve(NOISY)))
    chart.show_flags([Flag(50, "batch 8", "Epoch 50: batch size 32 → 8")])
    flags = chart.plot.sheet.flags
    (mark,) = [mark for mark in flags.items() if mark.isVisible()]
    # In the middle of a pixel, at most half a pixel from its epoch.
    assert epoch_at(chart, mark.pos().x()) == pytest.approx(50.0, abs=0.4)
    assert chart.plot.sheet.tip_at(mark.pos()) == "Epoch 50: batch size 32 → 8"
    chart.show_cursor(50.0)
    assert "batch size 32 → 8" in chart.readout
    chart.show_cursor(150.0)
    assert "batch size" not in chart.readout
    chart.show_options(ChartOptions(show_flags=False))
    assert not any(mark.isVisible() for mark in flags.items())


def test_the_crosshair_reads_past_runs_too(chart) -> None:
    chart.show_snapshot(snapshot(curve(NOISY)))
    chart.show_runs(Runs().followed_by(curve(np.full(100, 0.25)), Settings()).renamed(1, "calm"))
    chart.show_cursor(50.0)
    assert chart.readout.splitlines()[1] == "calm: 0.2500 · 0.3750"
    chart.show_cursor(150.0)
    assert "calm" not in chart.readout


def test_the_menu_asks_and_shows_what_is(chart, qtbot) -> None:
    button = chart.header.menu_button
    actions = {action.text(): action for action in button.menu().actions()}
    with qtbot.waitSignal(button.options_requested) as asked:
        actions["Strong Smoothing"].trigger()
    assert asked.args == [ChartOptions(smoothing=48)]
    with qtbot.waitSignal(button.options_requested) as asked:
        actions["Past Runs"].trigger()
    assert not asked.args[0].show_runs
    chart.show_options(ChartOptions(smoothing=4, show_best=False))
    assert actions["Light Smoothing"].isChecked()
    assert not actions["No Smoothing"].isChecked()
    assert not actions["Best Test"].isChecked()


def test_a_million_epochs_cost_no_more_vertices_than_a_thousand(chart) -> None:
    chart.show_options(ChartOptions(smoothing=4))
    counts = []
    for epochs in (1_000, 1_000_000):
        recorder, epoch = CurveRecorder(), 0
        while epoch <= epochs:
            loss = 1.0 / (1 + epoch % 97)
            recorder.record(epoch, Evaluation(loss, 2 * loss, 0.9, 0.8))
            epoch = recorder.next_evaluation(epoch)
        past = Runs().followed_by(recorder.curve(), Settings())
        chart.show_runs(past)
        chart.show_snapshot(snapshot(recorder.curve()))
        sheet = chart.plot.sheet
        pairs = sheet.run.main, sheet.run.raw, sheet.past.pairs[0]
        lines = [line for pair in pairs for line in pair.items()]
        counts.append(sum(line.path().elementCount() for line in lines))
    assert counts[0] > 1_000
    assert counts[1] <= 1.5 * counts[0]


def test_where_it_is_narrow_the_menu_alone_offers_logarithmic_values(chart, qtbot) -> None:
    chart.show_snapshot(snapshot(curve(NOISY)))
    header = chart.header
    assert header.log_button.isVisible()
    header.show_title(False, header.width() - 60)
    assert not header.log_button.isVisible()
    action = header.menu_button.menu().actions()[-1]
    action.trigger()
    assert header.log_button.isChecked()
    assert chart._framing.log
    chart.set_log(False)
    assert not action.isChecked()
