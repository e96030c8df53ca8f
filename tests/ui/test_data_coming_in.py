"""Data that comes into the real window: dropped, pasted, imported; what is refused changes nothing."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from nngui.data.limits import MAX_POINTS
from tests.ui.window_desk import WindowDesk


def drop(desk: WindowDesk, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPoint(300, 300)
    rest = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    screen_window = desk.window.windowHandle()
    QApplication.sendEvent(screen_window, QDragEnterEvent(place, Qt.DropAction.CopyAction, *rest))
    QApplication.sendEvent(
        screen_window, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, *rest)
    )


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
    desk.press("Ctrl+Z")
    assert desk.session.document is before


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
