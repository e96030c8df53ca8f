from nngui.ui.controls.elided_label import ElidedLabel


def test_what_has_no_room_is_cut_and_said_by_the_tooltip(qtbot):
    label = ElidedLabel("summary")
    qtbot.addWidget(label)
    label.resize(400, 20)
    label.show_text("1,000 epochs · accuracy 98 %")
    assert label.text() == label.whole_text
    label.resize(60, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.whole_text == label.toolTip() == "1,000 epochs · accuracy 98 %"
    label.resize(400, 20)
    assert label.text() == label.whole_text
