from dataclasses import replace

import pytest

from nngui.engine import LOSSES, OPTIMIZERS
from nngui.state.document import Document
from nngui.state.edits import ApplyPreset, SetSetting
from nngui.state.presets import PRESETS
from nngui.ui.controls.training_panel import TrainingPanel
from tests.hand import snapshot

from .editing import Desk, choose, drag, enter


@pytest.fixture
def panel(qtbot) -> TrainingPanel:
    made = TrainingPanel()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(panel) -> Desk:
    return Desk(panel)


def asked(desk: Desk) -> list[tuple[str, object]]:
    assert all(isinstance(edit, SetSetting) for edit in desk.edits)
    return [(edit.path, edit.value) for edit in desk.edits]


@pytest.mark.parametrize("name", PRESETS)
def test_it_shows_a_document_and_asks_for_nothing(panel, desk, name):
    document = ApplyPreset(name, PRESETS[name].settings).apply(Document())
    panel.show_document(document)
    training = document.settings.training
    assert panel.loss.choice == training.loss
    assert panel.optimizer.choice == training.optimizer
    assert panel.learning_rate.value == training.learning_rate
    assert panel.full_batch.isChecked() == (training.batch_size is None)
    assert panel.batch_size.isEnabled() == (training.batch_size is not None)
    assert desk.edits == []


@pytest.mark.parametrize("name", [name for name in LOSSES if name != "cross-entropy"])
def test_a_loss_is_chosen(panel, desk, name):
    choose(panel.loss, name)
    assert asked(desk) == [("training.loss", name)]
    assert desk.value("training.loss") == name


@pytest.mark.parametrize("name", [name for name in OPTIMIZERS if name != "adam"])
def test_an_optimizer_is_chosen(panel, desk, name):
    choose(panel.optimizer, name)
    assert asked(desk) == [("training.optimizer", name)]
    assert desk.value("training.optimizer") == name


@pytest.mark.parametrize(
    "text,value", [("0,05", 0.05), ("3e-3", 0.003), ("1/32", 0.03125), ("50", 50), ("1e-6", 1e-6)]
)
def test_a_learning_rate_is_typed(panel, desk, text, value):
    enter(panel.learning_rate.number, text)
    assert asked(desk) == [("training.learning_rate", value)]
    assert desk.last.stroke == 0
    assert panel.learning_rate.value == value


@pytest.mark.parametrize("text", ["abc", "1e6", "nan", "inf", "0", "-1", ""])
def test_a_wrong_learning_rate_keeps_the_old_one_and_says_why(panel, desk, text, qtbot):
    enter(panel.learning_rate.number, "0.2")
    field = panel.learning_rate.number
    field.selectAll()
    if text:
        enter(field, text)
    else:
        field.del_()
        enter(field, "")
    assert asked(desk) == [("training.learning_rate", 0.2)]
    assert panel.learning_rate.value == 0.2
    assert len(desk.said) == 1
    assert "Learning rate takes" in desk.said[0]


def test_a_drag_of_the_learning_rate_is_one_stroke(panel, desk):
    drag(panel.learning_rate.slider, 6, 7, 8)
    values = [value for _, value in asked(desk)]
    assert len(values) == 3
    assert values == sorted(set(values))
    strokes = {edit.stroke for edit in desk.edits}
    assert len(strokes) == 1
    assert 0 not in strokes


def test_the_slider_runs_from_a_ten_thousandth_to_ten(panel, desk):
    slider = panel.learning_rate.slider
    drag(slider, slider.maximum())
    drag(slider, slider.minimum())
    assert [value for _, value in asked(desk)] == [10, 1e-4]


def test_a_batch_size_is_typed_as_a_whole_number(panel, desk):
    enter(panel.batch_size, "64")
    assert asked(desk) == [("training.batch_size", 64)]
    assert isinstance(desk.last.value, int)


@pytest.mark.parametrize("text", ["0", "2.5", "60000", "all"])
def test_a_wrong_batch_size_is_refused_in_one_sentence(panel, desk, text):
    enter(panel.batch_size, text)
    assert desk.edits == []
    assert len(desk.said) == 1


def test_all_is_the_full_batch_and_back_is_the_size_before(panel, desk):
    enter(panel.batch_size, "48")
    panel.full_batch.click()
    assert not panel.batch_size.isEnabled()
    panel.full_batch.click()
    sizes = [value for _, value in asked(desk)]
    assert sizes == [48, None, 48]
    assert panel.batch_size.isEnabled()


def test_choosing_what_is_chosen_is_no_edit(panel, desk):
    choose(panel.loss, "cross-entropy")
    choose(panel.optimizer, "adam")
    assert desk.edits == []


def test_a_refused_edit_leaves_the_fields_at_what_is(panel, desk):
    panel.edit_requested.disconnect()
    choose(panel.optimizer, "sgd")
    enter(panel.learning_rate.number, "0.5")
    panel.full_batch.click()
    assert panel.optimizer.choice == "adam"
    assert panel.learning_rate.value == 0.03
    assert not panel.full_batch.isChecked()


def test_enter_says_done(panel, desk, qtbot):
    for field in (panel.learning_rate.number, panel.batch_size):
        with qtbot.waitSignal(panel.done, timeout=1000):
            enter(field, "4")


def test_an_optimizer_of_all_points_leaves_no_choice_of_batches(panel, desk):
    choose(panel.optimizer, "lbfgs")
    assert not panel.batch_size.isEnabled()
    assert not panel.full_batch.isEnabled()
    assert panel.full_batch.isChecked()
    assert "all points" in panel.full_batch.toolTip()
    assert desk.value("training.batch_size") == 32
    choose(panel.optimizer, "adam")
    assert panel.batch_size.isEnabled()
    assert not panel.full_batch.isChecked()


def test_l2_is_dragged_from_off_and_its_penalty_stands_apart(panel, desk):
    panel.show()
    assert not panel.penalty.isVisible()
    drag(panel.l2.slider, 3, 4)
    assert desk.value("training.l2") == panel.l2.value > 0
    assert len({edit.stroke for edit in desk.edits}) == 1
    panel.show_snapshot(replace(snapshot(1), penalty=0.0123))
    assert panel.penalty.isVisible()
    assert panel.penalty.text() == "Penalty 0.0123, apart from the loss"


def test_what_is_rarely_used_is_folded_away_and_says_how_it_stands(panel, desk):
    panel.show()
    assert not panel.more.isVisible()
    assert not panel.stop.isVisible()
    assert panel.stop_rules.summary.whole_text == "until stopped"
    assert panel.rest.summary.whole_text == ""
    panel.rest.open()
    panel.stop_rules.open()
    enter(panel.more.clip_norm, "2")
    enter(panel.constants.numbers["beta1"], "0.5")
    choose(panel.more.precision, "single")
    enter(panel.stop.fields["epochs"], "500")
    assert panel.rest.summary.whole_text == "constants · clip 2 · single precision"
    assert panel.stop_rules.summary.whole_text == "500 epochs"


def test_the_schedule_follows_the_run(panel, desk):
    choose(panel.schedule.schedule, "cosine")
    panel.show_snapshot(snapshot(1, epoch=500))
    assert "at epoch 500 it is 0.0152" in panel.schedule.picture.toolTip()


def test_the_rate_stops_at_one_three_and_ten(panel, desk):
    slider = panel.learning_rate.slider
    drag(slider, *range(slider.maximum(), -1, -1))
    assert [value for _, value in asked(desk)][:5] == [10, 3, 1, 0.3, 0.1]
