"""Every error that is raised without Qt has its sentence: the same English, with the parameters that it carries."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

import nngui
from nngui.data import Formula, FormulaError, LoadError
from nngui.data.formula_check import checked
from nngui.ui.sentences.errors import error_sentence
from nngui.ui.sentences.formula_errors import formula_errors
from nngui.ui.sentences.load_errors import load_errors

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
    [("LoadError", load_errors, 46), ("FormulaError", formula_errors, 24)],
    ids=["files", "formulas"],
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
