"""The meeting as it is held: nothing typed is lost, whatever happens meanwhile."""

from tests.proofs import by_keyboard, crashed, turns, two_windows
from tests.proofs.claim import Claim

CLAIMS = (
    Claim(
        "killed in meeting mode at a random moment: nothing typed more than 5 "
        "seconds before is lost",
        crashed.nothing_older_is_lost,
    ),
    Claim(
        "two windows in the same field: both texts are kept and can be read, and "
        "nothing is replaced unless somebody says so",
        two_windows.both_texts_are_kept,
    ),
    Claim(
        "two windows, answers in any order: no text is replaced by who was not told",
        turns.nothing_is_replaced_unseen,
    ),
    Claim(
        "two windows in different fields: both are saved and nobody is disturbed",
        two_windows.other_fields_are_merged,
    ),
    Claim(
        "a meeting held with the keyboard alone stands in the case, and all that "
        "follows lies ready within a minute",
        by_keyboard.a_meeting_is_held_by_keys,
    ),
)
