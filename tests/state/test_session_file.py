import json
import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nngui.data import Dataset, LoadError, Recipe
from nngui.engine import Network, Trainer
from nngui.state.checkpoint import Checkpoint
from nngui.state.curve import CurveRecorder, Evaluation
from nngui.state.document import Document
from nngui.state.edits import AddPoints, Generate
from nngui.state.journal import Back, Journal, JournalEntry
from nngui.state.runs import Runs
from nngui.state.session_file import FORMAT, VERSION, SessionFile, from_json, to_json
from nngui.state.view_settings import ViewSettings
from tests.state.session_strategies import session_files
from tests.state.strategies import same


def trained(n_points: int = 40) -> SessionFile:
    """A small session in the middle of its second epoch."""
    document = Generate(Recipe(n_points=n_points)).apply(Document())
    dataset, chosen = document.dataset, document.settings
    is_train = dataset.is_train(chosen.train_share)
    network = Network([2, 8, 8, 2], "tanh", "softmax", "glorot", rng=np.random.default_rng(1))
    trainer = Trainer(
        network,
        chosen.features.transform(dataset.x1, dataset.x2)[is_train],
        dataset.label[is_train],
        optimizer=chosen.training.make_optimizer(),
        batch_size=8,
        rng=np.random.default_rng(2),
    )
    document = replace(document, settings=chosen.with_value("training.batch_size", 8))
    recorder = CurveRecorder()
    recorder.record(0, Evaluation(trainer.loss, 0.7, 0.5, None))
    start = Checkpoint(document, trainer.checkpoint(), recorder.curve())
    trainer.run_epoch()
    trainer.step()
    checkpoint = Checkpoint(document, trainer.checkpoint(), recorder.curve())
    point = AddPoints(np.array([1.0]), np.array([2.0]), 1, stroke=3)
    entries = (JournalEntry(0, 2, point), JournalEntry(1, 0, Back.UNDO))
    recorder.record(1, Evaluation(0.6, 0.65, 0.6, None))
    runs = Runs().followed_by(recorder.curve(), chosen).renamed(1, "wide").pinned(1, True)
    return SessionFile(
        document, checkpoint, Journal(start, entries), ViewSettings(speed=None), runs
    )


def changed(path: str, value: Any) -> bytes:
    """The file of trained() with another value at a dotted path; DELETE removes the name."""
    content = json.loads(to_json(trained()))
    *parents, last = (int(name) if name.isdigit() else name for name in path.split("."))
    at = content
    for name in parents:
        at = at[name]
    if value is DELETE:
        del at[last]
    else:
        at[last] = value
    return json.dumps(content).encode()


DELETE = object()


def opened(data: bytes) -> SessionFile | None:
    """The session of these bytes, or None where a LoadError says what is wrong."""
    try:
        return from_json(data)
    except LoadError as error:
        if not 0 < len(error.message) < 1_000:
            raise
        return None


def test_a_trained_session_comes_back_bit_for_bit() -> None:
    before = trained()
    after = from_json(to_json(before))
    assert same(before, after)
    # One value, so that the worker does not take the checkpoint for one of another document.
    assert after.checkpoint is not None
    assert after.checkpoint.document is after.document
    assert after.journal.start is not None
    assert after.journal.start.document is after.document


@pytest.mark.thorough
@given(session_files())
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_whatever_can_be_saved_can_be_opened_and_is_equal(session: SessionFile) -> None:
    data = to_json(session)
    assert same(from_json(data), session)
    assert to_json(from_json(data)) == data


def test_the_file_is_one_json_document_of_names_and_columns() -> None:
    content = json.loads(to_json(trained()).decode("utf-8"))
    assert (content["format"], content["version"]) == (FORMAT, VERSION)
    assert content.keys() == {"format", "version", "document", "run", "view"}
    assert content["run"].keys() == {"checkpoint", "history", "start", "journal", "past"}
    assert len(content["document"]["dataset"]["x1"]) == 40
    assert content["document"]["settings"]["network"]["layers"][0]["activation"] == "tanh"
    assert content["run"]["checkpoint"]["optimizer"]["name"] == "adam"
    assert content["run"]["journal"][0]["what"]["edit"] == "AddPoints"
    assert content["run"]["journal"][1]["what"] == "undo"


