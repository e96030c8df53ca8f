"""From the bytes of a data file to its text: size, encoding, and what is no text at all."""

import codecs
from pathlib import Path

from nngui.data.errors import LoadError
from nngui.data.limits import MAX_DATA_BYTES

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(path: Path) -> str:
    """The text of a file, read only if it is at most `MAX_DATA_BYTES`; raises LoadError."""
    return decode(read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The content of a data file of at most `MAX_DATA_BYTES`; raises LoadError."""
    try:
        # is_file first: opening a named pipe would wait for its writer for ever.
        if not path.is_file():
            raise LoadError(
                "not-a-file",
                f"There is no file '{path}'. Check its name and folder.",
                path=str(path),
            )
        with path.open("rb") as file:
            content = file.read(MAX_DATA_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LoadError(
            "cannot-read",
            f"'{path}' cannot be read ({reason}). Check that you may open it.",
            path=str(path),
            reason=reason,
        ) from error
    check_size(len(content))
    return content


def decode(content: bytes) -> str:
    """Text from UTF-8 or UTF-16 with a mark, UTF-8, or else Windows-1252; raises LoadError."""
    check_size(len(content))
    if content.startswith(_UTF16_MARKS):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise LoadError(
                "truncated-text", "The file ends in the middle of a character. Save it again."
            ) from error
    else:
        text = _decode_bytes(content)
    return check_text(text)


def check_size(size: int) -> None:
    """Raise LoadError for more bytes (or characters) than a data file may have."""
    if size > MAX_DATA_BYTES:
        megabytes = MAX_DATA_BYTES // 1024**2
        raise LoadError(
            "too-large",
            f"The data is larger than {megabytes} MB. Keep a part of the rows or columns.",
            megabytes=megabytes,
        )


def check_text(text: str) -> str:
    """The text without its byte order mark; raises LoadError for binary data and for nothing."""
    if "\0" in text:
        raise LoadError(
            "binary", "This is not a text file. Export the data as CSV and open that file."
        )
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if not text.strip():
        raise LoadError("empty", "The file is empty. Choose a file with rows of numbers.")
    return text


def _decode_bytes(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; Latin-1 gives every byte a character.
        return content.decode("latin-1")
