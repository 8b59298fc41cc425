"""The meeting as it is held: nothing typed is lost, whatever happens meanwhile."""

from tests.proofs import crashed
from tests.proofs.claim import Claim

CLAIMS = (
    Claim(
        "killed in meeting mode at a random moment: nothing typed more than 5 "
        "seconds before is lost",
        crashed.nothing_older_is_lost,
    ),
)