def test_arrays_of_over_a_thousand_numbers_are_base64() -> None:
    content = json.loads(to_json(trained(1_001)))
    column = content["document"]["dataset"]["x1"]
    assert (column["dtype"], column["shape"]) == ("<f8", [1_001])
    assert isinstance(column["base64"], str)
    assert isinstance(json.loads(to_json(trained(1_000)))["document"]["dataset"]["x1"], list)


def test_a_checkpoint_of_another_document_is_refused() -> None:
    session = trained()
    with pytest.raises(ValueError, match="checkpoint of its own"):
        replace(session, document=Document())


@pytest.mark.parametrize(
    "path, value, message",
    [
        ("document.dataset.x1", "abc", "document.dataset.x1: An array is expected"),
        ("document.dataset.x1.3", "abc", "document.dataset.x1: A list of numbers"),
        ("document.dataset.x1.3", 2e6, "document.dataset: x1 must be finite and within"),
        ("document.dataset.x1.3", None, "document.dataset.x1: A list of numbers"),
        ("document.dataset.x2", [1.0], "document.dataset: column x2 has shape"),
        ("document.dataset.id.3", 1.5, "document.dataset.id: Whole numbers"),
        ("document.dataset.id.3", 2**63, "document.dataset.id: A number is too large"),
        ("document.dataset.origin.3", 300, "document.dataset.origin: A number is too large"),
        ("document.dataset.label.3", 9, "document.dataset: label must be 0 to 1"),
        ("document.dataset.x1", DELETE, "document.dataset.x1: This field is missing"),
        ("document.dataset.task", "magic", "document.dataset.task: This is one of classification"),
        ("document.dataset.recipe.generator", "sun", "document.dataset.recipe: generator is one"),
        ("document.dataset.classes.0.color", "red", "document.dataset.classes[0]: color is"),
        ("document.dataset.tusk", 1, "document.dataset.tusk: This field is not known"),
        ("document.settings.network.layers.0.units", 8.5, "layers[0].units: A whole number"),
        ("document.settings.network.layers.0.units", True, "layers[0].units: A whole number"),
        ("document.settings.network.layers.0.units", 0, "layers[0]: A layer's number of units"),
        ("document.settings.network.layers", {}, "network.layers: A list is expected"),
        ("document.settings.training.learning_rate", "abc", "learning_rate: A number is expected"),
        ("document.settings.training.learning_rate", None, "training: The learning rate is"),
        ("document.settings.training.learning_rate", 10**19, "training: The learning rate is"),
        ("document.settings.training.batch_size", 1.5, "batch_size: A value of another type"),
        ("document", [], "document: An object is expected"),
        ("run", DELETE, "session.run: This field is missing"),
        ("run.history", None, "run.history: An object is expected"),
        ("run.checkpoint", None, "run.history: Without a checkpoint this must be null"),
        ("run.history.stride", 0, "run.history.stride: The stride is 1 or more"),
        ("run.history.epoch", [9], "run.history.epoch: Epochs ascend from 0 to the run's, 1"),
        ("run.history.test_loss", [], "run.history: All columns must have one length"),
        ("run.checkpoint.parameters", [1.0], "run.checkpoint.parameters: The network needs"),
        ("run.checkpoint.moments", [1.0], "run.checkpoint.moments: The network needs"),
        ("run.checkpoint.epoch", -1, "run.checkpoint.epoch: This is a whole number"),
        ("run.checkpoint.steps", 2**63, "run.checkpoint.steps: This is a whole number"),
        ("run.checkpoint.step_in_epoch", 4, "run.checkpoint.step_in_epoch: An epoch has"),
        ("run.checkpoint.running_samples", 99, "run.checkpoint.running_samples: An epoch has"),
        ("run.checkpoint.running_loss", None, "running_loss: This must be a finite number"),
        ("run.checkpoint.optimizer.name", "magic", "run.checkpoint.optimizer.name: This is one"),
        ("run.checkpoint.optimizer.beta1", 1.0, "run.checkpoint.optimizer: beta1 must be"),
        ("run.checkpoint.optimizer.beta3", 1.0, "optimizer.beta3: This field is not known"),
        (
            "run.checkpoint.optimizer.learning_rate",
            1.0,
            "This is not the optimizer of the settings",
        ),
        ("run.journal.0.what.edit", "Format", "run.journal[0].what.edit: This must be the name"),
        ("run.journal.0.what", "again", "run.journal[0].what: This is one of undo, redo"),
        ("run.journal.0.what", 7, "run.journal[0].what: A value of another type"),
        ("run.past.runs.0.name", "x" * 41, "run.past.runs[0].name: A name has 1 to 40"),
        ("run.past.runs.0.name", "", "run.past.runs[0].name: A name has 1 to 40"),
        ("run.past.runs.0.id", 0, "run.past: The numbers of runs ascend"),
        ("run.past.next_id", 1, "run.past: The numbers of runs ascend"),
        ("run.past.runs.0.curve.epoch", [3, 2], "run.past.runs[0].curve.epoch: Epochs ascend"),
        ("run.past.runs.0.settings.train_share", 7, "run.past.runs[0].settings"),
        ("run.past", DELETE, "run.past: This field is missing"),
        ("view.rect", dict.fromkeys(("x1_min", "x2_min", "x1_max", "x2_max"), 1), "view.rect"),
        ("view.speed", 0, "view.speed: The speed is more than 0"),
        ("view.show_test", 1, "view.show_test: True or false is expected"),
        ("view.charts.smoothing", 5, "view.charts.smoothing: This is one of 0, 4, 16, 48"),
        ("version", VERSION + 1, f"up to version {VERSION}. Update nngui"),
        ("version", 0, "version: A whole number from 1"),
        ("version", True, "version: A whole number from 1"),
        ("format", "notebook", "no nngui session"),
    ],
)
def test_the_error_names_the_field(path: str, value: Any, message: str) -> None:
    with pytest.raises(LoadError) as caught:
        from_json(changed(path, value))
    assert message in caught.value.message


