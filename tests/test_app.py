"""The composition root: what is put together, how it starts, and that nothing is left when it ends."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from nngui import app as composition
from nngui.app import Program, first_document, make_application
from nngui.data import Recipe
from nngui.resources import resource
from nngui.state.edits import ClearPoints
from nngui.ui.colors import DARK
from nngui.ui.dialogs import Answer
from nngui.ui.preferences_store import Preferences, save_preferences
from tests.ui.fake_dialogs import FakeDialogs

Make = Callable[[], Program]


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def make(qtbot: QtBot, dialogs: FakeDialogs) -> Iterator[Make]:
    programs: list[Program] = []

    def make_program() -> Program:
        programs.append(Program(make_application(), dialogs))
        return programs[-1]

    yield make_program
    for program in programs:
        dialogs.answers.append(Answer.DISCARD)
        program.window.close()
        program.shut_down()
        program.themes.set_preference("system")
        program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(make: Make) -> Program:
    return make()


def test_the_application_has_a_name_and_there_is_one(qtbot: QtBot) -> None:
    app = make_application()
    assert make_application() is app
    assert (app.applicationName(), app.organizationName()) == ("nngui", "nngui")
    assert not app.windowIcon().isNull()


def test_a_new_window_shows_two_moons() -> None:
    document = first_document()
    assert document.dataset.recipe == Recipe()
    assert document.dataset.n_points == 400


def test_it_starts_with_a_fresh_document_and_draws_it(program: Program, qtbot: QtBot) -> None:
    program.start(None)
    assert program.window.isVisible()
    assert program.session.document.equals(first_document())
    qtbot.waitUntil(lambda: program.session.snapshot is not None, timeout=20_000)
    assert program.session.snapshot.epoch == 0
    assert not program.storage.modified


def test_it_starts_with_a_file(program: Program) -> None:
    program.start(str(resource("examples/iris_petals.csv")))
    assert program.session.document.dataset.n_points == 150
    assert "iris_petals" in program.window.windowTitle()


def test_a_file_that_is_not_there_is_told_and_a_fresh_document_opened(
    program: Program, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    program.start(str(tmp_path / "gone.nngui"))
    assert len(dialogs.errors) == 1
    assert "gone.nngui was not opened" in dialogs.errors[0]
    assert program.session.document.dataset.n_points == 400


def test_preferences_are_those_of_the_last_window(make: Make) -> None:
    make_application()
    save_preferences(Preferences("dark", 12))
    themes = make().themes
    assert themes.theme is DARK
    assert themes.text_size == 12
    themes.set_text_size(themes.system_text_size)


def test_what_a_crash_left_is_offered_and_opened_by_the_offer(
    program: Program, make: Make, qtbot: QtBot
) -> None:
    program.start(None)
    program.session.perform(ClearPoints())
    program.recovery.autosave()
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    folder = Path(data) / "recovery"
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.nngui"))), timeout=20_000)
    (kept,) = folder.glob("*.nngui")
    # As after a crash: the file is there, and nobody holds its lock.
    (folder / "crashed.nngui").write_bytes(kept.read_bytes())
    program.window.banner.clear()

    second = make()
    second.start(None)
    banner = second.window.banner
    assert banner.isVisible()
    assert "ended unexpectedly" in banner.text
    assert second.session.document.dataset.n_points == 400
    banner.findChild(QAbstractButton, "banner_offer").click()
    assert second.session.document.dataset.n_points == 0
    assert second.storage.modified
    assert "Recovered" in second.window.windowTitle()


def test_an_error_in_a_slot_is_printed_and_told(
    program: Program,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    composition._tell_of_errors(program)
    program.start(None)
    error = RuntimeError("a bug")
    sys.excepthook(RuntimeError, error, None)
    assert "RuntimeError: a bug" in capsys.readouterr().err
    assert "RuntimeError: a bug" in program.window.banner.text
    assert program.window.banner.isVisible()


@pytest.mark.parametrize("frozen, arguments", [(False, ["-m", "nngui"]), (True, [])])
def test_a_new_window_is_a_process_of_its_own(
    program: Program, monkeypatch: pytest.MonkeyPatch, frozen: bool, arguments: list[str]
) -> None:
    started: list[tuple[str, list[str]]] = []

    class Process:
        @staticmethod
        def startDetached(name: str, rest: list[str]) -> None:  # noqa: N802 - Qt's name
            started.append((name, rest))

    monkeypatch.setattr(composition, "QProcess", Process)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    program.window.actions_by_name["new_window"].trigger()
    assert started == [(sys.executable, arguments)]


def test_closing_ends_the_thread_and_gives_back_what_was_taken(program: Program) -> None:
    was_enabled = gc.isenabled()
    program.start(None)
    assert not gc.isenabled()
    program.session.train()
    program.window.close()
    assert not program.is_training_thread_running
    assert gc.isenabled() == was_enabled
    program.shut_down()


@pytest.mark.thorough
def test_closed_in_the_middle_of_training_it_ends_with_code_0(tmp_path: Path) -> None:
    script = """
import sys
from PySide6.QtCore import QTimer
from nngui import app

application = app.make_application()

def close():
    windows = [one for one in application.topLevelWidgets() if one.objectName() == "main_window"]
    if windows and windows[0]._session.snapshot and windows[0]._session.snapshot.epoch > 3:
        windows[0].close()
    elif windows and not windows[0]._session.running:
        windows[0].actions_by_name["flat_out"].trigger()
        windows[0].actions_by_name["train"].trigger()

timer = QTimer(application)
timer.timeout.connect(close)
timer.start(20)
sys.exit(app.main(None))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"HOME": str(tmp_path)},
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        timeout=100,
    )
    complaints = [line for line in done.stderr.splitlines() if "This plugin does not" not in line]
    assert (done.returncode, complaints) == (0, [])
