"""The shelf: a run goes there when its weights are drawn anew, and comes back with undo."""

from dataclasses import replace

import pytest

from nngui.state.checkpoint import Checkpoint
from nngui.state.commands import Applied, Apply, Restore
from nngui.state.document import Document
from nngui.state.edits import ApplyPreset, Edit, NewWeights, ResetWeights, SetUnits
from nngui.state.presets import PRESETS
from nngui.state.run_shelf import RunShelf
from nngui.state.runs import Runs
from tests.hand import checkpoint
from tests.state.test_runs import curve

DOCUMENT = Document()
PRESET = next(iter(PRESETS.values()))


def trained() -> Checkpoint:
    return replace(checkpoint(DOCUMENT, 3), curve=curve())


def shelf_after(edit: Edit) -> tuple[RunShelf, Checkpoint, list[Runs]]:
    told: list[Runs] = []
    shelf, before = RunShelf(told.append), trained()
    shelf.note(Apply(4, edit.apply(DOCUMENT), edit))
    shelf.receive(Applied(4, 3, 0, before=before))
    return shelf, before, told


@pytest.mark.parametrize(
    "edit", [ResetWeights(), NewWeights(), ApplyPreset(PRESET.label, PRESET.settings)]
)
def test_what_draws_weights_ends_a_run(edit: Edit) -> None:
    shelf, before, told = shelf_after(edit)
    (run,) = shelf.runs.runs
    assert run.curve is before.curve
    assert run.settings == DOCUMENT.settings
    assert told == [shelf.runs]


def test_surgery_goes_on_with_it() -> None:
    shelf, _, told = shelf_after(SetUnits(0, 3))
    assert shelf.runs.runs == ()
    assert told == []


def test_undo_takes_it_back_and_another_document_forgets_all() -> None:
    shelf, before, told = shelf_after(ResetWeights())
    shelf.note(Restore(5, DOCUMENT, before))
    assert shelf.runs.runs == ()
    assert len(told) == 2
    shelf, _, told = shelf_after(ResetWeights())
    shelf.begin(Runs())
    assert shelf.runs.runs == ()
    assert told[-1] is shelf.runs


def test_redo_puts_it_back_with_its_name() -> None:
    shelf, before, _ = shelf_after(ResetWeights())
    shelf.put(shelf.runs.renamed(1, "wide").pinned(1, True))
    ahead, again = trained(), trained()
    shelf.note(Restore(5, DOCUMENT, before))
    shelf.receive(Applied(5, 2, 0, before=ahead))
    assert shelf.runs.runs == ()
    shelf.note(Restore(6, DOCUMENT, ahead))
    shelf.receive(Applied(6, 3, 0, before=again))
    (run,) = shelf.runs.runs
    assert (run.id, run.name, run.is_pinned) == (1, "wide", True)
    # What undo brings back now is what it has become meanwhile.
    assert run.curve is again.curve
    shelf.note(Restore(7, DOCUMENT, again))
    assert shelf.runs.runs == ()


def test_where_something_else_was_done_there_is_no_way_back_to_it() -> None:
    shelf, before, _ = shelf_after(ResetWeights())
    ahead = trained()
    shelf.note(Restore(5, DOCUMENT, before))
    shelf.receive(Applied(5, 2, 0, before=ahead))
    edit = SetUnits(0, 3)
    shelf.note(Apply(6, edit.apply(DOCUMENT), edit))
    shelf.note(Restore(7, DOCUMENT, ahead))
    shelf.receive(Applied(7, 2, 0, before=trained()))
    assert shelf.runs.runs == ()
