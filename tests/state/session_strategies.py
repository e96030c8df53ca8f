"""Hypothesis strategies for whole session files: documents in training, looked at, with past runs."""

from hypothesis import strategies as st

from nngui.state.journal import Back, Journal, JournalEntry
from nngui.state.runs import MAX_NAME, PastRun, Runs
from nngui.state.session_file import SessionFile
from nngui.state.snapshot import Rect
from nngui.state.view_settings import HALF_LIVES, STEPS, ChartOptions, ViewSettings
from tests.state.strategies import all_edits, checkpoints, curves, documents, settings


def views() -> st.SearchStrategy[ViewSettings]:
    low, high = st.floats(-1e6, -1e-3), st.floats(1e-3, 1e6)
    return st.builds(
        ViewSettings,
        rect=st.none() | st.builds(Rect, low, low, high, high),
        speed=st.none() | st.floats(0.1, 1e4),
        show_test=st.booleans(),
        hard_boundary=st.booleans(),
        step=st.sampled_from(STEPS),
        charts=st.builds(ChartOptions, st.sampled_from(HALF_LIVES), log=st.booleans()),
    )


@st.composite
def past_runs(draw: st.DrawFn) -> Runs:
    ids = sorted(draw(st.sets(st.integers(1, 99), max_size=3)))
    name = st.text(min_size=1, max_size=MAX_NAME)
    return Runs(
        tuple(
            PastRun(one, draw(name), draw(curves(40)), draw(settings()), draw(st.booleans()))
            for one in ids
        ),
        next_id=draw(st.integers(100, 10**9)),
    )


@st.composite
def session_files(draw: st.DrawFn) -> SessionFile:
    document = draw(documents())
    entry = st.builds(
        JournalEntry,
        st.integers(0, 10**9),
        st.integers(0, 10**6),
        all_edits() | st.sampled_from(list(Back)),
    )
    checkpoint = draw(st.none() | checkpoints(document))
    first = document if draw(st.booleans()) else draw(documents())
    start = draw(st.none() | checkpoints(first))
    journal = Journal(start, tuple(draw(st.lists(entry, max_size=4))))
    return SessionFile(document, checkpoint, journal, draw(views()), draw(past_runs()))
