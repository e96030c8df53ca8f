"""What is done with all selected points at once: one edit each, one step of undo."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from nngui.data import Split
from nngui.state.edits import AddClass, AddPoints

from .bench import Bench

STEP = 16


@pytest.fixture
def selected(bench: Bench) -> Bench:
    bench.add((-3, -3), (-2, -2), label=1)
    bench.add((2, 2), (3, 3))
    bench.panel.set_tool("select")
    bench.drag((-4, -4), (-1, -1))
    assert list(bench.panel.selection) == [0, 1]
    return bench


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def put_on_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_all_others_and_none_are_selected_with_a_tool_that_moves_them(bench: Bench) -> None:
    bench.add((0, 0), (1, 1), (2, 2))
    bench.panel.set_tool("brush")
    bench.panel.selected.select_all()
    assert bench.panel.tool == "select"
    assert list(bench.panel.selection) == [0, 1, 2]
    bench.panel.set_tool("lasso")
    bench.panel.selected.invert()
    assert list(bench.panel.selection) == []
    bench.panel.selected.invert()
    assert list(bench.panel.selection) == [0, 1, 2]
    assert bench.panel.tool == "lasso"
    bench.panel.selected.clear()
    assert list(bench.panel.selection) == []
    assert bench.edits == []


def test_copied_rows_are_what_a_spreadsheet_takes(selected: Bench) -> None:
    selected.panel.selected.copy()
    assert clipboard() == "x1\tx2\tlabel\n-3.0\t-3.0\torange\n-2.0\t-2.0\torange\n"
    assert selected.edits == []


def test_pasted_copies_lie_beside_and_are_selected(selected: Bench) -> None:
    selected.panel.selected.copy()
    for times in (1, 2):
        selected.panel.selected.paste()
        assert selected.dataset.n_points == 4 + 2 * times
        way = (selected.places[-2:] - selected.places[:2]) / selected.pixel
        assert way == pytest.approx(np.array([[STEP, -STEP]] * 2) * times)
        assert list(selected.panel.selection) == list(selected.dataset.id[-2:])
    assert list(selected.dataset.label[-4:]) == [1] * 4
    assert selected.session.history.undo_step.label == "paste 2 points"
    selected.session.undo()
    selected.session.undo()
    assert selected.dataset.n_points == 4


def test_cut_points_are_pasted_where_they_were(selected: Bench) -> None:
    before = selected.places[:2]
    selected.panel.selected.cut()
    assert selected.dataset.n_points == 2
    assert selected.session.history.undo_step.label == "cut 2 points"
    selected.panel.selected.paste()
    assert np.array_equal(selected.places[-2:], before)


def test_duplicate_leaves_the_clipboard_alone(selected: Bench) -> None:
    put_on_clipboard("mine")
    selected.panel.selected.duplicate()
    assert selected.dataset.n_points == 6
    assert selected.session.history.undo_step.label == "duplicate 2 points"
    assert clipboard() == "mine"
    assert list(selected.panel.selection) == [4, 5]


@pytest.mark.parametrize(
    "text, places, names",
    [
        ("1\t2\tblue\n3\t4\tgreen\n", [[1, 2], [3, 4]], ["blue", "green"]),
        ("x1,x2,label\n1.5,-2,setosa\n", [[1.5, -2]], ["setosa"]),
        ("1,5;2;orange\n", [[1.5, 2]], ["orange"]),
        ("1\t2\n", [[1, 2]], ["pink"]),
    ],
    ids=["cells", "csv with a new class", "decimal commas", "no class"],
)
def test_rows_of_a_spreadsheet_become_points(
    bench: Bench, text: str, places: list, names: list[str]
) -> None:
    bench.session.perform(AddClass())
    bench.panel.drawing.set_current_class(3)
    put_on_clipboard(text)
    bench.panel.selected.paste()
    assert bench.places.tolist() == places
    classes = bench.dataset.classes
    assert [classes[label].name for label in bench.dataset.label] == names


@pytest.mark.parametrize("text", ["", "hello", "a,b\n", "1,oops,blue\n2,3,blue\n"])
def test_what_is_no_point_is_told_and_changes_nothing(bench: Bench, text: str) -> None:
    put_on_clipboard(text)
    bench.panel.selected.paste()
    assert bench.edits == []
    assert bench.messages[-1].startswith("Nothing is pasted. ")
    assert ("The clipboard has no text" in bench.messages[-1]) == (not text)


def test_sixty_thousand_pasted_points_are_refused(bench: Bench) -> None:
    put_on_clipboard("1,2,blue\n" * 60_000)
    bench.panel.selected.paste()
    assert "more than 50,000 rows" in bench.messages[-1]
    assert bench.dataset.n_points == 0


def test_they_turn_grow_and_mirror_about_their_center(selected: Bench) -> None:
    operations = selected.panel.selected
    operations.rotate(90)
    assert selected.places[:2] == pytest.approx(np.array([[-2, -3], [-3, -2]]))
    operations.scale(2)
    assert selected.places[:2] == pytest.approx(np.array([[-1.5, -3.5], [-3.5, -1.5]]))
    operations.mirror(upside_down=False)
    assert selected.places[:2] == pytest.approx(np.array([[-3.5, -3.5], [-1.5, -1.5]]))
    operations.mirror(upside_down=True)
    assert selected.places[:2] == pytest.approx(np.array([[-3.5, -1.5], [-1.5, -3.5]]))
    assert list(selected.panel.selection) == [0, 1]
    for verb in ("mirror", "mirror", "scale", "rotate"):
        assert selected.session.history.undo_step.label == f"{verb} 2 points"
        selected.session.undo()
    assert selected.places[:2].tolist() == [[-3, -3], [-2, -2]]


def test_they_are_put_into_train_and_test_by_hand(selected: Bench) -> None:
    layer = selected.panel._picture._points
    selected.panel.selected.put_into(Split.TEST)
    assert len(layer.points(1, hollow=True)) == 2
    selected.panel.selected.put_into(Split.TRAIN)
    assert len(layer.points(1, hollow=False)) == 2
    assert selected.dataset.split_override.tolist() == [1, 1, 0, 0]
    selected.panel.selected.put_into(Split.NONE)
    assert not selected.dataset.split_override.any()


def test_without_a_selection_nothing_is_asked_for(bench: Bench) -> None:
    bench.add((1, 1))
    put_on_clipboard("mine")
    operations = bench.panel.selected
    for operation in (operations.copy, operations.cut, operations.duplicate, operations.erase):
        operation()
    operations.rotate(15)
    operations.put_into(Split.TEST)
    assert bench.edits == []
    assert clipboard() == "mine"


def test_points_that_a_paste_would_bring_too_many_of_are_refused(bench: Bench) -> None:
    n = 30_000
    rng = np.random.default_rng(0)
    bench.session.perform(AddPoints(rng.uniform(-5, 5, n), rng.uniform(-5, 5, n), 0))
    refused: list[Exception] = []
    bench.session.edit_refused.connect(refused.append)
    bench.panel.selected.select_all()
    bench.panel.selected.duplicate()
    assert bench.dataset.n_points == n
    assert "at most 50,000" in str(refused[-1])


@pytest.mark.parametrize("verb", ["cut", "copied elsewhere", "duplicate"])
def test_points_that_were_put_into_a_set_by_hand_are_brought_into_it(
    bench: Bench, verb: str
) -> None:
    bench.add((0.0, 0.0), (1.0, 1.0), (2.0, 2.0))
    selected = bench.panel.selected
    selected.select(bench.dataset.id[:1])
    selected.put_into(Split.TEST)
    selected.select(bench.dataset.id[1:2])
    selected.put_into(Split.TRAIN)
    selected.select_all()
    if verb == "duplicate":
        selected.duplicate()
    else:
        selected.cut()
        if verb == "copied elsewhere":
            # Another window has the rows alone.
            selected._clipboard._copied = None
        selected.paste()
    assert bench.dataset.split_override[-3:].tolist() == [Split.TEST, Split.TRAIN, Split.NONE]


def test_rows_of_a_spreadsheet_say_their_set(bench: Bench) -> None:
    QGuiApplication.clipboard().setText("1\t2\tblue\ttest\n3\t4\torange\t\n5\t4\torange\ttrain\n")
    bench.panel.selected.paste()
    assert bench.dataset.n_classes == 3
    assert bench.dataset.split_override.tolist() == [Split.TEST, Split.NONE, Split.TRAIN]
