"""What to tell a person when something stops, from ``resources/notices.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sipdesk.paths import resources


@dataclass(frozen=True, slots=True)
class Notice:
    """What is wrong, and what to do now: a sentence or two each."""

    text: str
    next: str

    @property
    def whole(self) -> str:
        """Both, as one text: to stand at a field or in a list."""
        return f"{self.text} {self.next}".strip()


def notice(code: str, facts: Mapping[str, str] | None = None) -> Notice:
    """Find the notice of a code and fill in its facts, which are kept as they are.

    Raises:
        KeyError: there is no such notice, or a fact is missing.

    """
    found = _notices().get(code)
    if found is None:
        raise KeyError(f"resources/notices.toml has no notice {code!r}")
    told = dict(facts or {})
    return Notice(found["text"].format_map(told), found["next"].format_map(told))


@cache
def _notices() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((resources() / "notices.toml").read_text("utf-8"))
