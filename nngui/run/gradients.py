"""The slope of the loss in the direction of one parameter, as the next step will see it."""

from nngui.run.rows import Rows
from nngui.run.run import Run

MOST_WORK = 20_000_000
"""Points x parameters that a look may cost; of more points than that the first ones must do."""


def gradient_at(run: Run, index: int) -> tuple[float | None, int]:
    """Loss and penalty together at this place of the flat vector, and over how many points; None without any."""
    run.sync()
    if not run.can_train:
        return None, 0
    trainer = run.trainer
    batch = trainer.n_samples if trainer.full_batch else trainer.batch_size or trainer.n_samples
    most = max(MOST_WORK // run.trainer.network.n_parameters, 32)
    if min(batch, trainer.n_samples) > most:
        X, y = Rows.of(run.document).train
        trace = trainer.trace(X[:most], y[:most])
    else:
        trace = trainer.trace()
    return float(trace.gradient[index] + trace.penalty_gradient[index]), len(trace.X)
