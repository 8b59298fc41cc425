"""Picture boards that are made of what a case says now."""

from enum import Enum


class LiveBoard(Enum):
    """What a board tells of."""

    AGENDA = "agenda"  # of the current meeting
    PEOPLE = "people"  # who comes to it
    WHO_DOES_WHAT = "who-does-what"
    NEXT = "next"  # the days that are known
    GOALS = "goals"
    PLAN = "plan"  # the plan in short
