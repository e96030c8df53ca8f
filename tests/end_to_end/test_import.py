"""Data coming in while the network trains flat out: the window never waits for a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nngui.app import Program, make_application
from nngui.ui.importing.dialog import ImportDialog
from nngui.ui.importing.waiting import WaitingDialog
from tests.end_to_end.conftest import Desk
from tests.ui.fake_dialogs import FakeDialogs

LEFT = Qt.MouseButton.LeftButton


def wide_file(folder: Path, n_rows: int, n_columns: int = 60) -> Path:
    rng = np.random.default_rng(0)
    cells = rng.normal(size=(n_rows, n_columns)).round(3)
    lines = [",".join([*(f"c{j}" for j in range(n_columns)), "kind"])]
    lines += [f"{','.join(map(str, row))},{'xyz'[k % 3]}" for k, row in enumerate(cells.tolist())]
    path = folder / "wide.csv"
    path.write_text("\n".join(lines))
    return path


def dialog_of(desk: Desk) -> ImportDialog | None:
    return desk.window.findChild(ImportDialog)


@pytest.fixture
def training(desk: Desk) -> Desk:
    desk.dialogs.shows_columns = True
    desk.session.set_view_settings(replace(desk.session.view_settings, speed=None))
    desk.session.train()
    return desk


def test_columns_are_chosen_while_rows_are_read_and_the_network_trains(
    training: Desk, tmp_path: Path
) -> None:
    desk = training
    path = wide_file(tmp_path, 4_000)
    desk.dialogs.paths.append(str(path))
    desk.do("import_data")
    desk.wait(lambda: dialog_of(desk))
    dialog = dialog_of(desk)
    assert dialog is not None
    beats: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(dialog.progress.value()))
    timer.start(5)
    epoch = desk.epoch
    dialog.form.use_components.click()
    assert not dialog.ok.isEnabled()
    desk.wait(dialog.ok.isEnabled)
    timer.stop()
    # The window lived on all the while, and so did training.
    assert len(set(beats)) >= 5
    desk.wait(lambda: desk.epoch > epoch)
    QTest.mouseClick(dialog.ok, LEFT)
    assert desk.n_points == 4_000
    assert desk.session.running
    components = desk.session.document.dataset.components
    assert components is not None
    assert len(components.names) == 60
    desk.do("undo")
    desk.wait(lambda: desk.n_points == 400)
    assert desk.session.document.dataset.components is None
    desk.session.pause()


def test_a_large_file_can_be_given_up_and_nothing_has_changed(
    training: Desk, tmp_path: Path
) -> None:
    desk = training
    document = desk.session.document
    np.savez(tmp_path / "large.npz", X=np.zeros((40_000, 20)))
    desk.dialogs.paths.append(str(tmp_path / "large.npz"))
    desk.do("import_data")
    desk.wait(lambda: any(one.isVisible() for one in desk.window.findChildren(WaitingDialog)))
    [waiting] = desk.window.findChildren(WaitingDialog)
    QTest.keyClick(waiting, Qt.Key.Key_Escape)
    desk.settle()
    assert dialog_of(desk) is None
    assert desk.session.document is document
    assert not desk.program.worker.has_jobs
    desk.session.pause()


def test_a_wide_table_from_the_command_line_is_asked_about(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = FakeDialogs()
    program = Program(make_application(), dialogs)
    try:
        program.start(str(wide_file(tmp_path, 20)))
        qtbot.waitUntil(lambda: bool(dialogs.asked), timeout=20_000)
        assert [one.dialog for one in dialogs.asked] == ["choose_columns"]
        assert program.session.document.dataset.n_points == 400
    finally:
        program.shut_down()
        program.window.hide()
        program.window.deleteLater()
