"""Reading CSV: what is understood, and errors that name line, column and mend."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nngui.data.csv_reader import parse_csv, read_csv
from nngui.data.errors import LoadError
from nngui.data.limits import MAX_COORDINATE, MAX_DATA_BYTES, MAX_POINTS

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"


def error_of(text: str, **choices: object) -> LoadError:
    with pytest.raises(LoadError) as caught:
        parse_csv(text, **choices)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "x,y,kind\n1.5,2,a\n-3,0.25,b\n",
        "x;y;kind\n1,5;2;a\n-3;0,25;b\n",
        "x\ty\tkind\r\n1,5\t2\ta\r\n-3\t0.25\tb",
        '\ufeff"x","y","kind"\r\r"1,5"," 2 ", "a"\r-3,0.25,b  \r',
        "x,y,kind,,\n1.5,2,a,,\n,,,,\n-3,0.25,b,,\n",
    ],
)
def test_dialects_say_the_same(text: str) -> None:
    table = parse_csv(text)
    np.testing.assert_array_equal(table.x1, [1.5, -3.0])
    np.testing.assert_array_equal(table.x2, [2.0, 0.25])
    np.testing.assert_array_equal(table.labels, [0, 1])
    assert table.label_names == ("a", "b")
    assert table.feature_names == ("x", "y")


def test_two_columns_are_points_without_classes() -> None:
    table = parse_csv("1,2\n3,4\n5,6")
    assert table.label_names == ()
    np.testing.assert_array_equal(table.labels, [0, 0, 0])


def test_classes_come_as_they_appear() -> None:
    table = parse_csv("1,2,b\n1,2,a\n1,2,b")
    assert table.label_names == ("b", "a")
    np.testing.assert_array_equal(table.labels, [0, 1, 0])


def test_numbers_as_classes_come_by_value() -> None:
    table = parse_csv("1,2,10\n1,2,-1\n1,2,2")
    assert table.label_names == ("-1", "2", "10")
    np.testing.assert_array_equal(table.labels, [2, 0, 1])


def test_split_column() -> None:
    table = parse_csv("x1,x2,label,split\n1,2,a,train\n1,2,a,Test\n1,2,b,\n")
    np.testing.assert_array_equal(table.split, [1, 2, 0])
    assert table.split.dtype == np.int8
    assert table.label_names == ("a", "b")


def test_without_split_column_nothing_is_said() -> None:
    np.testing.assert_array_equal(parse_csv("1,2\n3,4").split, [0, 0])


def test_columns_can_be_chosen() -> None:
    text = "a,b,c,kind\n1,2,3,x\n4,5,6,y"
    table = parse_csv(text, columns=(2, 0), label_column=1)
    assert table.feature_names == ("c", "a")
    np.testing.assert_array_equal(table.x1, [3.0, 6.0])
    np.testing.assert_array_equal(table.x2, [1.0, 4.0])
    assert table.label_names == ("2", "5")


def test_columns_are_read_only() -> None:
    table = parse_csv("1,2,a")
    for column in (table.x1, table.x2, table.labels, table.split):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1
    assert len(table) == 1


@pytest.mark.parametrize(
    "text,code,message",
    [
        (
            "x,petal_width_cm\n1,2\n3,abc\n4,5",
            "not-a-number",
            "Line 3, column 'petal_width_cm': 'abc' is not a number. "
            "Correct the cell or remove the row.",
        ),
        (
            "x,y\n1,2\n3,\n4,5",
            "empty-cell",
            "Line 3, column 'y': the cell is empty. Fill it in or remove the row.",
        ),
        (
            "x,y,kind\n1,2,a\n3,4, \n",
            "empty-cell",
            "Line 3, column 'kind': the cell is empty. Fill it in or remove the row.",
        ),
        (
            "x,y\n1,2\n3,-INF\n4,5",
            "not-finite",
            "Line 3, column 'y': '-INF' is not a finite number. "
            "Correct the cell or remove the row.",
        ),
        (
            "x,y\n1,2\n3,1e400\n4,5",
            "not-finite",
            "Line 3, column 'y': '1e400' is not a finite number. "
            "Correct the cell or remove the row.",
        ),
        (
            "x,y\n1,2\n3,-1000000.1\n",
            "out-of-range",
            "Line 3, column 'y': '-1000000.1' is beyond +-1,000,000. "
            "Give the column in a larger unit.",
        ),
        (
            "x,y,kind\n1,2,a\n1,5,2,5,b\n1,2,b\n",
            "wrong-cell-count",
            "Line 3 has 5 cells, but 3 are expected. Add what is missing, or put a cell that "
            'contains the separator in quotes (").',
        ),
        (
            "x,y,kind\n1,2,a\n1,2\n",
            "wrong-cell-count",
            "Line 3 has 2 cells, but 3 are expected. Add what is missing, or put a cell that "
            'contains the separator in quotes (").',
        ),
        (
            "x1,x2,label,split\n1,2,a,train\n1,2,b,trian\n",
            "not-a-split",
            "Line 3, column 'split': 'trian' is neither train nor test. Write one of them, "
            "or leave the cell empty.",
        ),
        (
            f"1,2,a\n1,2,{'b' * 81}\n",
            "long-label",
            f"Line 2, column 'column 3': '{'b' * 40}…' is longer than 80 characters. Shorten it.",
        ),
        (
            "x,y,kind\n" + "".join(f"1,2,k{i}\n" for i in range(9)),
            "too-many-classes",
            "Column 'kind' has more than 8 different values (line 10 brings one more), too many "
            "for classes. Choose another label column, or merge some of its values.",
        ),
        ("", "empty", "The file is empty. Choose a file with rows of numbers."),
        (
            "x,y\n",
            "no-rows",
            "There is no row of data that can be read. Add rows of numbers.",
        ),
        (
            "1,\0",
            "binary",
            "This is not a text file. Export the data as CSV and open that file.",
        ),
    ],
)
def test_errors_name_the_place_and_the_mend(text: str, code: str, message: str) -> None:
    error = error_of(text)
    assert str(error) == message
    assert error.code == code


def test_parameters_are_what_a_translation_needs() -> None:
    error = error_of("x,y\n1,2\n3,abc\n4,5")
    assert error.parameters == {"line": 3, "column": "y", "value": "abc"}


def test_lines_are_counted_through_quoted_line_breaks() -> None:
    assert error_of('x,y,kind\n1,2,"a\nb"\n\n3,abc,b\n4,5,b').parameters["line"] == 5


def test_eight_classes_and_the_outermost_coordinates_are_read() -> None:
    rows = [f"{MAX_COORDINATE},{-MAX_COORDINATE},k{i}" for i in range(8)]
    table = parse_csv("\n".join(rows))
    assert len(table.label_names) == 8
    assert table.x1.max() == MAX_COORDINATE
    assert table.x2.min() == -MAX_COORDINATE


def test_faults_behind_the_sampled_rows_are_found() -> None:
    rows = "1,2,a\n" * 5_000
    assert error_of(rows + "1,x,a").parameters["line"] == 5_001
    assert error_of(rows + '1,2,"a').code == "broken-quotes"


def test_rows_limit() -> None:
    rows = "1,2\n" * MAX_POINTS
    assert len(parse_csv("x,y\n" + rows)) == MAX_POINTS
    error = error_of(rows + "3,4\n")
    assert error.code == "too-many-rows"
    assert "50,000" in error.message


def test_size_limit_of_text() -> None:
    assert error_of(" " * (MAX_DATA_BYTES + 1)).code == "too-large"


def test_bad_rows_are_skipped_only_on_request() -> None:
    text = "x,y,kind\n1,2,a\n3,abc,z\n5,6\n7,8,b\n"
    table = parse_csv(text, skip_bad_rows=True)
    np.testing.assert_array_equal(table.x1, [1.0, 7.0])
    assert table.label_names == ("a", "b")
    assert [(error.code, error.parameters["line"]) for error in table.skipped] == [
        ("not-a-number", 3),
        ("wrong-cell-count", 4),
    ]


def test_skipping_does_not_hide_too_many_classes_nor_leave_nothing() -> None:
    many = "".join(f"1,2,k{i}\n" for i in range(9))
    assert error_of(many, skip_bad_rows=True).code == "too-many-classes"
    assert error_of("x,y\n1,1e7\n", skip_bad_rows=True).code == "no-rows"


@given(st.text(alphabet="12.,;\t\"\r\n-e '=ax\ufeff\u2028", max_size=60))
@example('1,2\n"')
@example(";\n,")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        table = parse_csv(text)
    except LoadError:
        return
    assert np.isfinite([table.x1, table.x2]).all()
    assert len(table.x1) == len(table.x2) == len(table.labels) == len(table.split)
    assert 0 <= table.labels.min() <= table.labels.max() < max(1, len(table.label_names))


@pytest.mark.parametrize(
    "name,features,classes,rows",
    [
        (
            "iris_petals.csv",
            ("petal_length_cm", "petal_width_cm"),
            {"setosa": 50, "versicolor": 50, "virginica": 50},
            150,
        ),
        (
            "wine_flavanoids_color.csv",
            ("flavanoids", "color_intensity"),
            {"Barolo": 59, "Grignolino": 71, "Barbera": 48},
            178,
        ),
        (
            "breast_cancer_radius_texture.csv",
            ("mean_radius", "mean_texture"),
            {"malignant": 212, "benign": 357},
            569,
        ),
    ],
)
def test_shipped_examples(
    name: str, features: tuple[str, str], classes: dict[str, int], rows: int
) -> None:
    table = read_csv(EXAMPLES / name)
    assert len(table) == rows
    assert table.feature_names == features
    assert dict(zip(table.label_names, np.bincount(table.labels), strict=True)) == classes


def test_every_example_has_its_source() -> None:
    sources = (EXAMPLES / "SOURCES.md").read_text(encoding="utf-8")
    examples = sorted(path.name for path in EXAMPLES.glob("*.csv"))
    assert examples
    assert [name for name in examples if f"## {name}" not in sources] == []
