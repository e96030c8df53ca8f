"""Checks at the door of a setting: each says in one sentence what it takes."""

import math
from collections.abc import Iterable
from numbers import Integral, Real

from nngui.data.errors import CodedError


class SettingError(CodedError):
    """A setting outside what it may be; the message says what it takes."""


def is_number(value: object) -> bool:
    """Whether this is a finite number (True and False are none)."""
    return not isinstance(value, bool) and isinstance(value, Real) and math.isfinite(value)


def require_whole(what: str, value: object, minimum: int, maximum: int) -> None:
    """Refuse what is not a whole number from `minimum` to `maximum`. `what`: a Label, if people can meet it."""
    if (
        isinstance(value, bool)
        or not isinstance(value, Integral)
        or not minimum <= int(value) <= maximum
    ):
        raise SettingError(
            "whole",
            f"{what} is a whole number from {minimum:,} to {maximum:,}.",
            what=what,
            minimum=minimum,
            maximum=maximum,
        )


def require_name(what: str, name: str, known: Iterable[str]) -> None:
    """Refuse a name that is not among the `known` ones."""
    if name not in known:
        names = ", ".join(known)
        raise SettingError(
            "name", f"{what} is one of {names}, not '{name}'.", what=what, names=names, name=name
        )


def require_share(what: str, value: object) -> None:
    """Refuse what is not at least 0 and less than 1."""
    if not (is_number(value) and 0.0 <= value < 1.0):  # type: ignore[operator]
        raise SettingError("share", f"{what} is at least 0 and less than 1.", what=what)


def require_positive(what: str, value: object, maximum: float) -> None:
    """Refuse what is not more than 0 and at most `maximum`."""
    if not (is_number(value) and 0.0 < value <= maximum):  # type: ignore[operator]
        raise SettingError(
            "positive",
            f"{what} is more than 0 and at most {maximum:,g}.",
            what=what,
            maximum=maximum,
        )


def require_strength(what: str, value: object, maximum: float) -> None:
    """Refuse what is not 0 (off) to `maximum`."""
    if not (is_number(value) and 0.0 <= value <= maximum):  # type: ignore[operator]
        raise SettingError(
            "strength", f"{what} is 0 (off) to {maximum:,g}.", what=what, maximum=maximum
        )
