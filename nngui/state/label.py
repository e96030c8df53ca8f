"""A few words that a menu says of an edit, in English, and what a translation needs."""

from collections.abc import Mapping
from types import MappingProxyType


class Label(str):
    """Words that are made from `code`, which names `parameters` in braces: "add {count:,} points".

    A parameter that is a label itself is to be translated as well; every other one stays as it is.
    """

    code: str
    parameters: Mapping[str, str | float]

    def __new__(cls, code: str, /, **parameters: str | float) -> "Label":
        label = super().__new__(cls, code.format(**parameters))
        label.code = code
        label.parameters = MappingProxyType(parameters)
        return label
