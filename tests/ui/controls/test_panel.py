import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
    QWidget,
)

from nngui.data import Recipe
from nngui.engine import Cosine
from nngui.session import Session
from nngui.state.document import Document
from nngui.state.edits import ApplyPreset, Generate, SetSetting
from nngui.state.presets import PRESETS
from nngui.state.stop_rules import StopRules
from nngui.ui.controls.panel import ControlsPanel
from nngui.ui.theme import DARK, LIGHT, apply_theme

from .editing import Desk, choose, drag, enter


@pytest.fixture
def panel(qtbot) -> ControlsPanel:
    made = ControlsPanel()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def styled(qapp):
    """The application's own look for a while."""
    font, palette = qapp.font(), qapp.palette()
    yield lambda theme, size: apply_theme(qapp, theme, size)
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(palette)


def busiest() -> Document:
    """A document that fills every row of the form."""
    document = Generate(Recipe("blobs", n_points=5000, n_classes=8)).apply(Document())
    preset = PRESETS["vanishing"]
    document = ApplyPreset(preset.label, preset.settings).apply(document)
    for path, value in {
        "schedule": Cosine(10**8),
        "optimizer": "adamw",
        "batch_size": 50_000,
        "l2": 1e-5,
        "stop": StopRules(10**8, 1e-6, 0.98765, 10**7, 1e6),
    }.items():
        document = SetSetting(f"training.{path}", value).apply(document)
    return document


def controls(panel: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QSlider)
    return [
        one
        for one in panel.findChildren(QWidget)
        if isinstance(one, kinds) and not one.objectName().startswith("qt_")
    ]


def test_edits_of_all_sections_come_out_and_documents_go_in(panel):
    desk = Desk(panel, Generate(Recipe()).apply(Document()))
    enter(panel.data.sample.n_points.number, "50")
    panel.network.add_layer.click()
    choose(panel.training.optimizer, "sgd")
    assert [edit.label for edit in desk.edits] == [
        "generate two-moons",
        "add layer",
        "change optimizer",
    ]
    assert desk.document.dataset.n_points == 50
    assert len(desk.value("network.layers")) == 3
    assert desk.value("training.optimizer") == "sgd"


def test_showing_documents_asks_for_nothing(panel):
    desk = Desk(panel)
    for preset in PRESETS.values():
        panel.show_document(ApplyPreset(preset.label, preset.settings).apply(desk.document))
    panel.show_document(busiest())
    panel.show_document(Document())
    panel.show_theme(DARK)
    assert desk.edits == []
    assert desk.said == []


def test_messages_done_and_open_data_come_through(panel, qtbot):
    desk = Desk(panel)
    enter(panel.training.learning_rate.number, "abc")
    enter(panel.network.seed, "-1")
    assert len(desk.said) == 2
    for field in (panel.training.batch_size, panel.network.seed, panel.data.train_share.number):
        with qtbot.waitSignal(panel.done, timeout=1000):
            enter(field, "3")
    with qtbot.waitSignal(panel.open_data_requested, timeout=1000):
        panel.data.open_csv.click()


def test_a_new_sample_can_be_asked_for_from_outside(panel):
    desk = Desk(panel, Generate(Recipe(seed=8)).apply(Document()))
    panel.request_new_sample()
    assert desk.last.recipe == Recipe(seed=9)


def test_a_drag_is_undone_at_once(panel):
    session = Session(Generate(Recipe()).apply(Document()))
    panel.edit_requested.connect(session.perform)
    session.document_changed.connect(panel.show_document)
    panel.show_document(session.document)
    before = session.document
    drag(panel.data.sample.noise.slider, 20, 30, 40)
    drag(panel.training.learning_rate.slider, 5, 6, 7)
    rate = panel.training.learning_rate.value
    assert session.document.settings.training.learning_rate == rate
    session.undo()
    assert session.document.settings == before.settings
    assert panel.training.learning_rate.value == before.settings.training.learning_rate
    assert panel.data.sample.noise.value == 0.4
    session.undo()
    assert session.document.equals(before)
    assert panel.data.sample.noise.value == before.dataset.recipe.noise
    session.redo()
    assert panel.data.sample.noise.value == 0.4


def test_every_control_has_a_name_an_accessible_name_and_a_tooltip(panel):
    panel.show_document(busiest())
    found = controls(panel)
    assert len(found) > 40
    for control in found:
        assert control.objectName(), control
        assert control.accessibleName(), control.objectName()
        assert control.toolTip(), control.objectName()
    names = [control.objectName() for control in found]
    assert len(set(names)) == len(names)


def test_names_that_others_rely_on(panel):
    names = {one.objectName() for one in panel.findChildren(QWidget)}
    assert {
        "generator_two-moons",
        "n_points",
        "noise",
        "train_share",
        "new_sample",
        "open_csv",
        "preset",
        "layer_0_units",
        "add_layer",
        "learning_rate",
        "optimizer",
        "loss",
        "batch_size",
    } <= names


def test_tab_goes_through_the_form_as_it_is_read(panel):
    panel.show_document(Document())
    panel.show_document(busiest())
    panel.resize(300, 1400)
    panel.show()
    QApplication.processEvents()
    stops, widget = [], panel.nextInFocusChain()
    while widget is not panel:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            stops.append(widget)
        widget = widget.nextInFocusChain()

    def place(stop: QWidget) -> tuple[int, int]:
        center = stop.mapTo(panel, stop.rect().center())
        return round(center.y() / 12), center.x()

    read = sorted(stops, key=place)
    assert [stop.objectName() for stop in stops] == [stop.objectName() for stop in read]
    assert len(stops) > 40


def test_buttons_take_no_focus_on_click(panel):
    for button in panel.findChildren(QAbstractButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.objectName()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("size", [9, 10, 12, 16])
def test_nothing_is_cut_at_any_text_size(styled, qtbot, theme, size):
    styled(theme, size)
    panel = ControlsPanel()
    qtbot.addWidget(panel)
    panel.show_theme(theme)
    panel.show_document(busiest())
    panel.training.stop_rules.open()
    panel.training.rest.open()
    panel.resize(panel.minimumSizeHint().width(), 700)
    panel.show()
    for _ in range(10):  # forms within forms hand their heights on one by one
        QApplication.processEvents()
    area = panel.findChild(QScrollArea)
    assert area.widget().width() == area.viewport().width()
    assert area.horizontalScrollBar().maximum() == 0
    for part in [*controls(panel), *panel.findChildren(QLabel)]:
        if not part.isVisible():
            continue
        if isinstance(part, QLabel) and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width())
        else:
            assert part.width() >= part.minimumSizeHint().width(), part.objectName()
        if isinstance(part, QLineEdit):
            room = part.width() - part.fontMetrics().horizontalAdvance(part.text())
            assert room >= 4, part.objectName()


def test_at_ten_points_it_is_a_narrow_column(styled, qtbot):
    styled(LIGHT, 10)
    panel = ControlsPanel("dock")
    qtbot.addWidget(panel)
    panel.show_document(busiest())
    assert panel.minimumSizeHint().width() <= 290
    assert panel.property("role") == "dock"


def test_it_grows_with_what_it_holds(panel, qtbot):
    panel.show()
    QApplication.processEvents()
    before = panel.minimumWidth()
    panel.network.add_layer.setText("+ Add a layer under a name that is much longer than that")
    qtbot.waitUntil(lambda: panel.minimumWidth() > before, timeout=1000)
