"""The one error that a formula raises, with the place in its text."""

from collections.abc import Mapping
from types import MappingProxyType


class FormulaError(ValueError):
    """A formula that cannot be used: one sentence that names the place and the mend.

    `code` is a stable name for the kind of fault (``"unknown-name"``), `position` the index of the
    character that it is about (the text's length where something is missing at its end), `message`
    the sentence without the place, `parameters` the values that it was made from. Errors with the
    same code have the same parameter names.
    """

    def __init__(
        self, code: str, position: int, message: str, /, **parameters: str | float
    ) -> None:
        super().__init__(f"Character {position + 1} of the formula: {message}")
        self.code: str = code
        self.position: int = position
        self.message: str = message
        self.parameters: Mapping[str, str | float] = MappingProxyType(parameters)
