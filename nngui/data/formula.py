"""Formulas of x1 and x2 that people type, as values that can be computed, checked and exported.

The text is cut up by `formula_scan`, Python's own parser (`ast`) says what belongs to what, and what it
says is translated into three kinds of nodes. Nothing is ever evaluated as Python.
"""

import ast
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nngui.data.formula_error import FormulaError
from nngui.data.formula_functions import (
    CONSTANTS,
    FUNCTIONS,
    NEGATIVE,
    OPERATORS,
    VARIABLES,
    FormulaFunction,
)
from nngui.data.formula_scan import MAX_DEPTH, scan, too_deep

Column = NDArray[np.float64]


@dataclass(frozen=True)
class Number:
    """A number, in double precision before anything is computed with it."""

    value: float
    position: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Variable:
    """A coordinate by its name."""

    name: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Call:
    """A function or an operator of other nodes; its position is that of its name or sign."""

    function: FormulaFunction
    arguments: "tuple[Node, ...]"
    position: int = field(default=0, compare=False)


Node = Number | Variable | Call


@dataclass(frozen=True)
class Formula:
    """A formula of `variables`, parsed when it is made; compared by its text.

    Raises FormulaError unless the text follows the grammar: numbers, pi and e, the variables, the
    operators + - * / ** and parentheses with Python's precedence, ^ as another way to write **, and
    the functions of `FUNCTIONS`; at most 200 characters and 20 levels. Whether it has a value
    everywhere is another question: see `formula_check`.
    """

    text: str
    variables: tuple[str, ...] = VARIABLES
    tree: Node = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = (*self.variables, *CONSTANTS, *FUNCTIONS)
        scan(self.text, names)
        object.__setattr__(self, "tree", _Translator(self.text).tree())

    def __call__(self, x1: ArrayLike, x2: ArrayLike = 0.0) -> Column:
        """Its values where `x1` and `x2` stand (they broadcast); not finite where it has none."""
        columns = {
            "x1": np.asarray(x1, dtype=np.float64),
            "x2": np.asarray(x2, dtype=np.float64),
        }
        with np.errstate(all="ignore"):
            values = compute(self.tree, columns)
        shape = np.broadcast_shapes(columns["x1"].shape, columns["x2"].shape)
        return np.array(np.broadcast_to(values, shape))


def compute(node: Node, columns: Mapping[str, Column]) -> Column:
    """The values of a node, under the caller's floating-point error state."""
    if isinstance(node, Number):
        return np.asarray(node.value)
    if isinstance(node, Variable):
        return columns[node.name]
    arguments = (compute(argument, columns) for argument in node.arguments)
    return np.asarray(node.function.ufunc(*arguments))


class _Translator:
    """From the text of a formula, through Python's syntax tree, to nodes."""

    def __init__(self, text: str) -> None:
        self._text = text
        # For Python ^ is another operator, which binds less than +.
        pieces = ["**" if character == "^" else character for character in text.strip()]
        self._python = "".join(pieces)
        indent = len(text) - len(text.lstrip())
        # Where each character of Python's text stands in the one that was typed, and its end.
        self._typed = [at for at, piece in enumerate(pieces, indent) for _ in piece]
        self._typed.append(indent + len(pieces))

    def tree(self) -> Node:
        try:
            expression = ast.parse(self._python, mode="eval")
        except SyntaxError as error:
            raise self._incomplete(error.offset) from error
        return self._node(expression.body, 1)

    def _node(self, part: ast.expr, depth: int) -> Node:
        position = self._typed[part.col_offset]
        if depth > MAX_DEPTH:
            raise too_deep(position)
        match part:
            case ast.Constant(value=int() | float() as value):
                return _number(value, position)
            case ast.Name(id=name) if name in CONSTANTS:
                return Number(CONSTANTS[name], position)
            case ast.Name(id=name):
                return Variable(name, position)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self._node(operand, depth + 1)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Call(NEGATIVE, (self._node(operand, depth + 1),), position)
            case ast.BinOp(left=left, right=right):
                sign, position = self._sign_after(left)
                arguments = (self._node(left, depth + 1), self._node(right, depth + 1))
                return Call(OPERATORS[sign], arguments, position)
            case ast.Call(keywords=[first, *_]):  # sin(**x1)
                raise _missing_value(self._typed[first.col_offset])
            case ast.Call(func=ast.Name(id=name), args=values):
                return self._call(FUNCTIONS[name], values, depth, position)
        raise self._not_a_value(part, position)

    def _call(
        self, function: FormulaFunction, values: list[ast.expr], depth: int, position: int
    ) -> Node:
        if not values:
            raise _missing_value(self._text.index(")", position))
        if len(values) < function.arity:
            raise FormulaError(
                "too-few-values",
                position,
                f"{function.name} takes {function.arity} values, with a comma between them.",
                name=function.name,
                wanted=function.arity,
            )
        if len(values) > function.arity:
            raise FormulaError(
                "too-many-values",
                position,
                f"{function.name} takes {function.arity}, not {len(values)}, values. "
                "Decimals are written with a point, as in 0.5.",
                name=function.name,
                wanted=function.arity,
                found=len(values),
            )
        arguments = tuple(self._node(value, depth + 1) for value in values)
        return Call(function, arguments, position)

    def _sign_after(self, left: ast.expr) -> tuple[str, int]:
        """The operator after its left side, and where it stands."""
        # Nothing but spaces and closing parentheses can stand before it.
        assert left.end_col_offset is not None
        position = self._typed[left.end_col_offset]
        while self._text[position] in " )":
            position += 1
        is_power = self._text.startswith(("**", "^"), position)
        return "**" if is_power else self._text[position], position

    def _not_a_value(self, part: ast.expr, position: int) -> FormulaError:
        if isinstance(part, ast.Tuple) and part.elts:
            comma = self._text.index(",", position)
            return FormulaError(
                "comma", comma, "Decimals are written with a point, as in 0.5, not with a comma."
            )
        return _missing_value(position)

    def _incomplete(self, offset: int | None) -> FormulaError:
        # Python counts from 1; 0 is its word for the end of the text.
        at = min(offset or len(self._typed), len(self._typed)) - 1
        return _missing_value(self._typed[at])


def _missing_value(position: int) -> FormulaError:
    return FormulaError(
        "missing-value", position, "A number, a variable or a function is missing here. Add it."
    )


def _number(value: int | float, position: int) -> Number:
    number = float(value)
    if not math.isfinite(number):
        raise FormulaError("huge-number", position, "This number is too large. Use a smaller one.")
    return Number(number, position)
