"""Past runs in a session file."""

from dataclasses import replace

import pytest

from nngui.data import LoadError
from nngui.state.label import Label
from nngui.state.runs import MAX_PINNED, MAX_RUNS, Runs
from nngui.state.session_file import from_json, to_json
from tests.state.test_session_file import trained


def test_a_name_that_no_hand_gave_to_a_past_run_is_a_label_again() -> None:
    session = trained()
    runs = session.runs.followed_by(session.runs.runs[0].curve, session.document.settings)
    wide, second = from_json(to_json(replace(session, runs=runs))).runs.runs
    assert not isinstance(wide.name, Label)
    assert isinstance(second.name, Label)
    assert second.name.parameters == {"number": 2}


def test_more_past_runs_than_are_kept_are_refused() -> None:
    session = trained()
    (run,) = session.runs.runs
    for count, pinned in ((MAX_RUNS + 1, False), (MAX_PINNED + 1, True)):
        runs = tuple(replace(run, id=k + 1, is_pinned=pinned) for k in range(count))
        with pytest.raises(LoadError, match="At most 8 runs are kept, 5 of them"):
            from_json(to_json(replace(session, runs=Runs(runs, 99))))
