"""What stands on top of each page of a survey: its title, and a line under it."""

from typing import Final

from sipdesk.ui.survey.model import Stage, SurveyState

_TITLES: Final = {
    Stage.PREPARE: "Innan du lämnar över skärmen",
    Stage.WHO: "Vem svarar nu?",
    Stage.PROMISE: "Så här är det",
    Stage.STOP: "Vill du sluta?",
    Stage.THANKS: "Tack!",
    Stage.SUM: "Så många svarade",
}
_TOLD: Final = {
    Stage.PREPARE: "De svarar en i taget. Inget av ärendet syns så länge.",
    Stage.WORDS: "Du behöver inte skriva något. De som arbetar här kan läsa det.",
    Stage.SUM: "Skärmen är din igen.",
}


def title_of(state: SurveyState) -> str:
    """Give what stands on top."""
    if state.gate is not None:
        return "Till den vuxna"
    if state.stage is Stage.ASK:
        return state.question.words
    if state.stage is Stage.WORDS:
        return "Vill du säga något mer?"
    return _TITLES[state.stage]


def told_of(state: SurveyState) -> str:
    """Give what stands under it: of a question how to answer, and go on from it."""
    if state.gate is not None:
        return ""
    if state.stage is not Stage.ASK:
        return _TOLD.get(state.stage, "")
    return f"Välj ett svar. Tryck sedan på {'Klart' if state.ends else 'Vidare'}."
