import pytest
from PySide6.QtWidgets import QApplication

from nngui.engine import Constant, Cosine, StepDecay, WarmUp
from nngui.ui.controls.schedule_picture import SchedulePicture
from nngui.ui.theme import DARK, LIGHT


@pytest.fixture
def picture(qtbot) -> SchedulePicture:
    made = SchedulePicture()
    qtbot.addWidget(made)
    made.resize(200, made.height())
    made.show()
    return made


def test_each_schedule_has_a_picture_of_its_own(picture):
    pictures = []
    for schedule in (Constant(), Cosine(), StepDecay(), StepDecay(share=0.1), WarmUp()):
        picture.show_schedule(schedule)
        pictures.append(picture.grab().toImage())
    for index, one in enumerate(pictures):
        assert all(one != other for other in pictures[index + 1 :])


def test_the_dot_follows_the_epoch_and_the_colors_the_theme(picture):
    picture.show_schedule(Cosine(100))
    before = picture.grab().toImage()
    picture.show_epoch(50)
    at_50 = picture.grab().toImage()
    assert at_50 != before
    picture.show_epoch(10**6)  # beyond the end it stays at the edge
    assert picture.grab().toImage() != at_50
    picture.show_theme(DARK)
    dark = picture.grab().toImage()
    picture.show_theme(LIGHT)
    assert dark != picture.grab().toImage()


def test_it_is_painted_anew_only_where_the_dot_has_moved_a_pixel(qtbot):
    painted = []

    class Watched(SchedulePicture):
        def paintEvent(self, event):
            painted.append(self._epoch)
            super().paintEvent(event)

    picture = Watched()
    qtbot.addWidget(picture)
    picture.resize(200, picture.height())
    picture.show_schedule(Cosine(10_000))
    picture.show_epoch(1)
    picture.show()
    QApplication.processEvents()
    painted.clear()
    for epoch in range(2, 400):
        picture.show_epoch(epoch)
        QApplication.processEvents()
    assert 5 <= len(painted) <= 12
