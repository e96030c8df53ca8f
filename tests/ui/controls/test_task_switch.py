import pytest

from nngui.data import Task
from nngui.ui.controls.task_switch import TaskSwitch


@pytest.fixture
def switch(qtbot) -> TaskSwitch:
    made = TaskSwitch()
    qtbot.addWidget(made)
    return made


def down(switch: TaskSwitch) -> list[Task]:
    return [task for task, chip in switch.chips.items() if chip.isChecked()]


def test_it_asks_for_the_other_task_and_shows_what_the_document_says(switch, qtbot):
    with qtbot.waitSignal(switch.task_chosen) as asked:
        switch.chips[Task.REGRESSION].click()
    assert asked.args == ["regression"]
    assert down(switch) == [Task.CLASSIFICATION]
    switch.show_task(Task.REGRESSION)
    assert down(switch) == [Task.REGRESSION]


def test_the_chip_that_is_down_asks_for_nothing(switch, qtbot):
    with qtbot.assertNotEmitted(switch.task_chosen):
        switch.chips[Task.CLASSIFICATION].click()
    assert down(switch) == [Task.CLASSIFICATION]


def test_every_chip_says_what_it_does(switch):
    for chip in switch.chips.values():
        assert chip.toolTip()
        assert chip.accessibleName()
        assert chip.objectName()
