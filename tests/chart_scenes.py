"""Pictures of the charts: changes and a smoothed curve, past runs beside the present one, and their table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace


def scenes(wait: Callable[..., None]) -> dict[str, Callable]:
    """All of them by name; `wait` lets the event loop run until something is true."""
    return {
        "chart-runs-empty": lambda program: _show_table(program, wait),
        "chart-changes": lambda program: _changes(program, wait),
        "chart-runs": lambda program: _past_runs(program, wait),
        "chart-runs-table": lambda program: _show_table(program, wait),
    }


def _show_table(program, wait: Callable[..., None]) -> None:
    program.window.charts.tabs.setCurrentIndex(3)
    wait(lambda: program.window.charts.runs.isVisible())


def _train(program, wait: Callable[..., None], epoch: int) -> None:
    session = program.session
    session.set_view_settings(replace(session.view_settings, speed=None))
    session.train()
    wait(lambda: session.snapshot is not None and session.snapshot.epoch >= epoch)
    session.pause()
    wait(lambda: not session.snapshot.running)


def _changes(program, wait: Callable[..., None]) -> None:
    from nngui.app import first_document
    from nngui.state.edits import SetSetting
    from nngui.state.view_settings import ChartOptions

    program.storage.new(first_document())
    program.window.charts.tabs.setCurrentIndex(0)
    changes = (("training.learning_rate", 0.01), ("training.batch_size", 8), ("training.l2", 0.001))
    for number, change in enumerate(changes, start=1):
        _train(program, wait, 60 * number)
        program.session.perform(SetSetting(*change))
    _train(program, wait, 300)
    program.window.charts.show_options(ChartOptions(smoothing=16))


def _past_runs(program, wait: Callable[..., None]) -> None:
    from nngui.state.edits import SetSetting

    session = program.session
    session.reset()
    session.perform(SetSetting("training.learning_rate", 0.001))
    _train(program, wait, 200)
    session.set_runs(session.runs.renamed(1, "With changes").pinned(1, True))
    session.new_weights()
    wait(lambda: session.snapshot.epoch == 0)
    _train(program, wait, 80)
    program.window.charts.loss.show_cursor(42.0)
