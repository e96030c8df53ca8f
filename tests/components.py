"""Principal components fitted in one go, as tests want them."""

from collections.abc import Sequence

from nngui.data.components import Column, Components, fit_in_steps
from nngui.data.steps import result_of


def fit_components(
    columns: Sequence[Column], names: Sequence[str], *, standardize: bool = True
) -> Components:
    """As `fit_in_steps`, without a pause."""
    return result_of(fit_in_steps(columns, names, standardize=standardize))
