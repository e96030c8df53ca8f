"""An error that was raised without Qt, as a sentence of the window."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from nngui.data import CodedError, DataError, FormulaError, LoadError
from nngui.state.edits import EditError
from nngui.state.label import Label
from nngui.state.settings import SettingError
from nngui.ui.sentences.data_errors import data_errors
from nngui.ui.sentences.edit_errors import edit_errors
from nngui.ui.sentences.formula_errors import formula_errors
from nngui.ui.sentences.labels import label_text
from nngui.ui.sentences.load_errors import load_errors
from nngui.ui.sentences.setting_errors import setting_errors


def _tr(text: str) -> str:
    return QCoreApplication.translate("Errors", text)


def error_sentence(error: Exception) -> str:
    """What it says: by its code where it has one, otherwise in its own words."""
    match error:
        case LoadError():
            return _filled(load_errors(), error)
        case DataError():
            return _filled(data_errors(), error)
        case SettingError():
            return _filled(setting_errors(), error)
        case EditError():
            return _filled(edit_errors(), error)
        case FormulaError(code=code, parameters=parameters, position=position):
            # An empty place is every one.
            filled = {name: value or _tr("every point") for name, value in parameters.items()}
            sentence = formula_errors()[code].format(**filled)
            place = _tr("Character {number} of the formula: {sentence}")
            return place.format(number=position + 1, sentence=sentence)
        case _:
            return str(error)


def _filled(sentences: dict[str, str], error: CodedError) -> str:
    parameters = {name: _said(value) for name, value in error.parameters.items()}
    return sentences[error.code].format(**parameters)


def _said(value: Any) -> Any:
    """A part of a sentence, translated where it can be."""
    match value:
        case Exception():
            return error_sentence(value)
        case Label():
            return label_text(value)
        case _:
            return value
