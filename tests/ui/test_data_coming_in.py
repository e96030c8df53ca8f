"""Data that comes into the real window: dropped, pasted, imported; what is refused changes nothing."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from nngui.app import first_document
from nngui.data.limits import MAX_POINTS
from nngui.state.edits import RenameClass
from tests.ui.pictures.test_pixels import huge_png
from tests.ui.window_desk import WindowDesk


def drop(desk: WindowDesk, path: Path) -> None:
    assert desk.drop(desk.canvas, QUrl.fromLocalFile(str(path)))


@pytest.fixture
def desk(window_desk: WindowDesk) -> WindowDesk:
    window_desk.wait(window_desk.window.isActiveWindow)
    return window_desk


def test_a_dropped_picture_is_traced_and_undone_in_one_step(
    desk: WindowDesk, tmp_path: Path
) -> None:
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for k in range(10):
        image.setPixelColor(10 + k, 10, QColor("#0050c0"))
        image.setPixelColor(10 + k, 40, QColor("#e08010"))
    path = tmp_path / "drawing.png"
    assert image.save(str(path))
    before = desk.session.document
    drop(desk, path)
    dataset = desk.session.document.dataset
    assert dataset.class_counts().tolist() == [10, 10]
    assert desk.window.actions_by_name["undo"].text() == "Undo open drawing.png"
    assert desk.storage.recent_files() == [str(path)]
    desk.press("Ctrl+Z")
    assert desk.session.document is before


def test_a_picture_of_20000_by_20000_pixels_is_refused_in_one_sentence(
    desk: WindowDesk, tmp_path: Path
) -> None:
    before = desk.session.document
    path = tmp_path / "huge.png"
    path.write_bytes(huge_png(20_000, 20_000))
    drop(desk, path)
    (sentence,) = desk.dialogs.errors
    assert "20,000 x 20,000 pixels" in sentence
    assert "Make it smaller" in sentence
    assert desk.session.document is before


def test_a_dropped_jpeg_is_traced(desk: WindowDesk, tmp_path: Path) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(16, 48):
        for y in range(24, 40):
            image.setPixelColor(x, y, QColor("#0050c0"))
    path = tmp_path / "drawing.JPG"
    assert image.save(str(path), "JPEG", 95)
    drop(desk, path)
    assert desk.session.document.dataset.n_points > 50
    assert desk.dialogs.errors == []


def test_a_dropped_session_is_opened_as_it_was(desk: WindowDesk, tmp_path: Path) -> None:
    desk.session.perform(RenameClass(0, "mine"))
    path = tmp_path / "mine.nngui"
    desk.storage.save(str(path))
    kept = desk.session.document
    desk.storage.new(first_document())
    drop(desk, path)
    assert desk.session.document.equals(kept)
    assert desk.storage.recent_files()[0] == str(path)


def test_a_class_name_of_1000_characters_is_refused_in_one_sentence(desk: WindowDesk) -> None:
    before = desk.session.document
    pill = desk.child(QAbstractButton, "class_pill_1")
    pill.setFocus()
    QTest.keyClick(pill, Qt.Key.Key_F2)
    field = desk.child(QLineEdit, "class_name")
    QGuiApplication.clipboard().setText("long" * 250)
    field.paste()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.session.document is before
    assert "1 to 80 printable characters" in desk.window.status.currentMessage()


def test_the_last_two_classes_cannot_be_deleted_and_that_is_said(desk: WindowDesk) -> None:
    before = desk.session.document
    pill = desk.child(QAbstractButton, "class_pill_1")
    pill.setFocus()
    QTest.keyClick(pill, Qt.Key.Key_Delete)
    assert desk.session.document is before
    assert "Two classes are the least" in desk.window.status.currentMessage()


def test_exported_arrays_come_back_by_a_drop(desk: WindowDesk, tmp_path: Path) -> None:
    dataset = desk.session.document.dataset
    path = tmp_path / "points.npz"
    desk.dialogs.paths.append(str(path))
    desk.press("Ctrl+E")
    assert path.exists()
    drop(desk, path)
    assert desk.storage.title == "points"
    again = desk.session.document.dataset
    assert desk.dialogs.errors == []
    for name in ("x1", "x2", "label"):
        assert np.array_equal(getattr(again, name), getattr(dataset, name))


def test_sixty_thousand_pasted_points_are_refused_in_one_sentence(desk: WindowDesk) -> None:
    document = desk.session.document
    QGuiApplication.clipboard().setText("1\t2\n" * 60_000)
    desk.press("Ctrl+V")
    assert desk.session.document is document
    assert f"more than {MAX_POINTS:,} rows" in desk.window.status.currentMessage()


def test_rows_beyond_the_limit_with_those_that_are_there_are_refused(desk: WindowDesk) -> None:
    document = desk.session.document
    QGuiApplication.clipboard().setText("1\t2\n" * (MAX_POINTS - 10))
    desk.press("Ctrl+V")
    assert desk.session.document is document
    assert f"{MAX_POINTS:,} points" in desk.window.status.currentMessage()


def test_arrays_that_only_pickle_could_read_are_told(desk: WindowDesk, tmp_path: Path) -> None:
    path = tmp_path / "objects.npz"
    np.savez(path, x=np.array([{"a": 1}], dtype=object))
    document = desk.session.document
    drop(desk, path)
    (sentence,) = desk.dialogs.errors
    assert "Array 'x' holds object" in sentence
    assert desk.session.document is document
