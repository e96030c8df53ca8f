"""From a menu entry to a file: what is asked, and that nothing unsaved is lost unasked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nngui.data.table_file import load_table
from nngui.state.document import Document
from nngui.ui.dialogs import Answer
from nngui.ui.file_flow import FileFlow
from tests.storage.desk import Desk, example, saved
from tests.ui.fake_dialogs import FakeDialogs


class Counter(Desk):
    """A session with its files, and somebody who asks for them."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        super().__init__(folder)
        self.folder = folder
        self.dialogs = FakeDialogs()
        self.files = FileFlow(self.storage, self.session, self.dialogs, window, Document)
        self.closings = 0
        self.files.ready_to_close.connect(self._on_ready_to_close)

    def _on_ready_to_close(self) -> None:
        self.closings += 1

    @property
    def asked(self) -> list[str]:
        return [one.dialog for one in self.dialogs.asked]

    @property
    def n_points(self) -> int:
        return self.session.document.dataset.n_points

    def choose(self, *paths: str | Path | None) -> None:
        self.dialogs.paths.extend(None if path is None else str(path) for path in paths)

    def answer(self, *answers: Answer) -> None:
        self.dialogs.answers.extend(answers)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Counter]:
    window = QWidget()
    qtbot.addWidget(window)
    desk = Counter(tmp_path, window)
    yield desk
    desk.worker.stop()


@pytest.fixture
def old(desk: Counter) -> Path:
    """A saved document of 20 points, with five more that are not saved yet."""
    desk.draw(20)
    path = saved(desk, desk.folder / "old.nngui")
    desk.draw(5)
    assert desk.storage.modified
    return path


# ---- saving


@pytest.mark.parametrize(
    "chosen, written",
    [
        ("moons", "moons.nngui"),
        ("moons.nngui", "moons.nngui"),
        ("MOONS.NNGUI", "MOONS.NNGUI"),
        ("take 1.2", "take 1.2.nngui"),
        ("moons.csv", "moons.csv.nngui"),
    ],
)
def test_a_saved_file_can_be_opened_whatever_it_was_called(
    desk: Counter, chosen: str, written: str
) -> None:
    desk.draw(20)
    desk.choose(desk.folder / chosen)
    desk.files.save_as()
    assert desk.of("saved") == [str(desk.folder / written)]
    desk.files.new()
    desk.files.open_path(str(desk.folder / written))
    assert desk.dialogs.errors == []
    assert desk.n_points == 20


def test_save_asks_for_a_name_only_once(desk: Counter) -> None:
    desk.draw()
    desk.choose(desk.folder / "moons.nngui")
    desk.files.save()
    desk.draw()
    desk.files.save()
    assert desk.asked == ["save_file"]
    assert len(desk.of("saved")) == 2
    assert not desk.storage.modified


def test_save_as_suggests_where_the_file_is(desk: Counter) -> None:
    desk.files.save_as()
    assert desk.dialogs.asked[-1].values["suggested"] == str(Path.home() / "Untitled.nngui")
    path = saved(desk, desk.folder / "moons.nngui")
    desk.files.save_as()
    assert desk.dialogs.asked[-1].values["suggested"] == str(path)


def test_a_failed_save_is_told_once_loses_nothing_and_closes_nothing(desk: Counter) -> None:
    desk.draw()
    desk.answer(Answer.SAVE)
    desk.choose(desk.folder / "no" / "such" / "folder" / "moons.nngui")
    desk.files.close()
    assert len(desk.dialogs.errors) == 1
    assert "moons.nngui was not saved" in desk.dialogs.errors[0]
    assert desk.storage.modified
    assert desk.closings == 0
    # The wish to close is gone with it: a later save only saves.
    desk.choose(desk.folder / "moons.nngui")
    desk.files.save()
    assert not desk.storage.modified
    assert desk.closings == 0


def test_a_canceled_name_ends_the_wish_to_close(desk: Counter) -> None:
    desk.draw()
    desk.answer(Answer.SAVE)
    desk.choose(None)
    desk.files.close()
    assert desk.closings == 0
    desk.choose(desk.folder / "moons.nngui")
    desk.files.save()
    assert not desk.storage.modified
    assert desk.closings == 0


def test_what_was_drawn_while_it_was_being_saved_is_asked_for(desk: Counter, old: Path) -> None:
    desk.answer(Answer.SAVE)
    desk.answers = False
    desk.files.close()
    desk.draw(3)
    desk.deliver()
    assert desk.of("saved")[-1] == str(old)
    assert desk.asked == ["ask_save", "ask_save"]
    assert desk.closings == 0


