from nngui.ui.gesture_table import canvas_gestures, chart_gestures, graph_gestures


def test_each_gesture_is_said_once_and_has_a_meaning() -> None:
    for table in (canvas_gestures(), graph_gestures(), chart_gestures()):
        assert len({gesture.keys for gesture in table}) == len(table)
        assert all(gesture.keys and gesture.meaning for gesture in table)
