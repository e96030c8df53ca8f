"""The engine: a textbook chapter on small neural networks, in NumPy only.

Read in this order: activation, activations and rectifiers (how a unit bends), initializers (how
weights begin), layer and network (how they are stacked), forward (how an answer comes about),
outputs, loss, losses and robust_losses (how wrong it is), plan (backpropagation, as a list of
calls), optimizer, optimizers, adaptive, rprop and lbfgs (how weights change), schedules,
regularization, dropout and rules (what shapes that change), batches and program (an epoch), trainer
and loop (training), trainer_state and divergence (stopping and going on), metrics, confusion, roc
and calibration (how good the answers are), prediction, trace, gradient_check, surgery and its
operations (changing the shape of what has learned) and ensemble (many at once).
"""

from .activation import Activation
from .activations import ACTIVATIONS
from .adaptive import AdaGrad, Adam, AdamW, RMSProp
from .calibration import Calibration, calibration
from .calls import BetweenBlocks
from .confusion import confusion_matrix, precision, recall
from .divergence import Diverged, SliceResult
from .ensemble import Ensemble
from .gradient_check import gradient_error
from .initializers import INITIALIZERS, Initializer
from .layer import Layer
from .lbfgs import LBFGS
from .loss import Loss
from .losses import LOSSES
from .metrics import Evaluator, accuracy, evaluate
from .network import Network
from .optimizer import Optimizer, OptimizerKind
from .optimizers import OPTIMIZERS, SGD, Momentum, Nesterov
from .outputs import OUTPUTS, Output
from .prediction import Prediction
from .registry import Registry
from .regularization import Regularization
from .roc import Roc, roc_curve
from .rprop import Rprop
from .schedules import SCHEDULES, Constant, Cosine, Schedule, ScheduleKind, StepDecay, WarmUp
from .surgery import Surgery
from .trace import LayerTrace, Trace
from .trainer import Trainer
from .trainer_state import TrainerState

__all__ = [
    "ACTIVATIONS",
    "INITIALIZERS",
    "LBFGS",
    "LOSSES",
    "OPTIMIZERS",
    "OUTPUTS",
    "SCHEDULES",
    "SGD",
    "Activation",
    "AdaGrad",
    "Adam",
    "AdamW",
    "BetweenBlocks",
    "Calibration",
    "Constant",
    "Cosine",
    "Diverged",
    "Ensemble",
    "Evaluator",
    "Initializer",
    "Layer",
    "LayerTrace",
    "Loss",
    "Momentum",
    "Nesterov",
    "Network",
    "Optimizer",
    "OptimizerKind",
    "Output",
    "Prediction",
    "RMSProp",
    "Registry",
    "Regularization",
    "Roc",
    "Rprop",
    "Schedule",
    "ScheduleKind",
    "SliceResult",
    "StepDecay",
    "Surgery",
    "Trace",
    "Trainer",
    "TrainerState",
    "WarmUp",
    "accuracy",
    "calibration",
    "confusion_matrix",
    "evaluate",
    "gradient_error",
    "precision",
    "recall",
    "roc_curve",
]
