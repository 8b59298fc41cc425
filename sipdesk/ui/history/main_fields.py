"""Which fields tell a part of a case from the others of its class."""

from typing import Final

MAIN: Final = {
    "AdmissionItem": ("code",),
    "Agreement": ("whose", "agrees"),
    "Break": ("kind", "began"),
    "ChosenGround": ("recipient", "law", "kinds"),
    "Consent": ("consenter", "state"),
    "Evaluation": ("group",),
    "Flag": ("about", "kind"),
    "FollowUp": ("day", "onward"),
    "Goal": ("words",),
    "GoalCheck": ("goal", "state"),
    "Grant": ("recipient", "kinds"),
    "Measure": ("what", "party"),
    "MeasureCheck": ("measure", "state"),
    "Meeting": ("kind",),
    "MinutesVersion": ("number",),
    "Note": ("part",),
    "Option": ("text",),
    "Participant": ("party",),
    "Party": ("name", "function", "organisation"),
    "PlacementTold": ("party", "day"),
    "PlanVersion": ("number",),
    "Question": ("text",),
    "SharedDecision": ("question",),
    "SipRequest": ("party",),
    "Skip": ("step",),
    "Wish": ("whose", "about"),
}
"""The fields that tell one of many from the others."""
