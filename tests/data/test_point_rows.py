import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nngui.data.csv_reader import parse_csv
from nngui.data.point_rows import format_rows

NAMES = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20)


@given(
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=9),
    st.lists(NAMES, min_size=1, max_size=8, unique=True),
)
def test_what_is_copied_is_read_back_bit_for_bit(
    places: list[tuple[float, float]], names: list[str]
) -> None:
    x1, x2 = np.array(places).T
    labels = np.arange(len(x1)) % len(names)
    table = parse_csv(format_rows(x1, x2, names, labels))
    assert np.array_equal(table.x1, x1)
    assert np.array_equal(table.x2, x2)
    assert [table.label_names[k] for k in table.labels] == [names[k] for k in labels]


def test_a_name_that_a_spreadsheet_would_run_is_guarded() -> None:
    text = format_rows(np.zeros(1), np.ones(1), ["=1+2"], np.zeros(1, dtype=int))
    assert text == "x1\tx2\tlabel\n0.0\t1.0\t'=1+2\n"
