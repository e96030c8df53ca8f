"""Which files open at once, which are asked about, and that what is refused changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nngui.data.table_file import load_table
from nngui.ui.importing.flow import ImportFlow
from tests.storage.desk import Desk
from tests.ui.fake_dialogs import FakeDialogs

WIDE = "a,b,c,class\n1,2,3,x\n4,5,6,y\n"
SIMPLE = "a,b,class\n1,2,x\n4,5,y\n"


class Counter(Desk):
    def __init__(self, folder: Path, window: QWidget) -> None:
        super().__init__(folder)
        self.folder = folder
        self.dialogs = FakeDialogs()
        self.flow = ImportFlow(self.storage, self.session, self.dialogs, window)

    def file(self, content: str | bytes, name: str = "data.csv") -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    @property
    def asked(self) -> list[str]:
        return [one.dialog for one in self.dialogs.asked]

    @property
    def n_points(self) -> int:
        return self.session.document.dataset.n_points


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Counter]:
    window = QWidget()
    qtbot.addWidget(window)
    desk = Counter(tmp_path, window)
    yield desk
    desk.worker.stop()


def test_a_simple_file_opens_at_once(desk: Counter) -> None:
    path = desk.file(SIMPLE)
    desk.flow.open_path(path)
    assert desk.asked == []
    assert desk.n_points == 2
    assert desk.of("opened") == [path]
    assert desk.storage.title == "data"


def test_a_file_with_more_columns_is_asked_about_first(desk: Counter) -> None:
    path = desk.file(WIDE)
    desk.flow.open_path(path)
    assert desk.asked == ["choose_columns"]
    assert desk.dialogs.asked[0].values["is_text"]
    assert desk.n_points == 0
    desk.dialogs.readings.append((load_table(Path(path)), False))
    desk.flow.open_path(path)
    assert desk.n_points == 2
    assert not desk.session.document.settings.features.is_fitted


def test_a_simple_file_with_a_bad_row_is_asked_about(desk: Counter) -> None:
    desk.flow.open_path(desk.file("a,b,class\n1,much,x\n4,5,y\n7,8,x\n"))
    assert desk.asked == ["choose_columns"]


def test_import_shows_the_columns_of_every_file_and_is_undone_in_one_step(desk: Counter) -> None:
    desk.draw()
    before = desk.session.document
    path = desk.file(SIMPLE)
    desk.dialogs.readings.append((load_table(Path(path)), True))
    desk.flow.import_path(path)
    assert desk.asked == ["choose_columns"]
    assert desk.n_points == 2
    desk.session.undo()
    assert desk.session.document is before


def test_arrays_are_no_text(desk: Counter) -> None:
    np.savez(desk.folder / "a.npz", X=np.eye(4)[:, :3], y=np.arange(4) % 2)
    desk.flow.open_path(str(desk.folder / "a.npz"))
    assert desk.asked == ["choose_columns"]
    assert not desk.dialogs.asked[0].values["is_text"]
    assert str(desk.dialogs.asked[0].values["text"]).startswith("X 1,X 2,X 3,y")


def test_a_picture_is_traced_in_its_colors(desk: Counter) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(20, 25):
        image.setPixelColor(x, 10, QColor("#d02020"))
        image.setPixelColor(x, 30, QColor("black"))
    path = str(desk.folder / "a.png")
    assert image.save(path)
    assert desk.flow.is_picture(path)
    desk.flow.import_path(path)
    dataset = desk.session.document.dataset
    assert dataset.n_points == 10
    assert [item.name for item in dataset.classes] == ["red", "ink"]
    assert [item.color for item in dataset.classes] == ["#d55e00", "ink"]
    assert not desk.session.document.settings.features.is_fitted


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.csv", b""),
        ("a.csv", b"\0\1\2"),
        ("a.npz", b"PK\x03\x04rubbish"),
        ("a.png", b"rubbish"),
    ],
)
def test_what_cannot_be_read_is_told_and_changes_nothing(
    desk: Counter, name: str, content: bytes
) -> None:
    desk.draw()
    document = desk.session.document
    path = desk.file(content, name)
    (desk.flow.import_path if name == "a.png" else desk.flow.open_path)(path)
    assert desk.asked == ["show_error"]
    assert desk.dialogs.errors[0].startswith(f"{name} was not imported: ")
    assert desk.session.document is document
