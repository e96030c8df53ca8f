"""Views that take turns: ten moments a second each, and never all of them in one frame while training."""

from dataclasses import replace

import numpy as np
import pytest

from nngui.state.snapshot import Rect, Snapshot
from nngui.ui import calm_views
from nngui.ui.calm_views import INTERVAL_S, CalmViews
from tests.clock import Clock
from tests.ui.canvas.bench import halves, snapshot_of


class View:
    def __init__(self) -> None:
        self.epochs: list[int] = []

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.epochs.append(snapshot.epoch)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(now=100.0)
    monkeypatch.setattr(calm_views, "perf_counter", clock)
    return clock


@pytest.fixture
def views() -> list[View]:
    return [View() for _ in range(4)]


@pytest.fixture
def calm(views: list[View], clock: Clock) -> CalmViews:
    calm = CalmViews([views[:1], views[1:3], []])
    calm.add(views[3])
    return calm


def run(calm: CalmViews, clock: Clock, frames_s: float, seconds: float) -> None:
    """Frames of a run at this distance; a frame is not always exactly in time."""
    late = np.random.default_rng(1).uniform(0, 0.2 * frames_s, round(seconds / frames_s))
    begin = clock.now
    for epoch, late_s in enumerate(late.tolist(), start=1):
        clock.now = begin + epoch * frames_s + late_s
        calm.show(moment(epoch))


def moment(epoch: int, *, running: bool = True) -> Snapshot:
    return replace(snapshot_of(halves(2), Rect(), epoch=epoch), running=running)


@pytest.mark.parametrize("frames_s", [1 / 60, 1 / 30])
def test_each_shows_ten_moments_a_second_one_group_at_a_time(
    calm: CalmViews, views: list[View], clock: Clock, frames_s: float
) -> None:
    calm.show(moment(0))
    for view in views:
        view.epochs.clear()
    run(calm, clock, frames_s, 3.0)
    for view in views:
        assert 24 <= len(view.epochs) <= 1.1 * 3.0 / INTERVAL_S
    groups = [views[0].epochs, views[1].epochs, views[3].epochs]
    assert views[1].epochs == views[2].epochs
    shown = [epoch for epochs in groups for epoch in epochs]
    assert len(set(shown)) == len(shown)


def test_where_frames_are_few_more_of_them_show_each(
    calm: CalmViews, views: list[View], clock: Clock
) -> None:
    run(calm, clock, 1 / 8, 3.0)
    assert all(len(view.epochs) == 24 for view in views)


def test_of_what_is_paused_all_show_each_moment(
    calm: CalmViews, views: list[View], clock: Clock
) -> None:
    run(calm, clock, 1 / 60, 0.05)
    for epoch in (50, 51):
        calm.show(moment(epoch, running=False))
        clock.now += 0.001
    assert all(view.epochs[-2:] == [50, 51] for view in views)
