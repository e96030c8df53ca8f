"""Every label of an edit that is made in nngui is among those that are translated, and no other."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import nngui
from nngui.state.curve import CurveRecorder, Evaluation
from nngui.state.document import Document
from nngui.state.edits import AddPoints, CutPoints, SetFrozen, SetSetting
from nngui.state.flags import flags
from nngui.state.journal import Back, Journal, JournalEntry
from nngui.state.label import Label
from nngui.state.runs import Runs
from nngui.state.setting_names import setting_name
from nngui.state.settings import Settings
from nngui.ui.charts.flag_groups import flag_groups
from nngui.ui.charts.runs_view import RunsView
from nngui.ui.sentences.labels import EDITS, QUANTITIES, SETTINGS, TOLD, label_text
from tests.ui.sentences.test_errors import Upper


def codes() -> Iterator[str]:
    """What stands in Label(...), counted(...) and in the pairs of words that edits of points have."""
    for path in sorted((Path(nngui.__file__).parent / "state").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Label"), args=[ast.IfExp(body=one, orelse=other)]):
                    parts = [one, other]
                case ast.Call(func=ast.Name(id="Label"), args=[one]):
                    parts = [one]
                case ast.Call(func=ast.Name(id="counted"), args=[one, many, _]):
                    parts = [one, many]
                case ast.Tuple(elts=[ast.Constant(value=str()), ast.Constant(value=str(many))]) if (
                    "{count:,}" in many
                ):
                    parts = node.elts
                case _:
                    continue
            yield from (part.value for part in parts if isinstance(part, ast.Constant))


def paths(value: object, before: str = "") -> Iterator[str]:
    assert is_dataclass(value)
    for field in fields(value):
        path = f"{before}.{field.name}" if before else field.name
        yield path
        inner = getattr(value, field.name)
        if is_dataclass(inner):
            yield from paths(inner, path)


def test_every_label_is_translated() -> None:
    assert set(codes()) - {""} == EDITS | QUANTITIES | TOLD


def test_every_name_of_a_setting_is_translated() -> None:
    assert {str(setting_name(path)) for path in paths(Settings())} == SETTINGS


@pytest.mark.parametrize(
    "edit, words, translated",
    [
        (CutPoints(np.arange(1_200)), "cut 1,200 points", "«cut 1,200 points»"),
        (SetSetting("training.l2", 0.1), "change L2 penalty", "«change «L2 penalty»»"),
        (SetFrozen(0, np.array([2])), "freeze unit 3 of layer 1", "«freeze «unit 3 of layer 1»»"),
    ],
)
def test_a_label_is_said_in_the_language_of_the_window(qapp, edit, words, translated) -> None:
    assert isinstance(edit.label, Label)
    assert label_text(edit.label) == words == edit.label
    translator = Upper()
    QCoreApplication.installTranslator(translator)
    try:
        assert label_text(edit.label) == translated
    finally:
        QCoreApplication.removeTranslator(translator)


@pytest.fixture
def upper(qapp: QApplication) -> Iterator[None]:
    translator = Upper()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_flags_are_said_in_the_language_of_the_window(upper) -> None:
    journal = Journal(document=Document())
    for epoch, what in (
        (5, SetSetting("training.batch_size", None)),
        (9, AddPoints(np.zeros(3), np.zeros(3), 0)),
        (12, Back.UNDO),
    ):
        journal = journal.followed_by(JournalEntry(epoch, 0, what))
    groups = flag_groups(flags(journal), (0.0, 100.0), 1000.0)
    assert [group.lines for group in groups] == [
        ("«Epoch 5: ««batch size» 32 → «all points»»»",),
        ("«Epoch 9: «add 3 points»»",),
        ("«Epoch 12: ««undo» «add 3 points»»»",),
    ]


def test_the_comparison_of_runs_is_said_in_the_language_of_the_window(upper, qtbot) -> None:
    runs, curve = Runs(), CurveRecorder()
    for epoch in range(3):
        curve.record(epoch, Evaluation(1.0, 1.0, 0.5, 0.5))
    bare = Settings().with_value("network.layers", ())
    runs = (
        runs.followed_by(curve.curve(), bare).renamed(1, "by hand").followed_by(curve.curve(), bare)
    )
    view = RunsView()
    qtbot.addWidget(view)
    view.show_runs(runs)
    table = view.table
    rows = [table.item(row, 0).text() for row in range(3)]
    assert rows == ["«Now»", "«Run 2»", "by hand"]
    last = table.columnCount() - 1
    assert table.horizontalHeaderItem(last).text() == "«layers»"
    assert [table.item(row, last).text() for row in range(2)] == ["«8-8 tanh»", "«none»"]
