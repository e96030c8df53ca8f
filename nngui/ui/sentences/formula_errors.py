"""What a formula that cannot be used is told with, by the code of its FormulaError."""

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormulaErrors", text)


def formula_errors() -> dict[str, str]:
    """The sentence of each code, in the language of the window; it names the error's parameters."""
    return {
        "all-above": _tr("All of the square lies above this curve. Add a number to move it in."),
        "all-below": _tr(
            "All of the square lies below this curve. Subtract a number to move it in."
        ),
        "comma": _tr("Decimals are written with a point, as in 0.5, not with a comma."),
        "constant": _tr("This is the same number everywhere. Use x1 or x2 in the formula."),
        "division-by-zero": _tr('"{name}" divides by zero at {place}. Change what it divides by.'),
        "empty": _tr("There is no formula. Write one, as in sin(x1)."),
        "floor-division": _tr("A division is written with one slash; use floor to round."),
        "huge-number": _tr("This number is too large. Use a smaller one."),
        "known": _tr("{label} is a feature already. Type another one."),
        "leading-zero": _tr("A number begins with another digit than 0. Remove the 0."),
        "missing-operator": _tr('Write an operator before "{after}", as in 2*x1.'),
        "missing-value": _tr("A number, a variable or a function is missing here. Add it."),
        "not-called": _tr("Write what {name} is to be taken of in parentheses after it."),
        "overflow": _tr('"{name}" is too large at {place}. Change what it is taken of.'),
        "too-deep": _tr(
            "A formula has at most {limit} levels of functions, operators and parentheses in one "
            "another. Simplify it."
        ),
        "too-few-values": _tr("{name} takes {wanted} values, with a comma between them."),
        "too-large": _tr("The value at {place} is beyond ±{limit:,.0f}. Divide it by a number."),
        "too-long": _tr(
            "A formula has at most {limit} characters, this one {length:,}. Shorten it."
        ),
        "too-many": _tr("A network takes {limit} features. Remove one first."),
        "too-many-values": _tr(
            "{name} takes {wanted}, not {found}, values. Decimals are written with a point, as in "
            "0.5."
        ),
        "unclosed": _tr('This "(" is not closed. Add a ")".'),
        "undefined": _tr('"{name}" has no value at {place}. Change what it is taken of.'),
        "unknown-character": _tr('"{character}" has no meaning in a formula. Remove it.'),
        "unknown-name": _tr('There is no "{name}". A formula knows {known}.'),
        "unopened": _tr('This ")" has no "(" before it. Remove it.'),
    }
