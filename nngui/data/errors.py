"""Errors with a code: what is refused says why in English, and carries what a translation needs.

The English sentence serves the command line; the window translates by `code` and fills in
`parameters`.
"""

from collections.abc import Mapping
from types import MappingProxyType

Parameter = str | float | Exception
"""What a sentence is made from; an error with a code of its own is translated as well."""


class CodedError(ValueError):
    """One sentence that says what is wrong and names the mend.

    `code` is a stable name for the kind of fault (``"not-a-number"``); `parameters` are the values
    that `message` was made from. Errors with the same code have the same parameter names.
    """

    def __init__(self, code: str, message: str, /, **parameters: Parameter) -> None:
        super().__init__(message)
        self.code: str = code
        self.message: str = message
        self.parameters: Mapping[str, Parameter] = MappingProxyType(parameters)


class LoadError(CodedError):
    """A file or text that cannot be read."""


class DataError(CodedError):
    """Points, classes or features that there cannot be."""