def test_a_file_that_nobody_was_asked_about_is_not_replaced(desk: Counter) -> None:
    desk.draw(20)
    taken = saved(desk, desk.folder / "take 1.2.nngui")
    before = taken.read_bytes()
    desk.draw(5)
    # The dialog asks about "take 1.2", which is not there.
    desk.choose(desk.folder / "take 1.2", None)
    desk.files.save_as()
    assert desk.asked == ["save_file", "save_file"]
    assert desk.dialogs.asked[-1].values["suggested"] == str(taken)
    assert taken.read_bytes() == before


# ---- unsaved work


def test_nothing_unsaved_nothing_asked(desk: Counter) -> None:
    desk.files.close()
    desk.files.new()
    desk.files.open_path(example("iris_petals.csv"))
    assert desk.asked == []
    assert desk.closings == 1
    assert desk.n_points == 150


@pytest.mark.parametrize("what", ["new", "open", "revert", "close"])
def test_unsaved_work_is_asked_for_first(desk: Counter, old: Path, what: str) -> None:
    document = desk.session.document
    desk.answer(Answer.CANCEL)
    getattr(desk.files, what)()
    assert desk.asked == ["ask_revert" if what == "revert" else "ask_save"]
    assert desk.dialogs.asked[0].values["name"] == "old.nngui"
    assert desk.session.document is document
    assert desk.closings == 0


@pytest.mark.parametrize(
    "answer, kept", [(Answer.SAVE, 25), (Answer.DISCARD, 20)], ids=["save", "discard"]
)
def test_new_after_the_answer(desk: Counter, old: Path, answer: Answer, kept: int) -> None:
    desk.answer(answer)
    desk.files.new()
    assert desk.n_points == 0
    assert desk.storage.path == ""
    desk.files.open_path(str(old))
    assert desk.n_points == kept


def test_revert_goes_back_to_the_file(desk: Counter, old: Path) -> None:
    desk.answer(Answer.DISCARD)
    desk.files.revert()
    assert desk.n_points == 20
    assert desk.storage.path == str(old)
    assert not desk.storage.modified


def test_open_asks_where_it_last_was(desk: Counter, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "moons.nngui")
    desk.choose(None)
    desk.files.open()
    assert desk.dialogs.asked[-1].values["directory"] == str(path.parent)


def test_close_waits_for_the_file(desk: Counter, old: Path) -> None:
    desk.answer(Answer.SAVE)
    desk.answers = False
    desk.files.close()
    assert desk.closings == 0
    desk.deliver()
    assert desk.of("saved")[-1] == str(old)
    assert desk.closings == 1


# ---- data


def test_import_asks_nothing_because_undo_brings_the_points_back(desk: Counter) -> None:
    desk.draw(20)
    iris = example("iris_petals.csv")
    desk.choose(iris)
    desk.dialogs.readings.append((load_table(Path(iris)), True))
    desk.files.import_data()
    assert desk.asked == ["open_file", "choose_columns"]
    assert desk.n_points == 150
    desk.session.undo()
    assert desk.n_points == 20


def test_exported_data_gets_its_suffix_and_a_place(desk: Counter) -> None:
    desk.draw(20)
    desk.choose(desk.folder / "points")
    desk.files.export_data()
    suggested = Path(str(desk.dialogs.asked[-1].values["suggested"]))
    assert suggested == Path.home() / "Untitled.csv"
    assert desk.of("exported") == [str(desk.folder / "points.csv")]
    assert len((desk.folder / "points.csv").read_text().splitlines()) == 21


def test_exported_arrays_keep_their_suffix(desk: Counter) -> None:
    desk.draw(20)
    desk.choose(desk.folder / "points.npz")
    desk.files.export_data()
    assert desk.of("exported") == [str(desk.folder / "points.npz")]
    assert len(load_table(desk.folder / "points.npz")) == 20


def test_exported_data_is_named_after_the_session(desk: Counter) -> None:
    saved(desk, desk.folder / "take 1.2.nngui")
    desk.choose(None)
    desk.files.export_data()
    assert desk.dialogs.asked[-1].values["suggested"] == str(desk.folder / "take 1.2.csv")


def test_a_bad_file_is_one_sentence_and_the_document_stays(desk: Counter) -> None:
    desk.draw(20)
    bad = desk.folder / "bad.csv"
    bad.write_text("no\nnumbers\nhere\n")
    desk.dialogs.answers.append(Answer.DISCARD)
    desk.files.open_path(str(bad))
    assert len(desk.dialogs.errors) == 1
    assert "Two columns of numbers are needed" in desk.dialogs.errors[0]
    assert desk.n_points == 20
