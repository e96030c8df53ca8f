"""What an update of the charts costs: `python -m tests.benchmarks.charts [--rounds N] [--updates N]`.

Loss and accuracy side by side, smoothed, with test points, a past run and flags, as a run grows that has a thousand, a
hundred thousand and a million epochs behind it: milliseconds of the window's thread for an update (Python, which holds
the lock that training waits for) and for the repaint after it, and how many calls into Python that repaint makes. The
runs take turns, since the speed of a machine swings. "same" is a frame that brings no new epoch.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median, quantiles
from time import thread_time

import numpy as np

from nngui import bootstrap

ROUNDS, UPDATES = 9, 40
RUNS = {"1,000": (1_000, 20), "100,000": (100_000, 2_000), "1,000,000": (1_000_000, 2_000)}
"""Epochs at the start, and how many more each update shows: as many as a fast run does in a tenth of a second."""
SIZE = (430, 620)


def main(arguments: list[str]) -> int:
    """Measure and print."""
    grammar = argparse.ArgumentParser(prog="python -m tests.benchmarks.charts", description=__doc__)
    grammar.add_argument("--rounds", type=int, default=ROUNDS)
    grammar.add_argument("--updates", type=int, default=UPDATES)
    options = grammar.parse_args(arguments)
    os.environ.update(bootstrap.PROCESS_ENVIRONMENT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        _measure(options.rounds, options.updates)
    return 0


class Growing:
    """A run of so many epochs, and snapshots of it as it goes on."""

    def __init__(self, epochs: int, per_update: int) -> None:
        from nngui.state.curve import CurveRecorder

        self._recorder = CurveRecorder()
        self._rng = np.random.default_rng(0)
        self._epoch, self._per_update = 0, per_update
        self._record(0)
        self._shown = epochs
        self._go_to(epochs)

    def _record(self, epoch: int) -> None:
        from nngui.state.curve import Evaluation

        calm = 0.05 + 0.6 / (1 + epoch / 400)
        loss, test = calm * self._rng.uniform(0.9, 1.1, 2)
        self._recorder.extend(np.array([loss * 0.9, loss * 1.1]))
        self._recorder.record(epoch, Evaluation(loss, test * 1.1, 1 - calm, 1 - calm * 1.1))
        self._epoch = epoch

    def _go_to(self, epoch: int) -> None:
        while (after := self._recorder.next_evaluation(self._epoch)) <= epoch:
            self._record(after)

    def snapshots(self, n: int) -> Iterator:
        """So many more."""
        for _ in range(n):
            self._shown += self._per_update
            self._go_to(self._shown)
            yield self.snapshot()

    def snapshot(self):
        """The run as it is."""
        from tests.ui.charts.curves import snapshot

        return snapshot(self._recorder.curve())


def _measure(rounds: int, updates: int) -> None:
    from nngui.app import make_application

    application = make_application()
    panels = {name: _panel() for name in RUNS}
    runs = {name: Growing(*RUNS[name]) for name in RUNS}
    for name, panel in panels.items():
        panel.show_snapshot(runs[name].snapshot())
    application.processEvents()
    print(f"{'epochs':>10} {'update ms':>18} {'repaint ms':>18} {'same ms':>18} {'calls':>6}")
    times: dict[str, tuple[list[float], ...]] = {name: ([], [], []) for name in RUNS}
    for _ in range(rounds):
        for name, panel in panels.items():
            for snapshot in runs[name].snapshots(updates):
                update, repaint, same = times[name]
                update.append(_ms(lambda panel=panel, one=snapshot: panel.show_snapshot(one)))
                repaint.append(_ms(application.processEvents))
                again = runs[name].snapshot()
                same.append(_ms(lambda panel=panel, one=again: panel.show_snapshot(one)))
    for name, panel in panels.items():
        calls: list[int] = []
        for snapshot in runs[name].snapshots(updates):
            panel.show_snapshot(snapshot)
            calls.append(_calls(application.processEvents))
        shown = " ".join(_spread(one) for one in times[name])
        print(f"{name:>10} {shown} {median(calls):6.0f}", flush=True)
    for panel in panels.values():
        panel.hide()


def _ms(act: Callable[[], object]) -> float:
    begun = thread_time()
    act()
    return 1000 * (thread_time() - begun)


def _spread(times: list[float]) -> str:
    low, _, high = quantiles(times, n=4)
    return f"{median(times):6.2f} ({low:.2f}-{high:.2f})".rjust(18)


def _calls(act: Callable[[], object]) -> int:
    called: Counter[str] = Counter()

    def on_event(_frame, event, _argument) -> None:
        called[event] += event == "call"

    sys.setprofile(on_event)
    try:
        act()
    finally:
        sys.setprofile(None)
    return called["call"]


def _panel():
    """Both curves, with all that can be on them."""
    from nngui.state.flags import Flag
    from nngui.state.runs import Runs
    from nngui.state.settings import Settings
    from nngui.state.view_settings import ChartOptions
    from nngui.ui.charts.charts_panel import ChartsPanel
    from nngui.ui.colors import LIGHT

    panel = ChartsPanel()
    panel.show_theme(LIGHT)
    panel.resize(*SIZE)
    panel.show()
    panel.show_options(ChartOptions(smoothing=16))
    past = Growing(800, 1).snapshot().curve
    panel.show_runs(Runs().followed_by(past, Settings()))
    panel.show_flags([Flag(100 * number, 0, "learning rate 0.01") for number in range(8)])
    return panel


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
