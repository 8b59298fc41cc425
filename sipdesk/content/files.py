"""Where each file of content stands under ``resources/``."""

from typing import Final

LAWS: Final = "laws.toml"
GROUNDS: Final = "grounds.toml"
TRANSFER_GROUNDS: Final = "transfer_grounds.toml"
STEPS: Final = "routine/sip.toml"
PLACEMENT: Final = "routine/placement.toml"
CONDITIONS: Final = "routine/conditions.toml"
REMINDERS: Final = "routine/reminders.toml"
ADMISSION: Final = "routine/admission.toml"
DECLINE_REASONS: Final = "routine/decline_reasons.toml"
HEALTH: Final = "routine/health.toml"
PICTURES: Final = "pictures/concepts.tsv"
EMOJI: Final = "pictures/emoji.tsv"
MULBERRY: Final = "pictures/mulberry.tsv"
MATERIALS: Final = "pictures/materials"
PATHWAYS: Final = "routine/pathways.toml"
WAITING_FOR: Final = "routine/waiting_for.toml"
PILOT: Final = "figures/pilot.toml"
GUIDE: Final = "help/guide.toml"
OBSTACLES: Final = "help/obstacles.toml"
NEWS: Final = "help/news.toml"
PARTS: Final = "parts.toml"
LICENSES: Final = "licenses"
TRACK: Final = "routine/track.toml"
PROPOSALS: Final = "proposals.toml"
CONTACT_ROLES: Final = "contact_roles.toml"
STAFF_ROLES: Final = "staff_roles.toml"
TRAININGS: Final = "trainings.toml"
REGIONS: Final = "regions.toml"
MISSING_THINGS: Final = "routine/missing_things.toml"
INDICATORS: Final = "figures/indicators.toml"
FIGURE_TABLES: Final = "figures/tables.toml"
FUNNEL: Final = "figures/funnel.toml"
SHEETS: Final = "sheets"
TEXTS: Final = "texts"
FORMS: Final = "forms"
SCALES: Final = "forms/scales.toml"
SURVEY_WORDS: Final = "survey_paper.toml"

OWN_FILES: Final = (
    LAWS,
    GROUNDS,
    TRANSFER_GROUNDS,
    STEPS,
    PLACEMENT,
    CONDITIONS,
    REMINDERS,
    ADMISSION,
    DECLINE_REASONS,
    PATHWAYS,
    WAITING_FOR,
    HEALTH,
    PROPOSALS,
    TRACK,
    CONTACT_ROLES,
    STAFF_ROLES,
    TRAININGS,
    REGIONS,
    MISSING_THINGS,
)
"""What an institution may lay a file of its own over."""
