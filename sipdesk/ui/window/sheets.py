"""The screen of a case: which page each step has, imported when first gone to."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sipdesk.domain.case import CaseId
from sipdesk.ui.page import Around
from sipdesk.ui.sheet import CasePage, Sheet

if TYPE_CHECKING:  # it is made when a case is opened
    from sipdesk.ui.case.view import CaseScreen

PAGES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "admission": ("sipdesk.ui.admission.view", "AdmissionSheet"),
        "need": ("sipdesk.ui.need.view", "NeedSheet"),
        "offer": ("sipdesk.ui.offer.view", "OfferSheet"),
        "consent": ("sipdesk.ui.consent.view", "ConsentSheet"),
        "sip_request": ("sipdesk.ui.sip_request.view", "SipRequestSheet"),
        "roles": ("sipdesk.ui.roles.view", "RolesSheet"),
        "preparation": ("sipdesk.ui.preparation.view", "PreparationSheet"),
        "summons": ("sipdesk.ui.summons.view", "SummonsSheet"),
        "meeting": ("sipdesk.ui.meeting.view", "MeetingSheet"),
        "plan": ("sipdesk.ui.plan.view", "PlanSheet"),
        "evaluation": ("sipdesk.ui.evaluation.view", "EvaluationSheet"),
        "follow_up": ("sipdesk.ui.follow_up.view", "FollowUpSheet"),
        "closing": ("sipdesk.ui.closing.view", "ClosingSheet"),
        "health": ("sipdesk.ui.health.view", "HealthSheet"),
        "school": ("sipdesk.ui.schooling.view", "SchoolingSheet"),
        "pathway": ("sipdesk.ui.pathway.view", "PathwaySheet"),
        "move": ("sipdesk.ui.move.view", "MoveSheet"),
        "track": ("sipdesk.ui.track.view", "TrackSheet"),
        "ready": ("sipdesk.ui.ready.view", "ReadySheet"),
        "placement": ("sipdesk.ui.placement.view", "PlacementSheet"),
    }
)
"""A step's id, or that of the placement's own track: the module and class it has."""


def sheets() -> Mapping[str, Callable[[Around], Sheet]]:
    """Give what makes the page of each step."""
    return {step: partial(_make, *place) for step, place in PAGES.items()}


def case_screen(around: Around, case_id: CaseId, step: str) -> "CaseScreen":
    """Make the screen of a case, with all its pages."""
    from sipdesk.ui.case.view import CaseScreen  # noqa: PLC0415  (when one is opened)

    return CaseScreen(
        around,
        sheets(),
        case_id,
        step,
        papers=papers,
        history=history,
        pictures=pictures,
        concern=concern,
        decisions=decisions,
    )


def papers(around: Around) -> CasePage:
    """Make the page of a case's papers."""
    from sipdesk.ui.papers.view import PapersScreen  # noqa: PLC0415  (with the case)

    return PapersScreen(around)


def history(around: Around) -> CasePage:
    """Make the page of a case's history."""
    from sipdesk.ui.history.view import HistoryScreen  # noqa: PLC0415  (with the case)

    return HistoryScreen(around)


def pictures(around: Around) -> CasePage:
    """Make the page of a case's picture support."""
    from sipdesk.ui.case_pictures.view import CasePictures  # noqa: PLC0415  (with the case)

    return CasePictures(around)


def concern(around: Around) -> CasePage:
    """Make the page on which a concern for a child is reported."""
    from sipdesk.ui.concern.view import ConcernPage  # noqa: PLC0415  (with the case)

    return ConcernPage(around)


def decisions(around: Around) -> CasePage:
    """Make the page on which something is decided together."""
    from sipdesk.ui.shared_decision.view import DecisionPage  # noqa: PLC0415  (with the case)

    return DecisionPage(around)


def _make(module: str, name: str, around: Around) -> Sheet:
    make: Callable[[Around], Sheet] = getattr(import_module(module), name)
    return make(around)
