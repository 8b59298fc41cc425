"""The tables of how it stands with a case's health and school."""

from sipdesk.storage.case_tables import case
from sipdesk.storage.columns import days, many, one, sets, texts, words

health = one(
    "health",
    case,
    texts("asks payment_by"),
    words("instead payment"),
    days("instead_day payment_asked"),
)
examination = many(
    "examination",
    health,
    words("kind state reason region travel"),
    days("asked offered booked done statement reason_day"),
    texts("companion companion_phone companion_relation travel_by"),
    sets("earlier"),
)
referral = many(
    "referral",
    health,
    texts("to"),
    words("about state region"),
    days("sent day"),
    sets("earlier"),
)
talk = many("motivating_talk", health, days("day"), texts("by"), words("profession"))
interview = many(
    "adad_interview",
    health,
    words("occasion state reason trained"),
    days("day"),
    texts("interviewer"),
    sets("earlier"),
)
schooling = one(
    "schooling",
    case,
    texts("coordinator coordinator_phone home_school mentor receiving_school"),
    texts("guidance_told therapist_told"),
    words("agreement coordinator_kommun receiving guidance therapist"),
    days("statement_asked statement_sent receiving_asked receiving_answered"),
)
