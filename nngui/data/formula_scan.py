"""The first look at a formula's text: only known names, plain numbers and signs get any further.

What passes is safe to hand to Python's parser: it is short, of 7-bit characters, without text,
brackets, dots or keywords, and its parentheses match.
"""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from nngui.data.formula_error import FormulaError
from nngui.data.formula_functions import FUNCTIONS

MAX_LENGTH: Final = 200
"""Characters in a formula."""

MAX_DEPTH: Final = 20
"""How deep functions, operators and parentheses may stand in one another."""

# Digits are spelled out: \d and \w would also take those of other scripts.
_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z_0-9]*)"
    r"|(?P<sign>\*\*|//|[-+*/^(),])"
    r"|(?P<space> +)"
)


class Token(NamedTuple):
    """A piece of a formula: "number", "name" or "sign", and where it begins."""

    kind: str
    text: str
    position: int


def scan(text: str, names: Collection[str]) -> list[Token]:
    """The pieces of a formula in which these names may stand; raises FormulaError."""
    if not text.strip():
        raise FormulaError("empty", 0, "There is no formula. Write one, as in sin(x1).")
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            "too-long",
            MAX_LENGTH,
            f"A formula has at most {MAX_LENGTH} characters, this one {len(text):,}. Shorten it.",
            length=len(text),
            limit=MAX_LENGTH,
        )
    tokens = _split(text)
    _check_names(tokens, names)
    _check_neighbors(tokens)
    _check_parentheses(tokens)
    return tokens


def _split(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise _wrong_character(text[position], position)
        kind = str(found.lastgroup)
        _check_token(found.group(), position)
        if kind != "space":
            tokens.append(Token(kind, found.group(), position))
        position = found.end()
    return tokens


def _check_token(text: str, position: int) -> None:
    """What Python's parser would take for something else, or for nothing."""
    if text == "//":
        raise FormulaError(
            "floor-division", position, "A division is written with one slash; use floor to round."
        )
    if text.isdigit() and text[0] == "0" and text.strip("0"):
        raise FormulaError(
            "leading-zero", position, "A number begins with another digit than 0. Remove the 0."
        )


def _wrong_character(character: str, position: int) -> FormulaError:
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return FormulaError(
        "unknown-character",
        position,
        f'"{shown}" has no meaning in a formula. Remove it.',
        character=shown,
    )


def _check_names(tokens: list[Token], names: Collection[str]) -> None:
    for token in tokens:
        if token.kind == "name" and token.text not in names:
            known = ", ".join(names)
            raise FormulaError(
                "unknown-name",
                token.position,
                f'There is no "{token.text}". A formula knows {known}.',
                name=token.text,
                known=known,
            )


def _check_neighbors(tokens: list[Token]) -> None:
    """Two values without an operator between them, as in 2x1; a function without arguments."""
    following = [*tokens[1:], None]
    for token, after in zip(tokens, following, strict=True):
        opens = after is not None and after.text == "("
        if token.text in FUNCTIONS:
            if not opens:
                raise FormulaError(
                    "not-called",
                    token.position,
                    f"Write what {token.text} is to be taken of in parentheses after it.",
                    name=token.text,
                )
        elif after is not None and _ends_value(token) and (opens or after.kind != "sign"):
            raise FormulaError(
                "missing-operator",
                after.position,
                f'Write an operator before "{after.text}", as in 2*x1.',
                after=after.text,
            )


def _ends_value(token: Token) -> bool:
    return token.kind != "sign" or token.text == ")"


def _check_parentheses(tokens: list[Token]) -> None:
    opened: list[int] = []
    for token in tokens:
        if token.text == "(":
            opened.append(token.position)
            if len(opened) > MAX_DEPTH:
                raise too_deep(token.position)
        elif token.text == ")":
            if not opened:
                raise FormulaError(
                    "unopened", token.position, 'This ")" has no "(" before it. Remove it.'
                )
            opened.pop()
    if opened:
        raise FormulaError("unclosed", opened[-1], 'This "(" is not closed. Add a ")".')


def too_deep(position: int) -> FormulaError:
    """The error for a formula of more levels than it may have."""
    return FormulaError(
        "too-deep",
        position,
        f"A formula has at most {MAX_DEPTH} levels of functions, operators and parentheses in one "
        "another. Simplify it.",
        limit=MAX_DEPTH,
    )
