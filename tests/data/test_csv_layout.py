"""What is found out about a file from its first rows."""

import pytest

from nngui.data import csv_layout
from nngui.data.csv_layout import find_layout
from nngui.data.errors import LoadError


@pytest.mark.parametrize(
    "text,separator",
    [
        ("1,2,a\n3,4,b", ","),
        ("1;2;a\n3;4;b", ";"),
        ("1\t2\ta\n3\t4\tb", "\t"),
        ("1,5;2,5;a\n3,5;4,5;b", ";"),
        ("1,5\t2,5\ta\n3,5\t4,5\tb", "\t"),
        ("1,2;3,4\n5,6;7,8", ";"),
        ("1.5,2.5,a;b\n3.5,4.5,c;d", ","),
        ("x;y;l\n1,5;2;a", ";"),
        ('x,y,l\n1,2,"a;b;c;d;e"', ","),
        ('"x;1","y;2",l\n1,2,a', ","),
    ],
)
def test_separator(text: str, separator: str) -> None:
    assert find_layout(text).separator == separator


@pytest.mark.parametrize(
    "text,has_header,names",
    [
        ("x,y\n1,2", True, ("x", "y")),
        ("1,2\n3,4", False, ("column 1", "column 2")),
        ("x,,label\n1,2,a", True, ("x", "column 2", "label")),
        ("abc,1,a\n2,3,b", False, ("column 1", "column 2", "column 3")),
        (" x , y \n1,2", True, ("x", "y")),
        ("x,y,,\n1,2,,", True, ("x", "y")),
        (f"{'x' * 100},y\n1,2", True, ("x" * 80, "y")),
    ],
)
def test_header(text: str, has_header: bool, names: tuple[str, ...]) -> None:
    layout = find_layout(text)
    assert (layout.has_header, layout.names) == (has_header, names)


@pytest.mark.parametrize(
    "text,features,label,split",
    [
        ("1,2\n3,4", (0, 1), None, None),
        ("1,2,a\n3,4,b", (0, 1), 2, None),
        ("a,1,2\nb,3,4", (1, 2), 0, None),
        ("1,2,0\n3,4,1", (0, 1), 2, None),
        ("label,x,y\n0,1,2\n1,3,4", (1, 2), 0, None),
        ("x1,x2,label,split\n1,2,a,train\n1,2,b,", (0, 1), 2, 3),
        ("x1,x2,label,split\n1,2,a,\n1,2,b,", (0, 1), 2, 3),
        ("x1,x2,class,Set\n1,2,a,train\n1,2,b,test", (0, 1), 2, 3),
        ("x1,x2,class,set\n1,2,a,first\n1,2,b,second", (0, 1), 2, None),
        ("1\t2\tblue\ttest\n3\t4\torange\ttrain", (0, 1), 2, 3),
        ("1\t2\tblue\ttest\n3\t4\torange\tother", (0, 1), 3, None),
        ("1\t2\ttest\n3\t4\ttrain", (0, 1), 2, None),
        ("x1,split,x2\n1,2,3\n4,5,6", (0, 1), 2, None),
        (",x1,x2,label\n0,1,2,a\n1,3,4,b", (1, 2), 3, None),
        ("id,x\n0,1\n1,2", (0, 1), None, None),
        ("id,x,y\n0,1,2\n1,2,3", (1, 2), None, None),
        ("1,2,3,4,setosa\n5,6,7,8,other", (0, 1), 4, None),
        ("place,x,y,kind\nRome,1,2,a\nBern,3,4,b", (1, 2), 3, None),
    ],
)
def test_columns(
    text: str, features: tuple[int, int], label: int | None, split: int | None
) -> None:
    layout = find_layout(text)
    assert (layout.features, layout.label, layout.split) == (features, label, split)


def test_a_text_column_with_few_values_is_the_label_before_a_free_text() -> None:
    rows = "".join(f"{i},{i},{'ab'[i % 2]},note {i}\n" for i in range(20))
    assert find_layout(rows).label == 2


def test_chosen_columns_win() -> None:
    text = "a,b,c,label,split\n1,2,3,x,train\n4,5,6,y,test"
    assert find_layout(text, columns=(2, 0)).features == (2, 0)
    assert find_layout(text, label_column=1).label == 1
    assert find_layout(text, label_column=1).features == (0, 2)
    assert find_layout(text, label_column="none").label is None
    by_split = find_layout(text, label_column=4)
    assert (by_split.label, by_split.split) == (4, None)


def test_a_feature_named_class_is_no_label() -> None:
    layout = find_layout("class,x,kind\n1,2,a\n2,3,b", columns=(0, 1))
    assert (layout.features, layout.label) == ((0, 1), 2)


def test_one_wrong_cell_keeps_its_column_numeric() -> None:
    layout = find_layout("x,y,l\n1,2,a\nabc,3,b\n4,5,a")
    assert layout.numeric == (True, True, False)
    assert layout.features == (0, 1)


@pytest.mark.parametrize(
    "text,code",
    [
        ("hello", "too-few-columns"),
        ("1 2\n3 4", "too-few-columns"),
        ("x,y\na,b", "too-few-columns"),
        ("1,a\n2,b", "too-few-columns"),
        ("x,y,label", "no-rows"),
        ('""', "empty"),
        (",,\n;;", "too-few-columns"),
        ('1,2,"abc', "broken-quotes"),
        ('1,2,a\n3,4,"b"c\n', "broken-quotes"),
        ("1," * 1_000 + "2", "too-many-columns"),
        ("1" * 200_000, "long-cell"),
        ("\n" * 50_001 + "1,2", "too-many-rows"),
    ],
)
def test_what_cannot_be_laid_out(text: str, code: str) -> None:
    with pytest.raises(LoadError) as caught:
        find_layout(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "columns,label,code",
    [
        ((0, 3), "auto", "no-such-column"),
        ((-1, 0), "auto", "no-such-column"),
        (None, 3, "no-such-column"),
        ((1, 1), "auto", "column-chosen-twice"),
        ((0, 1), 1, "column-chosen-twice"),
    ],
)
def test_choices_that_cannot_be(columns: tuple[int, int], label: int, code: str) -> None:
    with pytest.raises(LoadError) as caught:
        find_layout("1,2,3\n4,5,6", columns=columns, label_column=label)
    assert caught.value.code == code


def test_of_a_wide_file_as_little_is_looked_at_as_of_a_narrow_one(monkeypatch) -> None:
    seen = []
    monkeypatch.setattr(csv_layout, "parse_number", lambda cell, *_: seen.append(cell) or 1.0)
    find_layout("\n".join([",".join(f"c{j}" for j in range(500)), *[",".join("1" * 500)] * 2_000]))
    assert len(seen) < 300_000
