from pathlib import Path

import numpy as np
import pytest

from nngui.data import LoadError
from nngui.state.commands import Failed
from nngui.state.document import Document
from nngui.state.edits import AddPoints, SetSetting
from nngui.state.session_file import from_json
from nngui.state.view_settings import ViewSettings
from tests.state.strategies import same
from tests.storage.desk import Desk, saved


def test_what_is_saved_opens_bit_for_bit(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    desk.train(3)
    desk.session.set_view_settings(ViewSettings(speed=5.0, hard_boundary=True))
    path = saved(desk, tmp_path / "a.nngui")
    first = from_json(path.read_bytes())
    assert first.checkpoint is not None
    assert first.checkpoint.epoch == 3
    assert first.view_settings == ViewSettings(speed=5.0, hard_boundary=True)

    other = Desk(tmp_path)
    assert other.storage.open(str(path))
    assert other.session.document.equals(desk.session.document)
    assert other.session.view_settings == desk.session.view_settings
    assert len(other.session.journal.entries) == len(desk.session.journal.entries)
    second = from_json(saved(other, tmp_path / "b.nngui").read_bytes())
    assert same(second.checkpoint, first.checkpoint)


def test_going_on_after_opening_is_never_having_stopped(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    desk.train(2)
    path = saved(desk, tmp_path / "a.nngui")
    other = Desk(tmp_path)
    other.storage.open(str(path))
    for one in (desk, other):
        one.train(3)
        saved(one, tmp_path / f"{id(one)}.nngui")
    a, b = (from_json((tmp_path / f"{id(one)}.nngui").read_bytes()) for one in (desk, other))
    assert same(a.checkpoint, b.checkpoint)


def test_saving_gives_the_session_its_file(desk: Desk, tmp_path: Path) -> None:
    assert (desk.storage.path, desk.storage.title) == ("", "Untitled")
    desk.draw()
    path = saved(desk, tmp_path / "mine.nngui")
    assert (desk.storage.path, desk.storage.title) == (str(path), "mine.nngui")
    assert desk.storage.recent_files() == [str(path)]
    assert desk.of("path_changed") == [str(path)]
    desk.draw()
    desk.storage.save()
    assert desk.of("saved") == [str(path), str(path)]
    assert from_json(path.read_bytes()).document.dataset.n_points == 40


def test_saving_without_a_name_says_what_to_do(desk: Desk) -> None:
    desk.storage.save()
    assert desk.of("failed") == ["The document has no file yet. Choose a name for it."]


def test_a_failed_save_leaves_it_modified_and_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    desk.storage.save(str(tmp_path / "gone" / "a.nngui"))
    assert desk.storage.modified
    assert desk.storage.path == ""
    assert desk.storage.recent_files() == []
    (sentence,) = desk.of("failed")
    assert sentence.startswith("a.nngui was not saved: ")
    assert desk.of("saved") == []


def test_a_failed_save_leaves_the_old_file_whole(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.draw()
    path = saved(desk, tmp_path / "a.nngui")
    before = path.read_bytes()
    desk.draw()
    desk.storage.save(str(tmp_path))
    assert path.read_bytes() == before
    assert desk.storage.path == str(path)
    assert desk.storage.modified


def test_the_file_holds_one_moment_even_if_edits_follow_the_request(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.draw()
    desk.answers = False
    desk.storage.save(str(tmp_path / "a.nngui"))
    desk.draw()
    desk.session.reset()
    assert desk.of("saved") == []
    desk.deliver()
    assert desk.of("saved") == [str(tmp_path / "a.nngui")]
    content = from_json((tmp_path / "a.nngui").read_bytes())
    assert content.document.dataset.n_points == 20
    assert len(content.journal.entries) == 1
    assert desk.storage.modified
    desk.session.undo()
    desk.session.undo()
    desk.deliver()
    assert desk.session.document.dataset.n_points == 20
    assert not desk.session.history.weights_serial


def test_a_save_that_another_document_overtakes_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.draw()
    desk.answers = False
    desk.storage.save(str(tmp_path / "a.nngui"))
    desk.storage.new(Document())
    desk.deliver()
    assert not (tmp_path / "a.nngui").exists()
    assert desk.storage.path == ""
    assert desk.of("failed") == [
        "a.nngui was not saved: another document was opened in the meantime."
    ]


def test_a_save_that_the_worker_cannot_answer_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.answers = False
    desk.storage.save(str(tmp_path / "a.nngui"))
    desk.session.receive_failure(Failed("diverged", "The loss left the numbers.", 1, 0))
    assert desk.of("failed") == []
    desk.session.receive_failure(Failed("command", "MemoryError", 1, 0))
    assert desk.of("failed") == ["a.nngui was not saved: MemoryError"]


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "This is no nngui session"),
        (b'{"format": "nngui-session", "version": 1', "The file ends too early"),
        (b'{"format": "nngui-session", "version": 99}', "Update nngui"),
        (b'{"format": "nngui-session", "version": 1}', "session.document: This field is missing"),
    ],
)
def test_what_cannot_be_read_leaves_the_open_document(
    desk: Desk, tmp_path: Path, content: bytes, reason: str
) -> None:
    desk.draw()
    path = tmp_path / "bad.nngui"
    path.write_bytes(content)
    document, journal = desk.session.document, desk.session.journal
    assert not desk.storage.open(str(path))
    assert desk.session.document is document
    assert desk.session.journal is journal
    assert desk.storage.modified
    (sentence,) = desk.of("failed")
    assert sentence.startswith("bad.nngui was not opened: ")
    assert reason in sentence
    assert desk.storage.recent_files() == []


def test_a_missing_file_says_so(desk: Desk, tmp_path: Path) -> None:
    assert not desk.storage.open(str(tmp_path / "none.nngui"))
    assert desk.of("failed") == ["none.nngui was not opened: No such file or directory"]


def test_a_recent_file_that_is_gone_leaves_the_list(desk: Desk, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "a.nngui")
    path.unlink()
    assert not desk.storage.open(str(path))
    assert desk.storage.recent_files() == []
    (sentence,) = desk.of("failed")
    assert sentence == f"a.nngui is no longer there; it was taken off the list: {path}"


def test_revert_goes_back_to_the_file(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    saved(desk, tmp_path / "a.nngui")
    desk.draw()
    assert desk.storage.modified
    assert desk.storage.revert()
    assert desk.session.document.dataset.n_points == 20
    assert not desk.storage.modified


def test_revert_without_a_file_says_so(desk: Desk) -> None:
    assert not desk.storage.revert()
    assert desk.of("failed") == ["There is no saved file to go back to. Save first."]


def test_new_begins_untitled_and_clean(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    saved(desk, tmp_path / "a.nngui")
    desk.draw()
    desk.session.set_view_settings(ViewSettings(speed=3.0, hard_boundary=True))
    document = Document()
    desk.storage.new(document)
    assert desk.session.document is document
    assert (desk.storage.path, desk.storage.title) == ("", "Untitled")
    assert not desk.storage.modified
    assert desk.session.view_settings == ViewSettings(speed=3.0)


def test_a_recovered_session_is_untitled_and_still_to_be_saved(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    path = saved(desk, tmp_path / "a.nngui")
    other = Desk(tmp_path)
    assert other.storage.recover(str(path))
    assert other.session.document.equals(desk.session.document)
    assert other.storage.path == ""
    assert other.storage.title == "Recovered"
    assert other.storage.modified
    other.session.perform(SetSetting("train_share", 0.5))
    other.session.undo()
    assert other.storage.modified
    saved(other, tmp_path / "b.nngui")
    assert not other.storage.modified


def test_a_recovered_file_that_is_damaged_says_so(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bad.nngui"
    path.write_bytes(b"{")
    assert not desk.storage.recover(str(path))
    assert len(desk.of("failed")) == 1
    with pytest.raises(LoadError):
        from_json(b"{")


def test_points_that_were_added_are_in_the_next_save(desk: Desk, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "a.nngui")
    desk.session.perform(AddPoints(np.array([1.5]), np.array([-2.5]), 1))
    desk.storage.save()
    dataset = from_json(path.read_bytes()).document.dataset
    assert (dataset.x1.tolist(), dataset.x2.tolist(), dataset.label.tolist()) == (
        [1.5],
        [-2.5],
        [1],
    )


def test_past_runs_come_back_and_their_names_are_not_lost_unasked(
    desk: Desk, tmp_path: Path
) -> None:
    path = str(tmp_path / "runs.nngui")
    desk.draw()
    desk.train(3)
    desk.session.reset()
    desk.session.set_runs(desk.session.runs.renamed(1, "before the reset").pinned(1, True))
    desk.storage.save(path)
    assert not desk.storage.modified
    desk.session.set_runs(desk.session.runs.renamed(1, "best"))
    assert desk.storage.modified
    desk.session.set_runs(desk.session.runs.renamed(1, "before the reset"))
    assert not desk.storage.modified
    saved = desk.session.runs
    desk.storage.new(desk.session.document)
    assert desk.session.runs.runs == ()
    assert desk.storage.open(path)
    assert not desk.storage.modified
    assert same(desk.session.runs, saved)
