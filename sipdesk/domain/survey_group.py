"""Who is asked what they think: each group answers for itself."""

from enum import Enum

from sipdesk.domain.party import Party, PartyKind


class SurveyGroup(Enum):
    """A group that answers a survey, and is counted apart."""

    YOUNG_PERSON = "young-person"
    GUARDIAN = "guardian"
    PRINCIPAL = "principal"  # kommun and region
    OTHER_ACTOR = "other-actor"  # the school at home, family, other agencies
    SIS_SCHOOL = "sis-school"
    SIS_CARE = "sis-care"
    SIS_HEALTH = "sis-health"
    COORDINATOR = "coordinator"  # of the support kit

    @classmethod
    def _missing_(  # type: ignore[explicit-override] # 3.11 has none
        cls, value: object
    ) -> "SurveyGroup | None":
        """Read what was counted by the groups of earlier versions of the program."""
        found = _EARLIER.get(value) if isinstance(value, str) else None
        return cls(found) if found else None


_EARLIER = {
    "social-services": "principal",
    "health-care": "principal",
    "school": "other-actor",
    "other": "other-actor",
    "sis": "sis-care",
}

_OF_KIND = {
    PartyKind.GUARDIAN: SurveyGroup.GUARDIAN,
    PartyKind.APPOINTED_GUARDIAN: SurveyGroup.GUARDIAN,
    PartyKind.SIS_CARE: SurveyGroup.SIS_CARE,
    PartyKind.SIS_HEALTH: SurveyGroup.SIS_HEALTH,
    PartyKind.SIS_SCHOOL: SurveyGroup.SIS_SCHOOL,
}


def survey_group_of(party: Party) -> SurveyGroup:
    """Name the group that a party of a case belongs to."""
    if party.principal is not None:
        return SurveyGroup.PRINCIPAL
    return _OF_KIND.get(party.kind, SurveyGroup.OTHER_ACTOR)
