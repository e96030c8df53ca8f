import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import Cosine
from nngui.state.document import Document
from nngui.state.edits import (
    AddPoints,
    Edit,
    ErasePoints,
    Generate,
    MovePoints,
    ResetWeights,
    SetActivation,
    SetSetting,
    SetTask,
    SetUnits,
)
from nngui.state.flags import Flag, flags
from nngui.state.journal import Back, Journal, JournalEntry

RATE = "training.learning_rate"


def told(*entries: tuple[int, Edit | Back]) -> tuple[Flag, ...]:
    journal = Journal(document=Document())
    for epoch, what in entries:
        journal = journal.followed_by(JournalEntry(epoch, 0, what))
    return flags(journal)


def labels(*entries: tuple[int, Edit | Back]) -> list[tuple[int, str]]:
    return [(flag.epoch, flag.label) for flag in told(*entries)]


def points(count: int, stroke: int = 0) -> AddPoints:
    return AddPoints(np.zeros(count), np.zeros(count), 0, stroke=stroke)


def test_a_flag_says_what_was_changed_and_from_what() -> None:
    first, second = told((1204, SetSetting(RATE, 0.1)), (2000, SetSetting(RATE, 0.3)))
    assert first == Flag(1204, "learning rate 0.1", "Epoch 1,204: learning rate 0.03 → 0.1")
    assert second.text == "Epoch 2,000: learning rate 0.1 → 0.3"


def test_values_are_told_as_people_say_them() -> None:
    texts = [
        flag.text.split(": ")[1]
        for flag in told(
            (1, SetSetting("training.batch_size", None)),
            (2, SetSetting("training.optimizer", "sgd")),
            (3, SetSetting("training.schedule", Cosine(500, 0.01))),
            (4, SetSetting("training.clip_norm", 2.0)),
            (5, SetSetting("training.stop.accuracy", 0.98)),
            (6, SetSetting("training.constants.beta2", 0.999)),
            (7, SetSetting("training.precision", "single")),
            (8, SetSetting("train_share", 0.5)),
        )
    ]
    assert texts == [
        "batch size 32 → all points",
        "optimizer Adam → SGD",
        "schedule constant → cosine 500 0.01",
        "gradient clipping off → 2",
        "target accuracy off → 98 %",
        "beta2 0.99 → 0.999",
        "precision double → single",
        "train share 70 % → 50 %",
    ]


def test_a_stroke_is_one_flag_where_it_began_with_what_it_came_to() -> None:
    drag = [(epoch, SetSetting(RATE, epoch / 100, stroke=7)) for epoch in (5, 6, 9)]
    assert told(*drag) == (Flag(5, "learning rate 0.09", "Epoch 5: learning rate 0.03 → 0.09"),)
    assert labels((3, points(1, 4)), (4, points(2, 4)), (8, points(1, 5))) == [
        (3, "+3 points"),
        (8, "+1 point"),
    ]
    erased = ErasePoints(np.arange(2), stroke=6), ErasePoints(np.arange(1), stroke=6)
    assert labels((3, erased[0]), (3, erased[1])) == [(3, "−3 points")]


def test_other_edits_are_called_what_the_menu_calls_them() -> None:
    move = MovePoints(np.array([0, 1]), np.zeros(2), np.zeros(2))
    assert labels((2, move), (3, SetUnits(0, 4))) == [
        (2, "move 2 points"),
        (3, "set layer 1 to 4 units"),
    ]


def test_undo_of_a_live_setting_is_a_change_of_its_own() -> None:
    entries = [(5, SetSetting(RATE, 0.1)), (9, Back.UNDO), (12, SetSetting(RATE, 0.2))]
    assert labels(*entries) == [
        (5, "learning rate 0.1"),
        (9, "undo change learning rate"),
        (12, "learning rate 0.2"),
    ]
    assert told(*entries)[2].text == "Epoch 12: learning rate 0.03 → 0.2"


def test_a_reset_takes_down_all_flags_and_its_undo_puts_them_up_again() -> None:
    entries: list[tuple[int, Edit | Back]] = [(5, SetSetting(RATE, 0.1)), (9, ResetWeights())]
    assert labels(*entries) == []
    entries += [(2, points(1)), (4, Back.UNDO), (4, Back.UNDO)]
    assert labels(*entries) == [(5, "learning rate 0.1")]


def test_undo_of_surgery_leaves_the_flags_of_the_tail_behind() -> None:
    entries: list[tuple[int, Edit | Back]] = [
        (5, SetSetting(RATE, 0.1)),
        (9, SetUnits(0, 4)),
        (20, Back.UNDO),
        (11, SetSetting(RATE, 0.2)),
    ]
    assert labels(*entries) == [(5, "learning rate 0.1"), (11, "learning rate 0.2")]
    assert labels(*entries[:3], (15, Back.REDO)) == [
        (5, "learning rate 0.1"),
        (9, "set layer 1 to 4 units"),
    ]


@pytest.mark.parametrize("replaces", [True, False])
def test_undo_of_points_that_brought_a_class_brings_the_run_and_its_flags_back(
    replaces: bool,
) -> None:
    sample = Generate(Recipe("blobs", n_classes=4))
    journal = Journal(document=Document())
    for entry in (
        JournalEntry(5, 0, SetSetting(RATE, 0.1)),
        JournalEntry(10, 0, sample, replaces),
        JournalEntry(30, 0, Back.UNDO, replaces),
    ):
        journal = journal.followed_by(entry)
    found = [flag.label for flag in flags(journal)]
    assert found == ["learning rate 0.1"] + (
        [] if replaces else [sample.label, f"undo {sample.label}"]
    )


def test_a_move_behind_the_start_of_the_journal_is_told_without_its_name() -> None:
    assert told((3, Back.UNDO)) == (Flag(3, "undo", "Epoch 3: undo"),)


def test_without_a_start_the_old_value_is_not_known() -> None:
    journal = Journal(entries=(JournalEntry(3, 0, SetSetting(RATE, 0.5)),))
    assert flags(journal)[0].text == "Epoch 3: learning rate 0.5"


@pytest.mark.parametrize(
    "edit",
    [
        SetActivation(0, "relu"),
        SetTask("regression"),
        SetSetting("network.output", "sigmoid"),
        SetSetting("network.layers", ()),
    ],
    ids=lambda edit: edit.label,
)
def test_undo_of_what_changes_the_shape_brings_the_run_and_its_flags_back(edit: Edit) -> None:
    first = (5, SetSetting(RATE, 0.1))
    assert labels(
        first, (10, edit), (20, SetSetting(RATE, 0.3)), (30, Back.UNDO), (40, Back.UNDO)
    ) == [(5, "learning rate 0.1")]
