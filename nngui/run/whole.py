"""All or nothing, for an object whose parts are replaced and not changed."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def whole(owner: object) -> Iterator[None]:
    """What is done inside puts new parts into `owner`; if it fails, the old ones are put back."""
    parts = dict(vars(owner))
    try:
        yield
    except BaseException:
        vars(owner).update(parts)
        raise
