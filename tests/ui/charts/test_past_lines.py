import numpy as np
import pytest

from nngui.state.curve import Curve
from nngui.state.runs import PastRun, Runs
from nngui.state.settings import Settings
from nngui.ui.charts.past_lines import MOST

from .curves import curve, epochs, snapshot


@pytest.fixture
def runs() -> Runs:
    runs = Runs()
    for length in (40, 60):
        runs = runs.followed_by(curve(np.linspace(0.7, 0.1, length)), Settings())
    return runs


def lines_of(chart) -> list:
    return [pair for pair in chart.plot.sheet.past.pairs if pair.train.isVisible()]


def names_of(chart) -> list[str]:
    return [name.text for name in chart.plot.sheet.past.names if name.isVisible()]


def test_the_latest_run_is_drawn_with_its_name_and_fits_the_axis(chart, runs) -> None:
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    chart.show_runs(runs)
    assert len(lines_of(chart)) == 1
    assert names_of(chart) == ["Run 2"]
    assert epochs(chart)[1] >= 59


def test_a_pinned_run_stays_beside_it(chart, runs) -> None:
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    chart.show_runs(runs.pinned(1, True).renamed(1, "a name of many, many words"))
    assert names_of(chart) == ["a name of many, m…", "Run 2"]
    chart.show_runs(runs.removed(2).removed(1))
    assert names_of(chart) == []


def test_names_that_end_near_each_other_do_not_lie_on_each_other(chart) -> None:
    runs = Runs()
    for number in range(3):
        runs = runs.followed_by(curve(np.linspace(0.7, 0.1, 50)), Settings())
        runs = runs.pinned(number + 1, True)
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    chart.show_runs(runs)
    sheet = chart.plot.sheet
    boxes = [name.sceneBoundingRect() for name in sheet.past.names if name.isVisible()]
    assert len(boxes) == 3
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    assert all(sheet.sceneRect().contains(box) for box in boxes)


def test_a_reset_run_is_drawn_once(chart, runs) -> None:
    chart.show_runs(runs)
    chart.show_snapshot(snapshot(curve([0.7, 0.6]), ghost=runs.runs[-1].curve))
    assert not chart.plot.sheet.run.ghost.train.isVisible()
    chart.show_snapshot(snapshot(curve([0.7, 0.6]), ghost=curve([0.9, 0.8, 0.7])))
    assert chart.plot.sheet.run.ghost.train.isVisible()


def test_more_than_there_is_room_for_are_not_drawn(chart) -> None:
    runs = Runs()
    for number in range(MOST + 2):
        runs = runs.followed_by(curve(np.linspace(0.7, 0.1, 20)), Settings())
        runs = runs.pinned(number + 1, True)
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    chart.show_runs(runs)
    assert len(lines_of(chart)) == MOST


def test_a_past_run_of_a_file_that_has_no_row_is_nowhere_read(chart) -> None:
    empty = PastRun(1, "none", Curve.empty(), Settings())
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    chart.show_runs(Runs((empty,), 2))
    chart.show_cursor(0.0)
    assert "epoch 0" in chart.readout
    assert "none" not in chart.readout
