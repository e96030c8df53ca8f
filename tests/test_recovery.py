import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths

from nngui.recovery import INTERVAL_MS, Recovery
from nngui.state.document import Document
from nngui.state.edits import SetParameters
from nngui.state.session_file import from_json
from tests.storage.desk import Desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.worker.stop()


@pytest.fixture
def recovery(desk: Desk, folder: Path) -> Iterator[Recovery]:
    recovery = Recovery(desk.session, desk.storage, folder)
    yield recovery
    recovery.finish()


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.nngui"))


def leave(tmp_path: Path, folder: Path, n: int = 20) -> Path:
    """What a process that died leaves: its file, and no lock that anybody holds."""
    desk = Desk(tmp_path)
    recovery = Recovery(desk.session, desk.storage, folder)
    before = set(files(folder))
    desk.draw(n)
    recovery.autosave()
    (path,) = set(files(folder)) - before
    content = path.read_bytes()
    recovery.finish()
    path.write_bytes(content)
    return path


def test_nothing_is_written_while_nothing_would_be_lost(recovery: Recovery, folder: Path) -> None:
    recovery.autosave()
    assert not folder.exists()


def test_a_modified_session_is_written_with_its_weights(
    desk: Desk, recovery: Recovery, folder: Path
) -> None:
    desk.draw()
    desk.train(2)
    recovery.autosave()
    (path,) = files(folder)
    content = from_json(path.read_bytes())
    assert content.document.equals(desk.session.document)
    assert content.checkpoint is not None
    assert content.checkpoint.epoch == 2
    assert desk.storage.modified
    assert desk.storage.path == ""


def test_each_autosave_takes_the_place_of_the_last(
    desk: Desk, recovery: Recovery, folder: Path
) -> None:
    for count in (20, 40):
        desk.draw()
        recovery.autosave()
        (path,) = files(folder)
        assert from_json(path.read_bytes()).document.dataset.n_points == count


def test_what_has_not_changed_is_not_written_again(
    desk: Desk, recovery: Recovery, folder: Path
) -> None:
    desk.draw()
    recovery.autosave()
    (path,) = files(folder)
    path.write_bytes(b"kept")
    recovery.autosave()
    assert path.read_bytes() == b"kept"
    desk.train(1)
    recovery.autosave()
    assert path.read_bytes() != b"kept"


def test_weights_that_a_hand_sets_are_written_where_the_run_stays(
    desk: Desk, recovery: Recovery, folder: Path
) -> None:
    desk.draw()
    for value in (1.5, 2.5):
        place = np.zeros(1, dtype=np.int64)
        desk.session.perform(SetParameters(0, place, place, np.array([value])))
        recovery.autosave()
        (path,) = files(folder)
        checkpoint = from_json(path.read_bytes()).checkpoint
        assert checkpoint is not None
        assert checkpoint.trainer.parameters[0] == value


def test_saving_makes_it_superfluous(
    desk: Desk, recovery: Recovery, folder: Path, tmp_path: Path
) -> None:
    desk.draw()
    recovery.autosave()
    desk.storage.save(str(tmp_path / "a.nngui"))
    recovery.autosave()
    assert list(folder.iterdir()) == []


def test_closing_in_order_leaves_nothing(desk: Desk, recovery: Recovery, folder: Path) -> None:
    desk.draw()
    recovery.start()
    recovery.autosave()
    recovery.finish()
    recovery.finish()
    assert list(folder.iterdir()) == []


def test_the_timer_runs_from_start_to_finish(recovery: Recovery) -> None:
    timer = recovery._timer
    assert timer.interval() == INTERVAL_MS == 30_000
    recovery.start()
    assert timer.isActive()
    recovery.finish()
    assert not timer.isActive()


def test_the_timer_is_what_saves(desk: Desk, recovery: Recovery, folder: Path) -> None:
    desk.draw()
    recovery._timer.timeout.emit()
    assert len(files(folder)) == 1


def test_what_others_left_is_offered_the_latest_first(
    recovery: Recovery, folder: Path, tmp_path: Path
) -> None:
    paths = [leave(tmp_path, folder), leave(tmp_path, folder)]
    found = recovery.leftovers()
    assert {one.path for one in found} == set(map(str, paths))
    assert found[0].written >= found[1].written
    assert abs(datetime.now(UTC) - found[0].written) < timedelta(hours=1)


