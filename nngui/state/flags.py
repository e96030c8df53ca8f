"""Flags: what was changed while a network trained, and when, told in a few words for the chart.

They are read from the journal. What a hand did in one stroke is one flag; what a reset or a way back has left behind
has none.
"""

from dataclasses import dataclass, replace
from typing import Final

from nngui.state.edits import (
    AddClass,
    AddFeature,
    AddLayer,
    AddPoints,
    ApplyPreset,
    DeleteClass,
    Edit,
    ErasePoints,
    MergeClasses,
    NewWeights,
    RemoveFeature,
    RemoveLayer,
    RemoveUnit,
    ReplaceDataset,
    SetActivation,
    SetSetting,
    SetTask,
    SetUnits,
    StepSample,
)
from nngui.state.edits.points import counted
from nngui.state.journal import Back, Journal, JournalEntry
from nngui.state.label import Label
from nngui.state.setting_names import setting_name, setting_text
from nngui.state.settings import SettingError, Settings

_SHAPES: Final = (
    AddClass,
    AddFeature,
    AddLayer,
    DeleteClass,
    MergeClasses,
    RemoveFeature,
    RemoveLayer,
    RemoveUnit,
    SetActivation,
    SetTask,
    SetUnits,
)
_ADDED: Final = ("+1 point", "+{count:,} points")
_ERASED: Final = ("−1 point", "−{count:,} points")
_SHAPE_SETTINGS: Final = ("network.layers", "network.output", "network.value_output", "features")
"""Edits, and settings, that operate on the network by changing its shape, so that undo brings weights back.

Others do it now and then (a sample of more classes); journals of the first files do not say when.
"""


@dataclass(frozen=True, slots=True)
class Flag:
    """At `epoch` something was changed: `label` in a few words, `text` in one line with what it was before."""

    epoch: int
    label: Label
    text: Label


@dataclass(frozen=True, slots=True)
class _Moment:
    """What is known between two entries: the settings (None: nothing), and the flags of the present run."""

    settings: Settings | None
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of history: the last edit of its stroke, and the moments on both sides."""

    edit: Edit
    before: _Moment
    after: _Moment
    replaces: bool

    @property
    def touches_weights(self) -> bool:
        edit = self.edit
        if self.replaces:
            return True
        if isinstance(edit, SetSetting) and edit.path in _SHAPE_SETTINGS:
            return True
        return edit.draws_weights or edit.operates_on_weights or isinstance(edit, _SHAPES)


def flags(journal: Journal) -> tuple[Flag, ...]:
    """The flags of the present run, oldest first."""
    document = journal.start.document if journal.start else journal.document
    now = _Moment(document.settings if document else None, ())
    undo: list[_Step] = []
    redo: list[_Step] = []
    for entry in journal.entries:
        # The run is at an earlier epoch than a flag: it has gone back.
        now = replace(now, flags=tuple(flag for flag in now.flags if flag.epoch <= entry.epoch))
        if isinstance(entry.what, Back):
            now = _moved(entry, now, undo, redo)
            continue
        redo.clear()
        top = undo[-1] if undo else None
        before, replaces = now, entry.replaces
        if top and entry.what.stroke and top.edit.stroke == entry.what.stroke:
            undo.pop()
            before, replaces = top.before, replaces or top.replaces
        now = _changed(entry, entry.what, before, now)
        undo.append(_Step(entry.what, before, now, replaces))
    return now.flags


def _moved(entry: JournalEntry, now: _Moment, undo: list[_Step], redo: list[_Step]) -> _Moment:
    """After a move through history; a step from before the journal's start is not known."""
    undoes = entry.what is Back.UNDO
    source, target = (undo, redo) if undoes else (redo, undo)
    if not source:
        return replace(now, flags=(*now.flags, _flag(entry.epoch, entry.label, entry.label)))
    step = source.pop()
    there = step.before if undoes else step.after
    spent = replace(step, after=now) if undoes else replace(step, before=now)
    target.append(spent)
    if step.touches_weights:
        return there
    label = Label("{move} {what}", move=entry.label, what=step.edit.label)
    return _Moment(there.settings, (*now.flags, _flag(entry.epoch, label, label)))


def _changed(entry: JournalEntry, edit: Edit, before: _Moment, now: _Moment) -> _Moment:
    """After an edit. `before` is the moment before its stroke, whose flag it replaces."""
    settings = _settings_after(edit, now.settings)
    if edit.draws_weights:
        return _Moment(settings, ())
    if isinstance(edit, StepSample):
        return now  # it trains, and changes nothing about that
    first = now.flags[len(before.flags)] if len(now.flags) > len(before.flags) else None
    epoch = first.epoch if first else entry.epoch
    label, text = _words(edit, before.settings, first)
    return _Moment(settings, (*before.flags, _flag(epoch, label, text)))


def _flag(epoch: int, label: Label, text: Label) -> Flag:
    return Flag(epoch, label, Label("Epoch {epoch:,}: {what}", epoch=epoch, what=text))


def _settings_after(edit: Edit, settings: Settings | None) -> Settings | None:
    """What the settings are after an edit, as far as values go that flags tell of."""
    match edit:
        case ApplyPreset(settings=chosen) | ReplaceDataset(settings=chosen):
            return chosen
        case NewWeights() | SetSetting() if settings is None:
            return None
        case SetSetting(path=path, value=value):
            try:
                return settings and settings.with_value(path, value)
            except SettingError:
                return None
        case _:
            return settings


def _words(edit: Edit, settings: Settings | None, first: Flag | None) -> tuple[Label, Label]:
    """A few words, and one line."""
    match edit:
        case SetSetting(path=path, value=value):
            name, after = setting_name(path), setting_text(path, value)
            label = Label("{setting} {value}", setting=name, value=after)
            if settings is None:
                return label, label
            before = setting_text(path, settings.value(path))
            text = Label("{setting} {old} → {new}", setting=name, old=before, new=after)
            return label, text
        case AddPoints():
            count = len(edit.x1) + _counted(first, _ADDED)
            return counted(*_ADDED, count), counted(*edit.words, count)
        case ErasePoints():
            count = len(edit.ids) + _counted(first, _ERASED)
            return counted(*_ERASED, count), counted(*edit.words, count)
        case _:
            return edit.label, edit.label


def _counted(flag: Flag | None, words: tuple[str, str]) -> int:
    """How many points the stroke had added or erased before."""
    if flag is None or flag.label.code not in words:
        return 0
    return int(flag.label.parameters.get("count", 1))
