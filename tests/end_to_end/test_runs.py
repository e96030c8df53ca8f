"""A reset in the real window leaves its run on the charts, and undo takes it back."""

from PySide6.QtCore import Qt

from nngui.state.edits import SetSetting
from tests.end_to_end.conftest import Desk

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_reset_leaves_its_run_and_undo_takes_it_back(desk: Desk) -> None:
    desk.train_for(10)
    epoch, loss = desk.epoch, desk.window.charts.loss
    desk.press_key(Key.Key_R)
    desk.settle()
    (run,) = desk.session.runs.runs
    assert run.epochs == epoch
    assert desk.window.charts.runs.table.rowCount() == 2
    names = loss.plot.sheet.past.names
    assert [name.text for name in names if name.isVisible()] == ["Run 1"]
    desk.press_key(Key.Key_Z, CTRL)
    desk.settle()
    assert desk.session.runs.runs == ()
    assert desk.epoch == epoch


def test_a_change_in_training_is_flagged_and_kept_in_the_timeline(desk: Desk) -> None:
    desk.train_for(5)
    at = desk.epoch
    desk.session.perform(SetSetting("training.learning_rate", 0.01))
    desk.train_for(5)
    (flag,) = desk.window.charts.loss._changes
    assert flag.epoch == at
    moments = desk.session.timeline.moments
    assert moments[0].epoch == 0
    assert moments[-1].epoch <= desk.epoch
    rates = [moment.checkpoint.document.settings.training.learning_rate for moment in moments]
    assert (rates[0], rates[-1]) == (0.03, 0.01)
