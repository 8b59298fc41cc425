"""The chain from notice to aftercare: nobody falls out of it, and nothing is silent."""

from tests.proofs import chain_machine, obstacles, year
from tests.proofs.claim import Claim

CLAIMS = (
    Claim(
        "placement, requests and offers in any order: the case is what a model in "
        "plain Python says, what is forbidden is refused and changes nothing, and "
        "Idag and Läget show all that waits",
        chain_machine.the_case_is_what_the_model_says,
    ),
    Claim(
        "every rule of reminders is known to the year's own judge",
        year.every_rule_is_judged,
    ),
    Claim(
        "a year of a home, day by day: nothing overdue is ever absent from Idag, "
        "nothing settled stands there, and Läget and the week's paper say the same",
        year.nothing_overdue_is_absent,
    ),
    Claim(
        "each of the 57 obstacles has a test that plays it, or a reason why a "
        "program cannot",
        obstacles.every_obstacle_has_its_row,
    ),
    Claim(
        "every test that plays an obstacle is there and passes",
        obstacles.every_obstacle_is_played,
    ),
)
