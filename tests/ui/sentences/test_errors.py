"""Every error that is raised without Qt has its sentence: the same English, with the parameters that it carries."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

import nngui
from nngui.data import CodedError, Dataset, FeatureMap, Formula, FormulaError, LoadError
from nngui.data.formula_check import checked
from nngui.state.document import Document
from nngui.state.edits import AddPoints, DeleteClass, Edit, MergeClasses, RenameClass, SetSetting
from nngui.state.label import Label
from nngui.state.stop_rules import StopRules
from nngui.ui.sentences.data_errors import data_errors
from nngui.ui.sentences.edit_errors import edit_errors
from nngui.ui.sentences.errors import error_sentence
from nngui.ui.sentences.formula_errors import formula_errors
from nngui.ui.sentences.load_errors import load_errors
from nngui.ui.sentences.setting_errors import setting_errors

# Methods that put a place before a sentence: their English, and the parameters that they add.
PREFIXES = {"_cell_error": ("Line \0, column '\0': ", {"line", "column"})}


def raised(kind: str) -> Iterator[tuple[str, str, set[str], str]]:
    """Code, English with \\0 for each value, names of the parameters and place of each error of a kind in nngui."""
    for path in sorted(Path(nngui.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(
                node.func, ast.Name | ast.Attribute
            ):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            words, added = PREFIXES.get(name, ("", set()))
            if name != kind and not (words and kind == "LoadError"):
                continue
            where = f"{path.name}:{node.lineno}"
            code, message = node.args[0], node.args[-1]
            if isinstance(code, ast.Constant):
                names = {keyword.arg or "**" for keyword in node.keywords}
                yield code.value, words + english(message), names | added, where
            else:
                # It passes on what its callers say.
                assert any(keyword.arg is None for keyword in node.keywords), where


def english(message: ast.expr) -> str:
    if isinstance(message, ast.Constant):
        return str(message.value)
    assert isinstance(message, ast.JoinedStr)
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "\0" for part in message.values
    )


def english_of(template: str) -> str:
    return "".join(
        text + ("" if name is None else "\0") for text, name, _, _ in Formatter().parse(template)
    )


def named_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(
    "kind, table, least",
    [
        ("LoadError", load_errors, 46),
        ("FormulaError", formula_errors, 24),
        ("DataError", data_errors, 11),
        ("SettingError", setting_errors, 20),
        ("EditError", edit_errors, 24),
    ],
    ids=["files", "formulas", "data", "settings", "edits"],
)
def test_every_error_that_is_raised_has_its_sentence(kind, table, least) -> None:
    templates, seen = table(), set()
    for code, words, parameters, where in raised(kind):
        assert code in templates, where
        assert english_of(templates[code]) == words, where
        assert named_in(templates[code]) == parameters, where
        seen.add(code)
    assert seen == set(templates)
    assert len(seen) >= least


@pytest.mark.parametrize(
    "text", ["x1 + foo", "sin(0,5)", "1/(x1 - 0.25)", "log(0)", "9**9**9", "2e6", "x1" * 150]
)
def test_a_formula_is_told_in_its_own_words(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        checked(text, ("x1", "x2"))
    assert error_sentence(caught.value) == str(caught.value)


def test_a_file_is_told_in_its_own_words() -> None:
    error = LoadError(
        "too-many-rows", "There are more than 50,000 rows. Keep a part of them.", limit=50_000
    )
    assert error_sentence(error) == error.message
    assert error_sentence(ValueError("Something else.")) == "Something else."


class Upper(QTranslator):
    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return "«" + text + "»"


def test_it_is_translated_with_its_parameters(qapp) -> None:
    translator = Upper()
    QCoreApplication.installTranslator(translator)
    try:
        with pytest.raises(FormulaError) as caught:
            Formula("x1 + foo", ("x1",))
        said = error_sentence(caught.value)
    finally:
        QCoreApplication.removeTranslator(translator)
    assert said.startswith('«Character 6 of the formula: «There is no "foo". A formula knows x1')
    assert said.endswith("»»")


def with_log() -> Document:
    """A document with a feature that has no value where x1 is over 10."""
    x1 = np.array([1.0, 2.0])
    document = Document(Dataset().with_points(x1, x1, np.zeros(2)))
    features = FeatureMap(("x1", "log(10 - x1)"))
    return SetSetting("features", features).apply(document)


def with_rule(**rules: int) -> Document:
    return SetSetting("training.stop", StopRules(**rules)).apply(Document())


@pytest.mark.parametrize(
    "document, edit, words",
    [
        (Document(), RenameClass(0, "n" * 1000), "A class name has 1 to 80 printable characters."),
        (Document(), RenameClass(0, "orange"), 'Another class is called "orange" already; choose'),
        (Document(), DeleteClass(1), "Two classes are the least there is to tell apart; add one"),
        (Document(), MergeClasses(0, 1), "Two classes are the least there is to tell apart; add"),
        (
            Document(),
            AddPoints(np.zeros(60_000), np.zeros(60_000), 0),
            "A dataset has at most 50,000 points, not 60,000.",
        ),
        (
            Document(),
            SetSetting("training.learning_rate", 1e9),
            "The learning rate is more than 0 and at most 100.",
        ),
        (
            with_rule(epochs=500),
            SetSetting("training.stop.patience", 5_000),
            "Training stops after 500 epochs, so it never waits 5,000 for a better loss",
        ),
        (
            with_log(),
            AddPoints(np.full(1, 20.0), np.zeros(1), 0),
            "The feature log(10 - x1) has no value for one of the points. Character 1 of the formula: ",
        ),
    ],
)
def test_a_refused_edit_is_told_in_its_own_words_and_in_those_of_the_window(
    qapp, document: Document, edit: Edit, words: str
) -> None:
    with pytest.raises(CodedError) as caught:
        edit.apply(document)
    assert error_sentence(caught.value) == str(caught.value)
    assert str(caught.value).startswith(words)
    translator = Upper()
    QCoreApplication.installTranslator(translator)
    try:
        said = error_sentence(caught.value)
    finally:
        QCoreApplication.removeTranslator(translator)
    # What stands in it is translated, too: the name of a setting, another error.
    assert said.startswith("«")
    assert said.replace("«", "").replace("»", "").startswith(words)
    assert said.count("«") == 1 + any(
        isinstance(value, Label) for value in caught.value.parameters.values()
    ) + 2 * any(isinstance(value, Exception) for value in caught.value.parameters.values())
