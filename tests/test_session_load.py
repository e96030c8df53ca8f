from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from nngui.data import Dataset, Recipe
from nngui.session import Session
from nngui.state.commands import (
    Load,
    SetSpeed,
)
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.state.journal import Journal
from nngui.state.snapshot import Rect
from nngui.state.timeline import Timeline
from nngui.state.view_settings import ViewSettings
from tests.hand import Hand, add, checkpoint, snapshot


@pytest.fixture
def hand() -> Iterator[Hand]:
    hand = Hand(Session())
    yield hand
    hand.session.deleteLater()


def loaded(hand: Hand, **parts: Any) -> Document:
    document = Generate(Recipe(n_points=4)).apply(Document())
    hand.session.load(document, **parts)
    return document


def test_load_begins_anew(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.train()
    document = loaded(hand)
    assert session.document is document
    assert not session.running
    assert session.journal.entries == ()
    assert session.history.undo_step is None
    (load,) = [command for command in hand.commands if isinstance(command, Load)]
    assert (load.document, load.checkpoint) == (document, None)
    assert hand.of("dataset_changed")[-1] is document.dataset
    assert hand.of("history_changed")[-1] == ("", "")


def test_the_journal_of_a_loaded_run_begins_at_its_checkpoint(hand: Hand) -> None:
    document = Document(Dataset().with_points(np.zeros(2), np.ones(2), np.arange(2)))
    start = checkpoint(document, epoch=9)
    hand.session.load(document, checkpoint=start)
    assert hand.session.journal.start is start
    kept = Journal(start=None)
    hand.session.load(document, checkpoint=start, journal=kept)
    assert hand.session.journal is kept


def test_late_answers_of_the_old_document_are_dropped(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.reset()
    edit, reset = hand.commands
    session.undo()
    document = loaded(hand)
    hand.signals.clear()
    hand.answer(edit)
    hand.answer(reset, before=checkpoint(Document(), epoch=5))
    session.receive_snapshot(snapshot(reset.serial, epoch=5, running=True))
    assert session.document is document
    assert session.journal.entries == ()
    assert session.snapshot is None
    assert not session.running
    assert hand.signals == []


def test_a_snapshot_of_the_new_document_is_shown(hand: Hand) -> None:
    loaded(hand)
    shown = snapshot(hand.commands[-1].serial)
    hand.session.receive_snapshot(shown)
    assert hand.session.snapshot is shown
    assert hand.of("snapshot_changed") == [shown]


def test_load_keeps_the_speed_or_takes_the_file_s(hand: Hand) -> None:
    hand.session.set_view_settings(ViewSettings(speed=5.0, hard_boundary=True))
    loaded(hand)
    assert hand.session.view_settings == ViewSettings(speed=5.0)
    loaded(hand, view_settings=ViewSettings(speed=None))
    assert hand.session.view_settings.speed is None
    last = [command for command in hand.commands if isinstance(command, SetSpeed)][-1]
    assert last.steps_per_second is None


def test_the_worker_hears_of_views_only_where_the_speed_is_another(hand: Hand) -> None:
    hand.session.set_view_settings(ViewSettings(speed=5.0))
    told = len(hand.commands)
    # So it is with each step of a pan.
    hand.session.set_view_settings(ViewSettings(speed=5.0, rect=Rect(-1, -1, 1, 1)))
    assert len(hand.commands) == told
    hand.session.set_view_settings(ViewSettings(speed=6.0))
    assert [command.steps_per_second for command in hand.commands[told:]] == [6.0]


def test_the_timeline_of_a_run_that_is_gone_comes_too_late(hand: Hand) -> None:
    timeline = Timeline((), stride=2)
    hand.session.receive_timeline(0, timeline)
    assert hand.session.timeline is timeline
    hand.session.load(Document())
    assert hand.session.timeline.moments == ()
    hand.session.receive_timeline(0, timeline)
    assert hand.session.timeline is not timeline
    hand.session.receive_timeline(hand.commands[-1].serial, timeline)
    assert hand.session.timeline is timeline
