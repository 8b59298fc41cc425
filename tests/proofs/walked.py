"""The walk: one young person through the whole routine."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sipdesk.commands.play import play_case
from sipdesk.content.daybook import read_case_book
from sipdesk.domain.routine import StepState
from sipdesk.paths import resources
from sipdesk.usecases.case import read_case
from tests.home import TODAY, open_ports
from tests.proofs.claim import Outcome

WALK = resources() / "demo" / "walk" / "walk.toml"


def every_step_is_completed(_: bool) -> Outcome:  # noqa: FBT001
    """Walk, and count the steps that are not done at the end."""
    with TemporaryDirectory() as folder:
        ports = open_ports(Path(folder))
        try:
            walked = play_case(read_case_book(WALK), ports, TODAY)
            progress = read_case(walked.case, ports).progress
        finally:
            ports.store.close()
    steps = (*progress.steps, *progress.placement)
    left = [step for step in steps if step.state is not StepState.DONE]
    return Outcome(len(steps), len(left))
