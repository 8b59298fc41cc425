"""What each edition of a survey asks, as a sum, so that none is reworded unseen.

Answers are counted by edition, and those of one edition are summed whenever they were
given. So a question that comes to mean another thing, another question, another scale
or another word on a step is another edition: ``edition`` in the survey's file is raised
by one, and the new sum is put last. A sum that has been handed out is never replaced.

Where only the spelling is mended, and nobody can have understood it otherwise, the
edition stays and its sum is replaced: that is for whoever does it to answer for.
"""

from hashlib import sha256
from typing import Final

from sipdesk.content.surveys import Question, Survey

EDITIONS: Final[dict[str, tuple[str, ...]]] = {
    "discharge": ("46b4353be072a41c",),
    "meeting": ("3ad2b522f5b56e24",),
    "support": ("3b568bcc9180711d",),
}
"""Of each survey the sums of its editions, the first first."""


def sum_of(survey: Survey) -> str:
    """Sum up what is asked, of whom, in which words and on which scales."""
    lines = [
        "\t".join((group.value, *_told(question)))
        for group in survey.groups
        for question in survey.questions[group]
    ]
    lines += [f"{g.value}\t{survey.remark.get(g, '')}" for g in survey.groups]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def _told(question: Question) -> tuple[str, ...]:
    steps = (
        f"{scale.id} {step.value} {step.words}"
        for scale in question.scales
        for step in scale.steps
    )
    beside = (f"{scale.dont_know} {scale.wont_say}" for scale in question.scales)
    return (question.id, question.pilot, question.words, *steps, *beside)
