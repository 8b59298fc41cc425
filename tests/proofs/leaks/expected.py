"""What a paper prints to those who may have it: an empty paper is no good paper."""

from collections.abc import Mapping
from typing import Final

from sipdesk.domain.paper import PaperKind

_REQUEST: Final = frozenset(
    {"given name", "number", "request questions", "request times", "request people"}
)
_CALL: Final = frozenset({"question", "contact"})
_PLAN: Final = frozenset({"goal", "measure", "important", "own plan"})

PRINTED: Final[Mapping[PaperKind, frozenset[str]]] = {
    PaperKind.CONSENT: frozenset({"given name", "number", "department"}),
    PaperKind.WITHDRAWAL: frozenset({"given name", "number"}),
    PaperKind.SIP_REQUEST: _REQUEST | {"request reason"},
    PaperKind.INITIATIVE: frozenset(
        {
            "given name",
            "number",
            "initiative counterpart",
            "initiative reference",
            "initiative questions",
            "initiative reason",
        }
    ),
    PaperKind.RESPONSIBILITY_QUESTION: frozenset(
        {
            "given name",
            "number",
            "responsibility questions",
            "responsibility reason",
        }
    ),
    PaperKind.ACTIVATION: frozenset(
        {"given name", "number", "activation questions", "activation reason"}
    ),
    PaperKind.REMINDER: _REQUEST | {"request channel"},
    PaperKind.CHIEF_LETTER: frozenset(
        {"given name", "request chief", "request questions", "request answer"}
    ),
    PaperKind.SUMMONS: _CALL | {"given name", "purpose", "chair", "adaptations"},
    PaperKind.INVITATION: _CALL,
    PaperKind.AGENDA: frozenset({"question", "purpose", "chair", "offer important"}),
    PaperKind.ROLE_AGENDA: frozenset({"question"}),
    PaperKind.MINUTES: frozenset(
        {
            "given name",
            "number",
            "question",
            "answer",
            "note",
            "agreements",
            "disagreements",
            "comment",
            "purpose",
            "chair",
            "note taker",
            "who tells the absent",
            "why it failed",
            "objection to minutes",
        }
    ),
    PaperKind.PLAN: _PLAN
    | {
        "given name",
        "number",
        "goal in other words",
        "goal disagreed on",
        "obstacle",
        "works well",
        "works less",
        "before discharge",
        "who follows up",
        "kept in",
        "whom to ask",
        "objection to the plan",
        "who established the plan",
    },
    PaperKind.MEASURES: frozenset({"measure"}),
    PaperKind.COVER_NOTE: frozenset({"pathway"}),
    PaperKind.MATCHING_SHEET: frozenset({"matching need"}),
    PaperKind.MY_PLAN: frozenset(
        {"goal", "important", "own plan", "given name", "whom to ask", "who follows up"}
    ),
}
"""What every copy of a kind prints to one who may have it; other kinds vary."""
