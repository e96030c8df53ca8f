import numpy as np

from nngui.state.commands import Applied
from nngui.state.document import Document
from nngui.state.edits import ReplaceDataset, ResetWeights, SetParameters, StepSample
from nngui.state.history import History
from nngui.state.journal import Back, Journal, JournalEntry
from nngui.state.logbook import MAX_BYTES, MAX_ENTRIES, Logbook
from tests.state.test_history import add, checkpoint


def test_it_notes_what_reached_the_run_and_where() -> None:
    book = Logbook(Journal())
    assert not book.note(Applied(1, 3, 2), ResetWeights())
    assert not book.note(Applied(2, 0, 1), Back.UNDO)
    assert not book.note(Applied(3, 0, 1), None)
    assert [(e.epoch, e.step, e.label) for e in book.journal.entries] == [
        (3, 2, "reset"),
        (0, 1, "undo"),
    ]


def test_a_long_journal_begins_anew_at_the_checkpoint_that_was_asked_for() -> None:
    book = Logbook(Journal())
    for serial in range(MAX_ENTRIES):
        assert not book.is_full
        book.note(Applied(serial, 0, 0), ResetWeights())
    assert book.is_full
    book.ask(5_000)
    assert not book.is_full, "it was asked for"
    book.note(Applied(4_999, 0, 0), ResetWeights())
    start = checkpoint(Document())
    assert book.note(Applied(5_000, 0, 0, taken=start), None)
    assert book.journal.start is start
    assert book.journal.entries == ()
    assert not book.is_full


def test_a_checkpoint_that_never_came_is_asked_for_again() -> None:
    book = Logbook(Journal(entries=(JournalEntry(0, 0, Back.UNDO),) * MAX_ENTRIES))
    assert book.is_full
    book.ask(1)
    assert book.note(Applied(1, 0, 0), None)
    assert len(book.journal.entries) == MAX_ENTRIES
    assert book.is_full


def test_a_journal_is_long_by_its_bytes_too() -> None:
    document = Document(Document().dataset.with_points(*np.zeros((3, 50_000))))
    import_ = ReplaceDataset(document.dataset, document.settings, "a file")
    book = Logbook(Journal())
    count = 0
    while not book.is_full:
        book.note(Applied(count, 0, 0), import_)
        count += 1
    assert (count - 1) * document.dataset.nbytes < MAX_BYTES <= count * document.dataset.nbytes


def test_steps_made_before_the_start_are_lacking() -> None:
    history, book = History(), Logbook(Journal())
    document = Document()
    for serial, edit in ((1, add()), (2, add(stroke=7)), (4, add(stroke=7)), (5, add())):
        history.push(edit, serial, False, document, document)
    book.ask(3)
    steps = [history.undo() for _ in range(3)]
    assert [step is not None and book.lacks(step) for step in steps] == [False, True, True]
    book.begin(Journal())
    assert not any(book.lacks(step) for step in steps if step)


def test_a_journal_does_not_begin_anew_under_a_hand_that_holds_weights(monkeypatch) -> None:
    monkeypatch.setattr("nngui.state.logbook.MAX_ENTRIES", 2)
    book = Logbook(Journal())
    place = np.zeros(1, dtype=np.int64)
    for serial, held in enumerate((False, True, True, False), start=1):
        edit = SetParameters(0, place, place, np.ones(1), held=held, stroke=serial)
        book.note(Applied(serial, 0, serial), edit)
        assert book.is_full == (serial == 4)


def test_a_hand_holds_on_while_something_else_is_edited() -> None:
    book = Logbook(Journal(entries=(JournalEntry(0, 0, Back.UNDO),) * MAX_ENTRIES))
    none = np.zeros(1, dtype=np.int64)
    before = checkpoint(Document())
    book.note(Applied(1, 0, 0, before), SetParameters(0, none, none, none, held=True))
    book.note(Applied(2, 0, 0), add())
    book.note(Applied(3, 0, 0, before), StepSample())
    assert not book.is_full, "a replay from here would not hold it"
    book.note(Applied(4, 0, 0, before), Back.UNDO)
    assert book.is_full
