from nngui.data import Recipe
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting
from nngui.ui.controls.batch_form import BatchForm

from .editing import Desk, enter


def test_a_batch_larger_than_the_data_is_taken_and_it_says_what_is_used(qtbot):
    form = BatchForm()
    qtbot.addWidget(form)
    form.show()
    document = Generate(Recipe(n_points=40)).apply(Document())
    document = SetSetting("train_share", 0.5).apply(document)
    n_train = document.n_train
    desk = Desk(form, document)
    assert form.note.isVisible()
    enter(form.batch_size, "10")
    assert not form.note.isVisible()
    assert desk.said == []
    enter(form.batch_size, "500")
    assert desk.value("training.batch_size") == 500
    sentence = f"There are {n_train} points to train on: each step uses them all."
    assert form.note.text() == sentence
    assert desk.said == [sentence]
    form.full_batch.click()
    assert not form.note.isVisible()


def test_without_points_there_is_nothing_to_say(qtbot):
    form = BatchForm()
    qtbot.addWidget(form)
    form.show_document(Document())
    assert form.note.text() == ""