def test_without_a_folder_nothing_is_offered(recovery: Recovery) -> None:
    assert recovery.leftovers() == []


def test_the_file_of_a_living_window_is_not_offered(
    desk: Desk, recovery: Recovery, folder: Path, tmp_path: Path
) -> None:
    desk.draw()
    recovery.autosave()
    other_desk = Desk(tmp_path)
    other = Recovery(other_desk.session, other_desk.storage, folder)
    assert other.leftovers() == []
    assert recovery.leftovers() == []
    (path,) = files(folder)
    other.discard(str(path))
    assert path.exists()


def test_the_file_of_a_process_that_died_is_offered(recovery: Recovery, folder: Path) -> None:
    folder.mkdir()
    path = folder / "dead.nngui"
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from nngui.recovery import _lock_of\n"
        "lock = _lock_of(Path(sys.argv[1]))\n"
        "assert lock.tryLock(0)\n"
        "Path(sys.argv[1]).write_text('{}')\n"
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == 9
    assert path.with_suffix(".lock").exists()
    assert [one.path for one in recovery.leftovers()] == [str(path)]


def test_a_leftover_opens_and_is_taken_over(
    desk: Desk, recovery: Recovery, folder: Path, tmp_path: Path
) -> None:
    path = leave(tmp_path, folder)
    assert recovery.recover(str(path))
    assert desk.session.document.dataset.n_points == 20
    assert desk.storage.modified
    (own,) = files(folder)
    assert own != path
    assert recovery.leftovers() == []


def test_until_it_is_written_anew_the_leftover_stays_and_is_held(
    tmp_path: Path, folder: Path
) -> None:
    path = leave(tmp_path, folder)
    desk = Desk(tmp_path)
    recovery = Recovery(desk.session, desk.storage, folder)
    desk.answers = False
    assert recovery.recover(str(path))
    assert files(folder) == [path]
    assert recovery.leftovers() == []
    desk.deliver()
    assert path not in files(folder)
    assert len(files(folder)) == 1
    recovery.finish()
    assert files(folder) == []


def test_a_damaged_leftover_is_told_and_stays(desk: Desk, recovery: Recovery, folder: Path) -> None:
    folder.mkdir()
    path = folder / "bad.nngui"
    path.write_bytes(b"{")
    assert not recovery.recover(str(path))
    assert desk.of("failed")[0].startswith("bad.nngui was not opened: ")
    assert path.exists()
    recovery.discard(str(path))
    recovery.discard(str(path))
    assert list(folder.iterdir()) == []


def test_an_answer_that_another_document_overtakes_is_dropped(tmp_path: Path, folder: Path) -> None:
    desk = Desk(tmp_path)
    recovery = Recovery(desk.session, desk.storage, folder)
    desk.draw()
    desk.answers = False
    recovery.autosave()
    desk.storage.new(Document())
    desk.deliver()
    assert not folder.exists()


def test_a_request_without_an_answer_does_not_end_autosave(tmp_path: Path, folder: Path) -> None:
    desk = Desk(tmp_path)
    recovery = Recovery(desk.session, desk.storage, folder)
    desk.draw()
    desk.answers = False
    recovery.autosave()
    desk.held.clear()
    recovery.autosave()
    desk.deliver()
    assert len(files(folder)) == 1
    recovery.finish()


def test_where_nothing_can_be_written_it_says_so_once(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    recovery = Recovery(desk.session, desk.storage, tmp_path / "taken")
    told: list[str] = []
    recovery.failed.connect(told.append)
    desk.draw()
    recovery.autosave()
    desk.draw()
    recovery.autosave()
    assert told == ["Autosave does not work: File exists. Save your work yourself."]


def test_by_default_it_lies_with_the_user_s_data(desk: Desk) -> None:
    recovery = Recovery(desk.session, desk.storage)
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    desk.draw()
    recovery.autosave()
    assert len(files(Path(data) / "recovery")) == 1
    recovery.finish()


def test_another_name_of_a_past_run_is_written_too(
    desk: Desk, recovery: Recovery, folder: Path
) -> None:
    desk.draw()
    desk.train(3)
    desk.session.reset()
    recovery.autosave()
    desk.session.set_runs(desk.session.runs.renamed(1, "best"))
    recovery.autosave()
    (path,) = files(folder)
    assert from_json(path.read_bytes()).runs.titles == ((1, "best", False),)
