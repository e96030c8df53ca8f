"""Where the run of a saved session began: initial weights of its first document, or a checkpoint."""

import json
from typing import Any

import pytest

from nngui.data import LoadError, Recipe
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.state.journal import Journal
from nngui.state.session_file import SessionFile, from_json, to_json


def of_size(n_points: int) -> Document:
    return Generate(Recipe(n_points=n_points)).apply(Document())


def test_the_first_document_comes_back() -> None:
    first = of_size(5)
    session = SessionFile(of_size(7), journal=Journal(document=first))
    journal = from_json(to_json(session)).journal
    assert journal.start is None
    assert journal.document is not None
    assert journal.document.equals(first)


def test_a_first_document_that_is_the_session_s_own_is_written_once() -> None:
    document = of_size(5)
    data = to_json(SessionFile(document, journal=Journal(document=document)))
    start = json.loads(data)["run"]["start"]
    assert start == {"document": None, "trainer": None, "curve": None}
    after = from_json(data)
    assert after.journal.document is after.document


@pytest.mark.parametrize("missing", ["trainer", "curve"])
def test_half_a_start_is_refused(missing: str) -> None:
    document = of_size(5)
    session = SessionFile(document, journal=Journal(Run(document).checkpoint()))
    content: dict[str, Any] = json.loads(to_json(session))
    content["run"]["start"][missing] = None
    with pytest.raises(LoadError, match=f"run.start.{missing}"):
        from_json(json.dumps(content).encode())
