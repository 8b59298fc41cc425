"""The areas of life that needs, questions, goals and measures are about."""

from enum import Enum

from sipdesk.domain.information import Information


class Area(Enum):
    """A livsområde; the headings of the plan's present situation."""

    CARE = "care"  # vård och behandling
    HEALTH = "health"
    MENTAL_HEALTH = "mental-health"
    DENTAL = "dental"
    SCHOOL = "school"  # skola och arbete
    HOUSING = "housing"
    FAMILY = "family"  # familj och nätverk
    SUBSTANCE_CRIME = "substance-crime"
    LEISURE = "leisure"
    ECONOMY = "economy"

    @property
    def kind(self) -> Information:
        """The kind of information that a text about this area is."""
        return _KINDS[self]


_KINDS = {
    Area.CARE: Information.CARE,
    Area.HEALTH: Information.HEALTH,
    Area.MENTAL_HEALTH: Information.MENTAL_HEALTH,
    Area.DENTAL: Information.HEALTH,
    Area.SCHOOL: Information.SCHOOL,
    Area.HOUSING: Information.LIVING,
    Area.FAMILY: Information.FAMILY,
    Area.SUBSTANCE_CRIME: Information.SUBSTANCE_CRIME,
    Area.LEISURE: Information.LIVING,
    Area.ECONOMY: Information.LIVING,
}
