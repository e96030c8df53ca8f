"""The engine: a textbook chapter on small neural networks, in NumPy only.

Read in this order: activations (how a unit bends), initializers (how weights begin), layer and
network (how they are stacked), forward (how an answer comes about), outputs and losses (how wrong
it is), plan (backpropagation, as a list of calls), optimizers (how weights change), batches and
program (an epoch), trainer (the loop), trainer_state and divergence (stopping and going on),
metrics, trace, gradient_check and surgery (changing the shape of what has learned).
"""

from .activations import ACTIVATIONS, Activation
from .divergence import Diverged, SliceResult
from .gradient_check import gradient_error
from .initializers import INITIALIZERS, Initializer
from .layer import Layer
from .losses import LOSSES, Loss
from .metrics import accuracy, evaluate
from .network import Network
from .optimizers import OPTIMIZERS, SGD, Adam, Momentum, Optimizer, OptimizerKind
from .outputs import OUTPUTS, Output
from .registry import Registry
from .surgery import Surgery
from .trace import LayerTrace, Trace
from .trainer import Trainer
from .trainer_state import TrainerState

__all__ = [
    "ACTIVATIONS",
    "INITIALIZERS",
    "LOSSES",
    "OPTIMIZERS",
    "OUTPUTS",
    "SGD",
    "Activation",
    "Adam",
    "Diverged",
    "Initializer",
    "Layer",
    "LayerTrace",
    "Loss",
    "Momentum",
    "Network",
    "Optimizer",
    "OptimizerKind",
    "Output",
    "Registry",
    "SliceResult",
    "Surgery",
    "Trace",
    "Trainer",
    "TrainerState",
    "accuracy",
    "evaluate",
    "gradient_error",
]
