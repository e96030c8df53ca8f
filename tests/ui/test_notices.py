"""What stops training is told, with its mend where there is one."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from nngui.session import Session
from nngui.state.commands import Failed
from nngui.state.document import Document
from nngui.ui.banner import Banner
from nngui.ui.notices import Notices

DIVERGED = Failed("diverged", "", 1_204, 7, back_to=(1_190, 0))


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session()


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


@pytest.fixture(autouse=True)
def notices(banner: Banner, session: Session) -> Notices:
    return Notices(banner, session, banner)


def offer(banner: Banner) -> QAbstractButton:
    found = banner.findChild(QAbstractButton, "banner_offer")
    assert found is not None
    return found


def test_divergence_offers_a_third_of_the_learning_rate(banner: Banner, session: Session) -> None:
    session.receive_failure(DIVERGED)
    assert banner.text == (
        "Training diverged at epoch 1,204, step 7: the learning rate is too large. "
        "The last good weights are back, those of epoch 1,190."
    )
    assert offer(banner).text() == "Train with 0.01"
    offer(banner).click()
    assert session.document.settings.training.learning_rate == 0.01
    assert session.running
    assert not banner.isVisible()
    # One step of undo, and it is the rate that it takes back.
    session.undo()
    assert session.document.settings.training.learning_rate == 0.03


def test_another_failure_says_what_failed_and_offers_nothing(
    banner: Banner, session: Session
) -> None:
    session.train()
    session.receive_failure(Failed("training", "MemoryError: 40 GB", 3, 0))
    assert not session.running
    assert "MemoryError: 40 GB" in banner.text
    assert "Save your work" in banner.text
    assert not offer(banner).isVisible()


def test_training_again_takes_the_message_away(banner: Banner, session: Session) -> None:
    session.receive_failure(DIVERGED)
    session.pause()
    assert banner.isVisible()
    session.train()
    assert not banner.isVisible()


def test_another_document_takes_the_message_away(banner: Banner, session: Session) -> None:
    session.receive_failure(DIVERGED)
    session.load(Document())
    assert not banner.isVisible()


def test_what_a_crash_left_is_offered(banner: Banner, notices: Notices) -> None:
    recovered: list[bool] = []
    notices.offer_recovery(datetime(2026, 5, 17, 14, 3), lambda: recovered.append(True))
    assert "2026" in banner.text or "26" in banner.text
    assert "ended unexpectedly" in banner.text
    offer(banner).click()
    assert recovered == [True]
    assert not banner.isVisible()
