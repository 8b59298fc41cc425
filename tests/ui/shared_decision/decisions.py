"""A decision with as much in it as there ever is."""

from datetime import timedelta
from typing import Final

from sipdesk.domain.shared_decision import Option, SharedDecision
from tests.home import TODAY

_SAID: Final = "Det är nära till skolan, men jag känner ingen där och det är högljutt. "

LONG_DECISION: Final = SharedDecision(
    "long",
    "Var ska jag bo när jag flyttar härifrån, och vilken skola ska jag gå i då? " * 2,
    (
        Option("wait", "Att vänta till efter sommaren", "Skönt.", "", _SAID * 3),
        Option(
            "flat",
            "Ett stödboende i Påhittstorp med personal dygnet runt och egen lägenhet",
            _SAID * 4,
            _SAID * 2,
            _SAID * 3,
        ),
        Option("home", "Hem till mamma & <b>Co</b>", _SAID, _SAID, ""),
    ),
    important="Att få vara ifred\nAtt träffa min bror\nAtt inte behöva byta skola",
    sure=7,
    decided="Jag väntar till efter sommaren och bor kvar. " * 4,
    does="Socialsekreteraren frågar stödboendet. Mentorn ringer skolan. " * 3,
    day=TODAY,
    look_again=TODAY + timedelta(days=30),
)
