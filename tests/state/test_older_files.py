"""Files of versions 1 and 2 open as what they were."""

import json
from dataclasses import replace
from typing import Any

import pytest

from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.state.runs import Runs
from nngui.state.session_file import SessionFile, from_json, to_json
from nngui.state.settings import TrainingSettings
from nngui.state.view_settings import ViewSettings
from tests.state.strategies import same
from tests.state.test_session_file import trained


def as_version_2(session: SessionFile) -> bytes:
    content = json.loads(to_json(session))
    content["version"] = 2
    del content["run"]["past"]
    return json.dumps(content).encode()


def as_version_1(session: SessionFile) -> bytes:
    content = json.loads(as_version_2(session))
    content["version"] = 1
    for document in (content["document"], content["run"]["start"]["document"]):
        if document is not None:
            training: dict[str, Any] = document["settings"]["training"]
            document["settings"]["training"] = {
                name: training[name]
                for name in ("loss", "optimizer", "learning_rate", "batch_size")
            }
    return json.dumps(content).encode()


def test_a_trained_session_of_version_1_goes_on_as_it_was() -> None:
    session = replace(trained(), runs=Runs())
    assert same(from_json(as_version_1(session)), session)


def test_a_session_of_version_2_has_no_past_runs() -> None:
    assert same(from_json(as_version_2(trained())), replace(trained(), runs=Runs()))


@pytest.mark.parametrize("optimizer, beta2", [("adam", 0.99), ("adamw", 0.999), ("sgd", 0.999)])
def test_only_adam_departed_from_the_usual_constants(optimizer: str, beta2: float) -> None:
    document = SetSetting("training.optimizer", optimizer).apply(Document())
    training = from_json(as_version_1(SessionFile(document, None, trained().journal)))
    constants = training.document.settings.training.constants
    assert constants.beta2 == beta2
    assert constants.momentum == TrainingSettings().constants.momentum


def test_speed_counted_epochs_in_version_1() -> None:
    session = replace(trained(), view_settings=ViewSettings(speed=10.0))
    steps = session.document.steps_per_epoch
    assert steps > 1
    assert from_json(as_version_1(session)).view_settings == ViewSettings(speed=10.0 * steps)
    assert from_json(to_json(session)).view_settings == ViewSettings(speed=10.0)
