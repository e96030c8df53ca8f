"""What is told of a file's columns before they are chosen."""

from nngui.data.csv_layout import find_layout
from nngui.data.csv_survey import count_values, first_rows, label_candidates
from nngui.data.steps import result_of

TEXT = "a,b,price,kind,size\n" + "".join(
    f"{k},{k % 5},{k * 7},{'xyz'[k % 3]},{k % 2}\n" for k in range(20)
)


def test_the_first_rows_are_the_files_own_cells() -> None:
    layout = find_layout(TEXT)
    assert first_rows(TEXT, layout, 2) == [["0", "0", "0", "x", "0"], ["1", "1", "7", "y", "1"]]
    assert len(first_rows(TEXT, layout, 100)) == 20


def test_values_are_counted_and_labels_found_text_first() -> None:
    layout = find_layout(TEXT, columns=(0, 1), label_column=2)
    assert result_of(count_values(TEXT, layout)) == (20, 5, 20, 3, 2)
    assert label_candidates((20, 5, 20, 3, 2), layout) == (3, 4)


def test_empty_and_missing_cells_are_no_values() -> None:
    text = "a,b,c\n1,2,\n3,4,x\n5,6\n"
    assert result_of(count_values(text, find_layout(text))) == (3, 3, 1)
