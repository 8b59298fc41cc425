"""What children and young people themselves have named as important for their care.

Eight areas, named to Myndigheten för vård- och omsorgsanalys by children in social
round-the-clock care, as the pilot's final report tells it (SiS dnr 1.1.4-2679-2024).
"""

from enum import Enum


class ChildArea(Enum):
    """One of the eight areas; a grouping of goals that nobody has to use."""

    NONE = "none"
    TREATMENT = "treatment"  # bemötande
    PARTICIPATION = "participation"  # delaktighet
    RELATIONS = "relations"  # sociala relationer
    SAFETY = "safety"  # trygghet
    HEALTH_AND_CARE = "health-and-care"  # hälsa och omsorg
    EDUCATION = "education"  # utbildning
    LEISURE = "leisure"  # fritid
    INDEPENDENCE = "independence"  # självständighet
