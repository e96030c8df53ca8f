from nngui.data.steps import Steps, in_blocks, result_of, scaled_steps


def count(n: int) -> Steps[str]:
    for k in range(n):
        yield k / n
    return f"{n} done"


def test_the_result_comes_without_a_pause() -> None:
    assert result_of(count(3)) == "3 done"
    assert result_of(count(0)) == "0 done"


def test_a_part_of_greater_work_tells_its_share_of_it() -> None:
    part = scaled_steps(count(4), 0.5, 1.0)
    assert list(part) == [0.5, 0.625, 0.75, 0.875]
    assert result_of(scaled_steps(count(4), 0.5, 1.0)) == "4 done"


def test_blocks_cover_everything_once() -> None:
    assert [list(range(10))[rows] for rows in in_blocks(10, 4)] == [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [8, 9],
    ]
    assert list(in_blocks(0, 4)) == []
