"""The one error that a formula raises, with the place in its text."""

from nngui.data.errors import CodedError


class FormulaError(CodedError):
    """A formula that cannot be used: one sentence that names the place and the mend.

    `code` is a stable name for the kind of fault (``"unknown-name"``), `position` the index of the
    character that it is about (the text's length where something is missing at its end), `message`
    the sentence without the place, `parameters` the values that it was made from. Errors with the
    same code have the same parameter names.
    """

    def __init__(
        self, code: str, position: int, message: str, /, **parameters: str | float
    ) -> None:
        super().__init__(code, f"Character {position + 1} of the formula: {message}", **parameters)
        self.position: int = position
        self.message = message
