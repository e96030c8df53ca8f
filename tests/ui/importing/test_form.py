"""The form gives the layout that its fields say."""

from pytestqt.qtbot import QtBot

from nngui.data.csv_layout import find_layout
from nngui.ui.importing.form import ImportForm

TEXT = "a,b,c,split,kind\n1,2,3,train,x\n4,5,6,test,y\n"


def test_untouched_fields_give_what_was_found(qtbot: QtBot) -> None:
    form = ImportForm(is_text=True)
    qtbot.addWidget(form)
    assert form.layout_chosen() is None
    layout = find_layout(TEXT)
    form.show_layout(layout)
    assert form.layout_chosen() == layout
    assert form.find_layout(TEXT) == layout


def test_a_split_that_is_taken_for_the_class_is_no_split(qtbot: QtBot) -> None:
    form = ImportForm(is_text=True)
    qtbot.addWidget(form)
    form.show_layout(find_layout(TEXT))
    form.show_label(3)
    chosen = form.layout_chosen()
    assert chosen is not None
    assert (chosen.label, chosen.split) == (3, None)


def test_components_leave_label_and_split_out(qtbot: QtBot) -> None:
    form = ImportForm(is_text=True)
    qtbot.addWidget(form)
    form.show_layout(find_layout(TEXT, label_column=2))
    form.use_components.setChecked(True)
    chosen = form.layout_chosen()
    assert chosen is not None
    assert chosen.components == (0, 1)
