import pytest

from nngui.data import LoadError
from nngui.state.json_text import MAX_BRACKETS, MAX_BYTES, parse_json


def code_of(data: bytes) -> str:
    with pytest.raises(LoadError) as caught:
        parse_json(data)
    return caught.value.code


def test_reads_an_object() -> None:
    assert parse_json(b'\xef\xbb\xbf {"a": [1, 2.5, null, "\xc3\xa9"]}\n') == {
        "a": [1, 2.5, None, "é"]
    }


def test_too_many_bytes_are_refused_before_they_are_looked_at() -> None:
    assert code_of(b" " * (MAX_BYTES + 1)) == "file-too-large"


def test_too_many_brackets_are_refused_before_they_are_parsed() -> None:
    assert code_of(b"[" * (MAX_BRACKETS + 1)) == "too-many-brackets"
    assert code_of(b'{"a":' * (MAX_BRACKETS + 1)) == "too-many-brackets"


@pytest.mark.parametrize("opening, closing", [(b"[", b"]"), (b'{"a":', b"}")])
def test_deep_nesting_is_refused(opening: bytes, closing: bytes) -> None:
    deep = opening * 90_000 + b"1" + closing * 90_000
    assert code_of(b'{"a":' + deep + b"}") == "too-deep"


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "no-session"),
        (b"x1,x2,label\n1,2,a\n", "no-session"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "no-session"),
        ("{}".encode("utf-16"), "no-session"),
        (b"[1]", "no-session"),
        (b'{"a": 1', "cut-short"),
        (b'{"a": "b', "cut-short"),
        (b'{"a": tru', "cut-short"),
        (b'{"a": {"b": 1}', "cut-short"),
        (b'{"a": "\xc3', "cut-short"),
        (b'{"a": 1,, "b": 2}', "not-json"),
        (b'{"a": 1} {"b": 2}', "not-json"),
        (b'{"a": 1, "a": 2}', "repeated-name"),
        (b'{"a": NaN}', "no-such-number"),
        (b'{"a": -Infinity}', "no-such-number"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "number-too-long"),
    ],
)
def test_what_is_wrong_has_a_code(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_damage_is_named_with_its_place() -> None:
    with pytest.raises(LoadError, match="line 2, column 6"):
        parse_json(b'{"a": 1,\n"b": }')


def test_a_repeated_name_is_named() -> None:
    with pytest.raises(LoadError, match='"x1" stands twice'):
        parse_json(b'{"a": {"x1": 1, "x2": 2, "x1": 3}}')
