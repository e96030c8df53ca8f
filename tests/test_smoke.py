"""The smoke test: its line of JSON, its exit code, and that it finds what is broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from nngui import __version__, smoke
from nngui.app import Program, make_application
from nngui.ui.dialogs import Answer
from tests.ui.fake_dialogs import FakeDialogs


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    dialogs = FakeDialogs()
    program = Program(make_application(), dialogs)
    program.start(None)
    yield program
    dialogs.answers.append(Answer.DISCARD)
    program.window.close()
    program.shut_down()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def run(program: Program) -> int:
    return smoke.run(program.window, program.session, program.storage)


def test_a_file_that_is_never_written_is_found(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def save_nothing(path: str) -> None:
        # The rest went well and may have taken long; this wait is in vain.
        monkeypatch.setattr(smoke, "TIMEOUT_MS", 100)

    monkeypatch.setattr(program.storage, "save", save_nothing)
    assert run(program) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["error"] == "waited 0.1 s in vain for the file to be saved"
    assert report["loss_after"] < report["loss_before"]
    assert "reopened_at" not in report


def test_clicks_that_place_nothing_are_found(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def click_nothing(*_: object) -> None:
        monkeypatch.setattr(smoke, "TIMEOUT_MS", 100)

    monkeypatch.setattr(smoke, "_click", click_nothing)
    assert run(program) == 1
    assert "six clicked points" in json.loads(capsys.readouterr().out)["error"]


@pytest.mark.thorough
def test_the_command_prints_one_line_of_json_and_ends_with_0(
    checkout: Path, tmp_path: Path
) -> None:
    places = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-m", "nngui", "--smoke-test"],
        env=os.environ | places | {"HOME": str(tmp_path)},
        cwd=checkout,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    report = json.loads(line)
    assert report["version"] == __version__
    assert report["platform"] == "offscreen"
    assert report["points"] == report["exported_rows"] == 6
    assert report["loss_after"] < report["loss_before"]
    assert report["reopened_at"] == report["epochs"] >= smoke.EPOCHS
    assert report["picture"] is True
    # Whoever runs it finds settings, recent files and documents as they were.
    assert [path for path in tmp_path.rglob("*") if path.suffix in (".conf", ".nngui")] == []
