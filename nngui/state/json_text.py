"""Reading JSON that may be anything: bounded, strict, and with one clear sentence for whatever is wrong."""

import json
from typing import Any

from nngui.data.errors import LoadError
from nngui.state.array_codec import Json

MAX_BYTES = 64 * 1024 * 1024
MAX_BRACKETS = 100_000

_SHOWN_NAME = 80


def parse_json(data: bytes) -> Json:
    """The value of a UTF-8 JSON text.

    Refused before it is parsed: more than `MAX_BYTES`, more than `MAX_BRACKETS` of `[` and `{`. Refused as well: a
    name twice in one object, NaN and Infinity. Raises LoadError.
    """
    check_bounds(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A file that is cut in the middle of a character.
        if error.reason == "unexpected end of data" and data.lstrip()[:1] == b"{":
            raise _cut_short() from None
        raise _no_session() from None
    text = text.strip()
    if not text.startswith("{"):
        raise _no_session()
    try:
        return json.loads(
            text, object_pairs_hook=_object_of, parse_constant=_refuse_constant, parse_int=_whole
        )
    except json.JSONDecodeError as error:
        if error.pos >= len(text) or not text.endswith("}"):
            raise _cut_short() from None
        raise LoadError(
            "not-json",
            f"The file is damaged at line {error.lineno}, column {error.colno}: {error.msg}.",
            line=error.lineno,
            column=error.colno,
            problem=error.msg,
        ) from None
    except RecursionError:
        raise LoadError(
            "too-deep", "The file is nested too deeply to be an nngui session."
        ) from None


def check_bounds(data: bytes) -> None:
    """Refuse what is too large to be read; what is written keeps to the same bounds."""
    if len(data) > MAX_BYTES:
        raise LoadError(
            "file-too-large",
            f"The file has {len(data):,} bytes; a session has at most {MAX_BYTES:,}.",
            size=len(data),
            limit=MAX_BYTES,
        )
    brackets = data.count(b"[") + data.count(b"{")
    if brackets > MAX_BRACKETS:
        raise LoadError(
            "too-many-brackets",
            f"The file has {brackets:,} lists and objects; a session has at most {MAX_BRACKETS:,}.",
            count=brackets,
            limit=MAX_BRACKETS,
        )


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        twice = _first_repeated([name for name, _ in pairs])[:_SHOWN_NAME]
        raise LoadError(
            "repeated-name", f'"{twice}" stands twice in one object; remove one.', name=twice
        )
    return result


def _first_repeated(names: list[str]) -> str:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            break
        seen.add(name)
    return name


def _refuse_constant(name: str) -> float:
    raise LoadError("no-such-number", f"{name} is no number that a session can hold.", name=name)


def _whole(digits: str) -> int:
    # Python refuses to convert thousands of digits, and nothing in a session has more than 64 bits.
    if len(digits) > 20:
        raise LoadError("number-too-long", "A whole number in the file has more than 20 digits.")
    return int(digits)


def _cut_short() -> LoadError:
    return LoadError(
        "cut-short",
        "The file ends too early: it was cut short while it was written or copied. "
        "Open another copy of it.",
    )


def _no_session() -> LoadError:
    return LoadError(
        "no-session", "This is no nngui session: a session file is JSON text in UTF-8."
    )
