"""The banner: says what went wrong, offers one mend, and goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from nngui.ui.banner import Banner
from nngui.ui.colors import DARK, LIGHT


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


def button(banner: Banner, name: str) -> QAbstractButton:
    found = banner.findChild(QAbstractButton, name)
    assert found is not None
    return found


def click(widget: QAbstractButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_it_is_not_there_until_there_is_something_to_say(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_message("Something happened.")
    assert banner.isVisible()
    assert banner.text == "Something happened."
    assert banner.accessibleName() == "Something happened."
    assert not button(banner, "banner_offer").isVisible()


def test_an_offer_is_taken_once_and_the_banner_goes(banner: Banner) -> None:
    taken: list[bool] = []
    banner.show_message("Lost.", "Restore", "Open what was kept", lambda: taken.append(True))
    offer = button(banner, "banner_offer")
    assert (offer.text(), offer.toolTip(), offer.accessibleName()) == (
        "Restore",
        "Open what was kept",
        "Restore",
    )
    click(offer)
    offer.click()
    assert taken == [True]
    assert not banner.isVisible()


def test_what_an_offer_says_stays_up(banner: Banner) -> None:
    banner.show_message("First.", "Go on", "", lambda: banner.show_message("Second."))
    click(button(banner, "banner_offer"))
    assert banner.isVisible()
    assert banner.text == "Second."


def test_closing_takes_no_offer(banner: Banner) -> None:
    taken: list[bool] = []
    banner.show_message("Lost.", "Restore", "", lambda: taken.append(True))
    click(button(banner, "banner_close"))
    assert not banner.isVisible()
    button(banner, "banner_offer").click()
    assert taken == []


def test_a_message_without_an_offer_takes_the_last_one_away(banner: Banner) -> None:
    taken: list[bool] = []
    banner.show_message("Lost.", "Restore", "", lambda: taken.append(True))
    banner.show_message("Only this.")
    assert not button(banner, "banner_offer").isVisible()
    button(banner, "banner_offer").click()
    assert taken == []


def test_its_buttons_leave_the_focus_where_it_is(banner: Banner) -> None:
    banner.show_message("Lost.", "Restore", "", lambda: None)
    for name in ("banner_offer", "banner_close"):
        assert not button(banner, name).focusPolicy() & Qt.FocusPolicy.ClickFocus
        assert button(banner, name).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_message_is_never_read_as_markup(banner: Banner) -> None:
    sentence = "a<b>c.csv was not opened: line 2 holds <oops>."
    banner.show_message(sentence)
    label = banner.findChild(QLabel, "banner_text")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert banner.text == sentence


def test_icons_follow_the_theme(banner: Banner) -> None:
    pictures = []
    for theme in (LIGHT, DARK):
        banner.show_theme(theme)
        pictures.append(button(banner, "banner_close").icon().pixmap(16, 16).toImage())
    assert pictures[0] != pictures[1]
