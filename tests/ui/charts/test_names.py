import pytest

from nngui.ui.charts.names import names_of
from nngui.ui.charts.series import QUANTITIES


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_every_quantity_has_words(quantity: str) -> None:
    names = names_of(quantity)
    assert all((names.title, names.axis, names.tip))
    assert "Space" in names.hint


def test_no_two_quantities_have_one_name() -> None:
    assert len({names_of(quantity).title for quantity in QUANTITIES}) == len(QUANTITIES)