def test_a_newer_version_is_named_with_the_known_one() -> None:
    with pytest.raises(LoadError, match="version 7, written by a newer nngui") as caught:
        from_json(changed("version", 7))
    assert caught.value.code == "newer-version"
    assert caught.value.parameters == {"version": 7, "known": VERSION}


def test_a_file_whose_limits_are_reached_begins_its_journal_anew() -> None:
    session = trained()
    assert session.checkpoint is not None
    many = session.journal.entries * 20_000
    data = to_json(replace(session, journal=Journal(None, many)))
    journal = from_json(data).journal
    assert journal.entries == ()
    assert same(journal.start, session.checkpoint)


def test_truncated_anywhere_it_ends_too_early() -> None:
    data = to_json(trained())
    for end in [1, 2, 10, len(data) // 3, len(data) // 2, len(data) - 2, len(data) - 1]:
        with pytest.raises(LoadError, match="ends too early") as caught:
            from_json(data[:end])
        assert caught.value.code == "cut-short"


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_opens_or_raises_load_error(seed: int) -> None:
    """Fuzz: bytes flipped, removed and inserted, parts repeated, ends cut off."""
    data = to_json(trained(60 if seed % 2 else 1_100))
    rng = random.Random(seed)
    for _ in range(60):
        damaged = bytearray(data)
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(len(damaged))
            match rng.randrange(5):
                case 0:
                    damaged[at] = rng.randrange(256)
                case 1:
                    del damaged[at : at + rng.randint(1, 40)]
                case 2:
                    damaged[at:at] = rng.choice(
                        [b"[", b"{", b'"', b"1e999", b"null", b"-", b"9" * 50]
                    )
                case 3:
                    damaged[at:at] = damaged[at : at + rng.randint(1, 400)]
                case _:
                    del damaged[at + 1 :]
        session = opened(bytes(damaged))
        if session is not None:
            assert same(from_json(to_json(session)), session)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.mark.thorough
@given(st.data())
@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
def test_any_other_value_in_any_field_opens_or_raises_load_error(data: st.DataObject) -> None:
    content = json.loads(to_json(trained(6)))
    at = content
    while True:
        key = data.draw(st.sampled_from(range(len(at)) if isinstance(at, list) else sorted(at)))
        inner = at[key]
        if not (isinstance(inner, (dict, list)) and inner) or data.draw(st.integers(0, 9)) == 0:
            break
        at = inner
    at[key] = data.draw(json_values)
    session = opened(json.dumps(content).encode())
    if session is not None:
        assert same(from_json(to_json(session)), session)


def test_untrained_documents_need_no_checkpoint() -> None:
    session = SessionFile(Document(Dataset()))
    after = from_json(to_json(session))
    assert after.checkpoint is None
    assert after.journal.start is None
