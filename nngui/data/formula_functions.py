"""What a formula may be made of: variables, constants, operators and functions.

Each function says what it is called in NumPy, PyTorch and ONNX, so that an exported model computes
what the window shows. Nothing else can be called: a formula has no other names.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np


@dataclass(frozen=True)
class FormulaFunction:
    """One function or operator of `arity` arguments, as formulas and other programs write it.

    `torch` is its name in the module ``torch``, `onnx` its operator in the default domain (opset 13
    and later). All of them work element by element and agree but for rounding.
    """

    name: str
    arity: int
    ufunc: np.ufunc
    torch: str
    onnx: str

    @property
    def numpy(self) -> str:
        """Its name in the module ``numpy``."""
        return self.ufunc.__name__


_FUNCTIONS = (
    FormulaFunction("abs", 1, np.absolute, "abs", "Abs"),
    FormulaFunction("arctan", 1, np.arctan, "atan", "Atan"),
    FormulaFunction("ceil", 1, np.ceil, "ceil", "Ceil"),
    FormulaFunction("cos", 1, np.cos, "cos", "Cos"),
    FormulaFunction("cosh", 1, np.cosh, "cosh", "Cosh"),
    FormulaFunction("exp", 1, np.exp, "exp", "Exp"),
    FormulaFunction("floor", 1, np.floor, "floor", "Floor"),
    FormulaFunction("log", 1, np.log, "log", "Log"),
    FormulaFunction("maximum", 2, np.maximum, "maximum", "Max"),
    FormulaFunction("minimum", 2, np.minimum, "minimum", "Min"),
    # All three round halves to the even neighbor.
    FormulaFunction("round", 1, np.rint, "round", "Round"),
    FormulaFunction("sign", 1, np.sign, "sign", "Sign"),
    FormulaFunction("sin", 1, np.sin, "sin", "Sin"),
    FormulaFunction("sinh", 1, np.sinh, "sinh", "Sinh"),
    FormulaFunction("sqrt", 1, np.sqrt, "sqrt", "Sqrt"),
    FormulaFunction("tan", 1, np.tan, "tan", "Tan"),
    FormulaFunction("tanh", 1, np.tanh, "tanh", "Tanh"),
)

FUNCTIONS: Final[dict[str, FormulaFunction]] = {entry.name: entry for entry in _FUNCTIONS}
"""Every function that a formula can call, by name."""

NEGATIVE: Final = FormulaFunction("-", 1, np.negative, "neg", "Neg")
"""The minus sign before a single value."""

_OPERATORS = (
    FormulaFunction("+", 2, np.add, "add", "Add"),
    FormulaFunction("-", 2, np.subtract, "sub", "Sub"),
    FormulaFunction("*", 2, np.multiply, "mul", "Mul"),
    FormulaFunction("/", 2, np.divide, "div", "Div"),
    FormulaFunction("**", 2, np.power, "pow", "Pow"),
)

OPERATORS: Final[dict[str, FormulaFunction]] = {entry.name: entry for entry in _OPERATORS}
"""Every operator between two values, by its sign."""

CONSTANTS: Final[dict[str, float]] = {"e": math.e, "pi": math.pi}
"""Numbers that have a name."""

VARIABLES: Final = ("x1", "x2")
"""The coordinates of a point."""
