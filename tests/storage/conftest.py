from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    """A session with a worker that answers at once."""
    desk = Desk(tmp_path)
    yield desk
    desk.worker.stop()
