"""The `.nngui` session file: one JSON document, written and read whole.

    {"format": "nngui-session", "version": 3,
     "document": {"dataset": {columns}, "settings": {...}},
     "run": {"checkpoint": {the trainer's state}, "history": {its curve},
             "start": {"document", "trainer", "curve"}, "journal": [{"epoch", "step", "what"}],
             "past": {"runs": [{"id", "name", "curve", "settings", "is_pinned"}], "next_id"}},
     "view": {...}}

`checkpoint` and `history` are null where nothing was trained, `start` where nothing is known of it. A start with the
initial weights of its document has neither trainer nor curve; its `document` is null where it is the session's own.
Version 1 knew of training only loss, optimizer, learning rate and batch size; what it lacks is what it was then.
Version 2 knew of no past runs.
"""

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from nngui.data.errors import LoadError
from nngui.engine import TrainerState
from nngui.state.array_codec import Json, field_error
from nngui.state.checkpoint import Checkpoint
from nngui.state.codec import decode, encode, require_keys
from nngui.state.consistency import check_curve, check_runs, check_trainer, check_view
from nngui.state.curve import Curve
from nngui.state.document import Document
from nngui.state.journal import Journal, JournalEntry
from nngui.state.json_text import check_bounds, parse_json
from nngui.state.runs import Runs
from nngui.state.view_settings import ViewSettings

FORMAT: Final = "nngui-session"
VERSION: Final = 3


@dataclass(frozen=True, eq=False, slots=True)
class SessionFile:
    """What a session file holds. `checkpoint` is None where nothing was trained; else it is one of this document.

    Raises ValueError for a checkpoint of another document: the two could not go on together.
    """

    document: Document
    checkpoint: Checkpoint | None = None
    journal: Journal = field(default_factory=Journal)
    view_settings: ViewSettings = field(default_factory=ViewSettings)
    runs: Runs = field(default_factory=Runs)

    def __post_init__(self) -> None:
        if self.checkpoint and not self.checkpoint.document.equals(self.document):
            raise ValueError("A document is saved with a checkpoint of its own.")


def to_json(session: SessionFile) -> bytes:
    """The bytes of a session file that `from_json` can read.

    A journal that would make the file larger than it may be begins anew at the checkpoint; where that is not enough,
    past runs are left out. Raises ValueError if it is too large even then.
    """
    shorter = replace(session, journal=Journal.of(session.document, session.checkpoint))
    for smaller in (session, shorter):
        data = _to_json(smaller)
        with suppress(LoadError):
            check_bounds(data)
            return data
    data = _to_json(replace(shorter, runs=Runs()))
    check_bounds(data)
    return data


def _to_json(session: SessionFile) -> bytes:
    checkpoint, journal = session.checkpoint, session.journal
    value = {
        "format": FORMAT,
        "version": VERSION,
        "document": encode(session.document),
        "run": {
            "checkpoint": checkpoint and encode(checkpoint.trainer),
            "history": checkpoint and encode(checkpoint.curve),
            "start": _encode_start(journal, session.document),
            "journal": encode(journal.entries),
            "past": encode(session.runs),
        },
        "view": encode(session.view_settings),
    }
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode("ascii")


def _encode_start(journal: Journal, document: Document) -> Json:
    start = journal.start
    first = start.document if start else journal.document
    return first and {
        "document": None if first.equals(document) else encode(first),
        "trainer": start and encode(start.trainer),
        "curve": start and encode(start.curve),
    }


def from_json(data: bytes) -> SessionFile:
    """The session of a file's bytes, all of it checked; whatever is wrong raises LoadError."""
    value = parse_json(data)
    _check_version(value)
    require_keys(value, ["format", "version", "document", "run", "view"], "session")
    document: Document = decode(Document, value["document"], "document")
    run = value["run"]
    if value["version"] < 3 and isinstance(run, dict):
        run = {**run, "past": encode(Runs())}
    require_keys(run, ["checkpoint", "history", "start", "journal", "past"], "run")
    checkpoint = None
    if run["checkpoint"] is not None:
        trainer = _decode_trainer(run["checkpoint"], document, "run.checkpoint")
        curve = _decode_curve(run["history"], trainer.epoch, "run.history")
        checkpoint = Checkpoint(document, trainer, curve)
    elif run["history"] is not None:
        raise field_error("run.history", "Without a checkpoint this must be null.")
    journal = _decode_journal(run, document)
    view: ViewSettings = decode(ViewSettings, value["view"], "view")
    check_view(view, "view")
    runs: Runs = decode(Runs, run["past"], "run.past")
    check_runs(runs, "run.past")
    if value["version"] == 1 and view.speed is not None:
        # It counted epochs then.
        view = replace(view, speed=view.speed * document.steps_per_epoch)
    return SessionFile(document, checkpoint, journal, view, runs.with_first_names())


def _check_version(value: dict[str, Json]) -> None:
    if value.get("format") != FORMAT:
        raise LoadError(
            "other-format",
            f'This is no nngui session: its "format" is not "{FORMAT}".',
            format=FORMAT,
        )
    version = value.get("version")
    if type(version) is not int or version < 1:
        raise field_error("version", "A whole number from 1 is expected here.")
    if version > VERSION:
        raise LoadError(
            "newer-version",
            f"This session has version {version}, written by a newer nngui; this one reads up to "
            f"version {VERSION}. Update nngui to open it.",
            version=version,
            known=VERSION,
        )


def _decode_journal(run: dict[str, Json], document: Document) -> Journal:
    entries = decode(tuple[JournalEntry, ...], run["journal"], "run.journal")
    start = run["start"]
    if start is None:
        return Journal(None, entries)
    require_keys(start, ["document", "trainer", "curve"], "run.start")
    if start["document"] is not None:
        document = decode(Document, start["document"], "run.start.document")
    if start["trainer"] is None and start["curve"] is None:
        return Journal(None, entries, document)
    trainer = _decode_trainer(start["trainer"], document, "run.start.trainer")
    curve = _decode_curve(start["curve"], trainer.epoch, "run.start.curve")
    return Journal(Checkpoint(document, trainer, curve), entries)


def _decode_trainer(value: Json, document: Document, path: str) -> TrainerState:
    trainer: TrainerState = decode(TrainerState, value, path)
    check_trainer(trainer, document, path)
    return trainer


def _decode_curve(value: Json, epoch: int, path: str) -> Curve:
    curve: Curve = decode(Curve, value, path)
    check_curve(curve, epoch, path)
    return curve
