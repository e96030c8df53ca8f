"""What a dataset is there to teach."""

from enum import StrEnum


class Task(StrEnum):
    """What is learned: classes, or a number."""

    CLASSIFICATION = "classification"
    REGRESSION = "regression"
