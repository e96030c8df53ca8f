import pytest

from nngui.data.formula_error import FormulaError
from nngui.data.formula_scan import MAX_DEPTH, MAX_LENGTH, scan

NAMES = ("x1", "x2", "pi", "sin", "maximum")


def test_a_formula_falls_into_numbers_names_and_signs() -> None:
    tokens = scan(" 2.5e-3*sin( x1)**.5", NAMES)
    assert [(token.kind, token.text, token.position) for token in tokens] == [
        ("number", "2.5e-3", 1),
        ("sign", "*", 7),
        ("name", "sin", 8),
        ("sign", "(", 11),
        ("name", "x1", 13),
        ("sign", ")", 15),
        ("sign", "**", 16),
        ("number", ".5", 18),
    ]
    assert [token.text for token in scan("x1^2", NAMES)] == ["x1", "^", "2"]


@pytest.mark.parametrize(
    "text, code, position, words",
    [
        ("", "empty", 0, "Write one"),
        ("   ", "empty", 0, "Write one"),
        ("x1" + " " * 199, "too-long", 200, "at most 200 characters, this one 201"),
        ("x1 + foo(x1)", "unknown-name", 5, 'no "foo". A formula knows x1, x2, pi, sin'),
        ("X1", "unknown-name", 0, 'no "X1"'),
        ("x1 if x1 else 2", "unknown-name", 3, 'no "if"'),
        ("lambda", "unknown-name", 0, 'no "lambda"'),
        ("__import__(x1)", "unknown-name", 0, "__import__"),
        ("1j", "unknown-name", 1, 'no "j"'),
        ("0x1F", "unknown-name", 1, 'no "x1F"'),
        ("1_000", "unknown-name", 1, 'no "_000"'),
        ("x1.real", "unknown-character", 2, '"." has no meaning'),
        ("x1[0]", "unknown-character", 2, '"["'),
        ("'a'", "unknown-character", 0, '"\'"'),
        ("x1 > 2", "unknown-character", 3, '">"'),
        ("x1\n", "unknown-character", 2, "U+000A"),
        ("x1\0", "unknown-character", 2, "U+0000"),
        ("x1\N{SUPERSCRIPT TWO}", "unknown-character", 2, "has no meaning"),
        ("x1*\N{FULLWIDTH DIGIT TWO}", "unknown-character", 3, "has no meaning"),
        ("x1//2", "floor-division", 2, "one slash"),
        ("x1 + 007", "leading-zero", 5, "Remove the 0"),
        ("2x1", "missing-operator", 1, 'before "x1", as in 2*x1'),
        ("x1 x2", "missing-operator", 3, 'before "x2"'),
        ("2(x1)", "missing-operator", 1, 'before "("'),
        ("(x1)(x2)", "missing-operator", 4, 'before "("'),
        ("pi(x1)", "missing-operator", 2, 'before "("'),
        ("x1(2)", "missing-operator", 2, 'before "("'),
        ("1.5.2", "missing-operator", 3, 'before ".2"'),
        ("sin", "not-called", 0, "what sin is to be taken of"),
        ("2*sin x1", "not-called", 2, "what sin is to be taken of"),
        ("((x1)", "unclosed", 0, 'Add a ")"'),
        ("x1)", "unopened", 2, "Remove it"),
        (")+(", "unopened", 0, "Remove it"),
        ("(" * 21 + "x1" + ")" * 21, "too-deep", 20, "at most 20 levels"),
    ],
)
def test_the_error_points_at_the_character(text, code, position, words) -> None:
    with pytest.raises(FormulaError) as caught:
        scan(text, NAMES)
    error = caught.value
    assert (error.code, error.position) == (code, position)
    assert words in error.message
    assert str(error).startswith(f"Character {position + 1} of the formula: ")


def test_the_bounds_themselves_pass() -> None:
    assert len(scan("x1" + " " * (MAX_LENGTH - 2), NAMES)) == 1
    assert len(scan("(" * MAX_DEPTH + "x1" + ")" * MAX_DEPTH, NAMES)) == 2 * MAX_DEPTH + 1
    assert len(scan("0 + 00 + 0.5 + 00.5 + 10", NAMES)) == 9
