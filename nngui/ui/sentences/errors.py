"""An error that was raised without Qt, as a sentence of the window."""

from PySide6.QtCore import QCoreApplication

from nngui.data import FormulaError, LoadError
from nngui.ui.sentences.formula_errors import formula_errors
from nngui.ui.sentences.load_errors import load_errors


def _tr(text: str) -> str:
    return QCoreApplication.translate("Errors", text)


def error_sentence(error: Exception) -> str:
    """What it says: by its code where it has one, otherwise in its own words."""
    match error:
        case LoadError(code=code, parameters=parameters):
            return load_errors()[code].format(**parameters)
        case FormulaError(code=code, parameters=parameters, position=position):
            # An empty place is every one.
            filled = {name: value or _tr("every point") for name, value in parameters.items()}
            sentence = formula_errors()[code].format(**filled)
            place = _tr("Character {number} of the formula: {sentence}")
            return place.format(number=position + 1, sentence=sentence)
        case _:
            return str(error)
