"""One SIP, from a need seen to minutes and plan: nothing lost, nothing leaked."""

from tests.proofs import canary, killed, walked
from tests.proofs.claim import Claim
from tests.proofs.machine import any_order_leaves_a_readable_case

CLAIMS = (
    Claim(
        "kill -9 while saving: nothing committed is lost, nothing half-done stays",
        killed.nothing_committed_is_lost,
    ),
    Claim(
        "a canary in every field: none readable in any file but the papers",
        canary.nothing_is_readable,
    ),
    Claim(
        "every step is reached and completed by the walk",
        walked.every_step_is_completed,
    ),
    Claim(
        "any order of use cases and undos leaves a readable case",
        any_order_leaves_a_readable_case,
    ),
)
