from pathlib import Path

from nngui.state.view_settings import ViewSettings
from tests.storage.desk import Desk, example, saved


def test_edits_make_it_modified_and_undo_takes_that_back(desk: Desk, tmp_path: Path) -> None:
    assert not desk.storage.modified
    desk.draw()
    assert desk.storage.modified
    desk.session.undo()
    assert not desk.storage.modified
    desk.session.redo()
    saved(desk, tmp_path / "a.nngui")
    assert not desk.storage.modified
    desk.session.undo()
    assert desk.storage.modified
    desk.session.redo()
    assert not desk.storage.modified
    assert desk.of("modified_changed") == [True, False, True, False, True, False]


def test_weights_that_were_drawn_anew_are_an_edit(desk: Desk) -> None:
    desk.session.reset()
    assert desk.storage.modified
    desk.session.undo()
    assert not desk.storage.modified


def test_training_alone_never_makes_an_untitled_window_ask(desk: Desk) -> None:
    desk.storage.open(example("iris_petals.csv"))
    desk.train(2)
    assert desk.session.snapshot is not None
    assert desk.session.snapshot.epoch == 2
    assert not desk.storage.modified


def test_a_file_that_trained_since_it_was_saved_is_modified(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    path = saved(desk, tmp_path / "a.nngui")
    desk.train(1)
    assert desk.storage.modified
    desk.storage.save()
    assert not desk.storage.modified
    desk.storage.open(str(path))
    desk.train(0)
    assert desk.session.snapshot is not None
    assert not desk.storage.modified


def test_opening_says_nothing_of_modified_on_the_way(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    path = saved(desk, tmp_path / "a.nngui")
    desk.heard.clear()
    desk.storage.open(str(path))
    assert desk.of("modified_changed") == []
    assert desk.of("opened") == [str(path)]


def test_a_view_is_no_edit(desk: Desk) -> None:
    desk.session.set_view_settings(ViewSettings(show_test=False))
    assert not desk.storage.modified
