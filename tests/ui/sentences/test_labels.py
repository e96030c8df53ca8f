"""Every label of an edit that is made in nngui is among those that are translated, and no other."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

import nngui
from nngui.state.edits import CutPoints, SetFrozen, SetSetting
from nngui.state.label import Label
from nngui.state.setting_names import setting_name
from nngui.state.settings import Settings
from nngui.ui.sentences.labels import EDITS, QUANTITIES, SETTINGS, label_text
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
    assert set(codes()) - {""} == EDITS | QUANTITIES


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
