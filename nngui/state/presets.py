"""Presets: networks worth knowing, each with the training that suits it, under one name.

A preset changes network and training alone; points, features, train share, stop rules and precision stay as they are.
"""

from dataclasses import dataclass, replace
from typing import Final

from nngui.state.settings import LayerSettings, NetworkSettings, Settings, TrainingSettings


@dataclass(frozen=True, slots=True)
class Preset:
    """Settings under a name: `label` for the form, `summary` (one sentence) for its tooltip."""

    name: str
    label: str
    summary: str
    settings: Settings

    def matches(self, settings: Settings) -> bool:
        """Whether these are the preset's, whatever their seed, features, train share, stop rules and precision."""
        own = self.settings
        network = replace(settings.network, seed=own.network.seed)
        training = replace(
            settings.training, stop=own.training.stop, precision=own.training.precision
        )
        return network == own.network and training == own.training


def preset_of(settings: Settings) -> Preset | None:
    """The preset that these settings are, or None where a hand has changed them."""
    return next((preset for preset in PRESETS.values() if preset.matches(settings)), None)


def _settings(network: NetworkSettings, training: TrainingSettings) -> Settings:
    return Settings(network=network, training=training)


def _layers(*units: int, activation: str) -> tuple[LayerSettings, ...]:
    return tuple(LayerSettings(count, activation) for count in units)


_ENTRIES = (
    Preset(
        "notebook",
        "Notebook (2-3-1)",
        "Three sigmoid units and one output, weights from N(0, 1), gradient descent over all "
        "points at once: the notebook's network.",
        _settings(
            NetworkSettings(_layers(3, activation="sigmoid"), "sigmoid", "normal"),
            TrainingSettings("cross-entropy", "sgd", 0.5, None),
        ),
    ),
    Preset(
        "quick",
        "Quick (Adam)",
        "Two layers of eight tanh units with Adam: solves every sample set in seconds.",
        Settings(),
    ),
    Preset(
        "playground",
        "TF Playground (4-2)",
        "TensorFlow Playground's defaults: layers of four and two tanh units, a tanh output, squared "
        "error, plain SGD with rate 0.03 on batches of ten.",
        _settings(
            NetworkSettings(_layers(4, 2, activation="tanh"), "tanh", "uniform"),
            TrainingSettings("squared-error", "sgd", 0.03, 10),
        ),
    ),
    Preset(
        "perceptron",
        "Perceptron (no layer)",
        "No hidden layer, that is logistic regression: it can only draw a straight boundary.",
        _settings(
            NetworkSettings((), "sigmoid", "glorot"),
            TrainingSettings("cross-entropy", "sgd", 0.1, 10),
        ),
    ),
    Preset(
        "deep",
        "Deep and narrow",
        "Six layers of four tanh units: few parameters, bent many times over.",
        _settings(
            NetworkSettings(_layers(*[4] * 6, activation="tanh"), "softmax", "glorot"),
            TrainingSettings("cross-entropy", "adam", 0.01, 32),
        ),
    ),
    Preset(
        "overfit",
        "Overfit on purpose",
        "Two layers of 64 ReLU units, small batches and nothing that holds them back: they learn a "
        "noisy sample by heart, and the test loss rises; then try L2, dropout or more points.",
        _settings(
            NetworkSettings(_layers(64, 64, activation="relu"), "softmax", "he"),
            TrainingSettings("cross-entropy", "adam", 0.01, 8),
        ),
    ),
    Preset(
        "wide",
        "Wide (64 ReLU)",
        "One layer of 64 ReLU units: its boundary is made of many short straight pieces.",
        _settings(
            NetworkSettings(_layers(64, activation="relu"), "softmax", "he"),
            TrainingSettings("cross-entropy", "adam", 0.01, 32),
        ),
    ),
    Preset(
        "vanishing",
        "Vanishing gradients",
        "Five layers of sigmoid units with plain SGD: the gradient fades on its way back, and "
        "learning begins late or never; tanh or Adam mend it.",
        _settings(
            NetworkSettings(_layers(*[6] * 5, activation="sigmoid"), "sigmoid", "glorot"),
            TrainingSettings("cross-entropy", "sgd", 0.1, 32),
        ),
    ),
)

PRESETS: Final[dict[str, Preset]] = {entry.name: entry for entry in _ENTRIES}
"""All presets by name, in the order in which they are offered."""
