"""Policies: what is decided on this computer, as whoever uses the program meets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.domain.paper import COPIED, PRINTED
from sipdesk.domain.policy import (
    ALLOW_PAPER_COPY,
    ALLOW_PAPER_FILES,
    DATABASE_FOLDER,
    SYMBOL_FOLDERS,
    Decided,
    Policies,
    Policy,
    PolicyFault,
    Value,
    named,
)
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class PolicyFallback:
    """A value that cannot be used, and what holds in its place.

    ``policy`` is None where there is none of its name, or no one value is meant;
    ``instead`` where nothing holds.
    """

    fault: PolicyFault
    policy: Policy | None = None
    instead: Value | None = None


@dataclass(frozen=True, slots=True)
class PolicyView:
    """What is decided over everybody's head, and what was meant to be."""

    in_force: tuple[tuple[Policy, Decided], ...] = ()
    fallbacks: tuple[PolicyFallback, ...] = ()


def read_policies(_: None, ports: Ports) -> PolicyView:
    """Tell what is decided, and which values cannot be used."""
    policies = ports.store.policies
    with ports.store.reading() as work:
        settings = work.house.settings()
    fallbacks = tuple(_fallback(fault, policies, settings) for fault in policies.faults)
    return PolicyView(tuple(policies.in_force.items()), fallbacks)


def _fallback(
    fault: PolicyFault, policies: Policies, settings: Mapping[str, str | int]
) -> PolicyFallback:
    policy = named(fault.name)
    if policy is None:
        return PolicyFallback(fault)
    held: Value = policies.decide(policy).value
    return PolicyFallback(fault, policy, settings.get(policy.setting, held))


def check_home_folder(home: Path, policies: Policies) -> None:
    """Refuse another place for a home than the one that is decided.

    Raises:
        Unavailable: PLACE_DECIDED.

    """
    decided = policies.decide(DATABASE_FOLDER)
    folder = Path(str(decided.value))
    if decided.is_shut and home.resolve().parent != folder.resolve():
        raise Unavailable(Trouble.PLACE_DECIDED)


def check_channel_allowed(channel: str, policies: Policies) -> None:
    """Refuse a channel that papers of cases do not leave by on this computer.

    Raises:
        RuleBroken: ``policy-forbids``.

    """
    if channel == COPIED:
        policies.check(ALLOW_PAPER_COPY)
    elif channel != PRINTED:
        policies.check(ALLOW_PAPER_FILES)


def let_leave(channel: str, ports: Ports) -> None:
    """Refuse to let a paper leave again by a channel that is shut by now.

    Raises:
        RuleBroken: ``policy-forbids``.

    """
    check_channel_allowed(channel, ports.store.policies)


def check_symbol_folder(path: Path, policies: Policies) -> None:
    """Refuse pictures from elsewhere than the folders that are decided.

    Raises:
        RuleBroken: ``pictures-from-elsewhere``.

    """
    decided = policies.decide(SYMBOL_FOLDERS)
    folders = decided.value if isinstance(decided.value, tuple) else ()
    inside = (path.resolve().is_relative_to(Path(one).resolve()) for one in folders)
    if decided.is_shut and not any(inside):
        facts = {"folders": ", ".join(folders)}
        raise RuleBroken("pictures-from-elsewhere", facts=facts)
