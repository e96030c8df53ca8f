"""While a hand draws, the points are on the canvas at once and the words beside it later; otherwise all is at once."""

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from nngui.state.document import Document
from nngui.state.edits import AddClass, AddPoints, ClearPoints
from nngui.state.label import Label
from nngui.ui.news import News
from tests.ui.canvas.bench import Bench


class Reader:
    """What the news told, in their order."""

    def __init__(self, bench: Bench) -> None:
        self.news = News(bench.session, bench.panel, bench.panel)
        self.documents: list[Document] = []
        self.labels: list[Label] = []
        self.news.document_changed.connect(self.documents.append)
        self.news.history_changed.connect(lambda undo, _redo: self.labels.append(undo))


@pytest.fixture
def reader(bench: Bench) -> Reader:
    return Reader(bench)


def count(bench: Bench) -> str:
    return bench.panel.findChild(QLabel, "point_count").text().splitlines()[0].split(" · ")[0]


def test_an_edit_by_no_hand_is_told_at_once(bench: Bench, reader: Reader) -> None:
    bench.add((1, 1), (2, 2))
    assert reader.documents == [bench.session.document]
    assert [str(label) for label in reader.labels] == ["add 2 points"]
    assert count(bench) == "2 points"
    bench.session.undo()
    assert reader.documents[1:] == [bench.session.document]
    assert not reader.labels[1]


def test_a_stroke_is_told_when_it_ends(bench: Bench, reader: Reader) -> None:
    bench.panel.set_tool("brush")
    start = bench.at(-3, 0)
    bench.press(start)
    for k in range(1, 6):
        bench.move(bench.at(-3 + k, 0))
    n = bench.dataset.n_points
    assert n > 5
    assert len(bench.panel._picture._points.drawn) == n
    assert (reader.documents, reader.labels) == ([], [])
    assert count(bench) == "0 points"
    bench.release(bench.at(2, 0))
    assert reader.documents == [bench.session.document]
    assert [str(label) for label in reader.labels] == [f"add {n} points"]
    assert count(bench) == f"{n} points"


def test_a_stroke_that_goes_on_is_told_a_little_later(qtbot, bench: Bench, reader: Reader) -> None:
    bench.panel.set_tool("brush")
    bench.press(bench.at(0, 0))
    qtbot.waitUntil(lambda: bool(reader.documents))
    assert count(bench) == "1 point"
    bench.move(bench.at(2, 0))
    assert len(reader.documents) == 1
    qtbot.waitUntil(lambda: len(reader.documents) == 2)
    assert reader.documents[1] is bench.session.document
    bench.release(bench.at(2, 0))
    assert len(reader.documents) == 2


def test_a_stroke_that_is_canceled_leaves_nothing_to_tell(
    qtbot, bench: Bench, reader: Reader
) -> None:
    bench.press(bench.at(0, 0))
    assert bench.dataset.n_points == 1
    bench.panel.cancel_stroke()
    assert bench.dataset.n_points == 0
    assert reader.documents[-1] is bench.session.document
    assert not reader.labels[-1]
    assert count(bench) == "0 points"
    told = len(reader.documents)
    qtbot.wait(80)
    assert len(reader.documents) == told


def test_classes_that_change_under_a_held_button_are_told_at_once(
    bench: Bench, reader: Reader
) -> None:
    bench.press(bench.at(0, 0))
    assert reader.documents == []
    bench.session.perform(AddClass())
    assert reader.documents == [bench.session.document]
    assert bench.panel.findChild(QLabel, "point_count") is not None
    assert len(bench.panel._around.palette._pills) == 4
    bench.release(bench.at(0, 0))


def test_another_document_is_told_before_all_else_hears_that_it_is_there(
    bench: Bench, reader: Reader
) -> None:
    heard: list[int] = []
    bench.session.loaded.connect(lambda: heard.append(len(reader.documents)))
    bench.press(bench.at(0, 0))
    bench.session.load(Document(bench.dataset))
    assert heard == [1]
    assert reader.documents == [bench.session.document]
    bench.release(bench.at(0, 0))


def test_points_that_come_and_go_in_one_moment_are_told_once(bench: Bench, reader: Reader) -> None:
    bench.press(bench.at(0, 0))
    bench.session.perform(AddPoints(np.array([3.0]), np.array([3.0]), 0))
    bench.session.perform(ClearPoints())
    bench.release(bench.at(0, 0))
    assert [document.dataset.n_points for document in reader.documents] == [0]
    assert [str(label) for label in reader.labels] == ["clear points"]
