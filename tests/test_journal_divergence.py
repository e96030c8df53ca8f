"""A run that diverged and was mended goes on, in a replay of its journal, bit for bit."""

import numpy as np

from nngui.data import Recipe
from nngui.state.document import Document
from nngui.state.edits import AddPoints, Generate, SetSetting
from nngui.state.journal import Journal
from tests.test_journal_replay import Make, assert_same_run, make

__all__ = ["make"]


def first_document() -> Document:
    document = Generate(Recipe("plane", 60, 0.1, 2, 1)).apply(Document())
    for path, value in {"optimizer": "sgd", "learning_rate": 0.01, "batch_size": 16}.items():
        document = SetSetting(f"training.{path}", value).apply(document)
    return document


def test_a_run_that_diverged_is_replayed(make: Make) -> None:
    desk = make(Journal(document=first_document()))
    session = desk.session
    desk.train(30)
    session.perform(AddPoints(np.array([1.0]), np.array([2.0]), 0, 3.0))
    desk.train(2)
    session.perform(SetSetting("training.learning_rate", 100.0))
    thirds = 0
    while not desk.failures or thirds < 8:
        failures = len(desk.failures)
        desk.train(60)
        if len(desk.failures) == failures:
            break
        rate = session.document.settings.training.learning_rate / 3
        session.perform(SetSetting("training.learning_rate", rate))
        thirds += 1
    assert thirds > 0
    desk.train(40)
    desk.failures.clear()
    reached, journal = desk.checkpoint(), session.journal
    again = make(journal)
    again.replay(journal, reached.trainer)
    again.failures.clear()
    assert_same_run(again.checkpoint(), reached)
