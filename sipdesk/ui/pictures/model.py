"""The ready materials: listed, looked at, printed; knows nothing of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import time

from sipdesk.content.materials import Material
from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.picture_board import list_materials
from sipdesk.usecases.picture_drawing import (
    HandedOutMaterial,
    HandOutMaterial,
    hand_out_material,
)

DeliverAll = Callable[[Sequence[bytes]], None]
"""Prints or saves papers; raises ``OSError`` if it cannot."""


@dataclass(frozen=True, slots=True)
class MaterialsState:
    """What is shown of the materials; ``looked_at`` is one that is shown whole."""

    materials: tuple[Material, ...] | None = None  # None until they are read
    chosen: str = ""  # the id of the one that is to be looked at
    looked_at: HandedOutMaterial | None = None
    done: str = ""  # the channel by which one has just gone out
    done_at: time | None = None
    done_of: str = ""  # the name of that one
    notice: Notice | None = None

    @property
    def material(self) -> Material | None:
        """The chosen one."""
        there = (one for one in self.materials or () if one.id == self.chosen)
        return next(there, None)


class MaterialsModel:
    """Shows the materials and lets them go out, as they came."""

    def __init__(self, around: Around, draw: Callable[[MaterialsState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = MaterialsState()

    def refresh(self) -> None:
        """Read them: they come with the program, but some numbers are the home's."""
        self._around.runner.read(list_materials, None, self._listed, self._refused)

    def look(self, material: str) -> None:
        """Look at all boards of one; at none for ""."""
        self._show(replace(self.state, chosen=material, looked_at=None, done=""))
        if material:
            self._fetch(material, self._looked)

    def name_of(self, material: str) -> str:
        """Give the name of one."""
        there = (one for one in self.state.materials or () if one.id == material)
        return next((one.name for one in there), "")

    def print(self, material: str, channel: str, deliver: DeliverAll) -> None:
        """Print every board of one on paper of its own."""
        self._hand_out(material, channel, deliver, lambda out: out.papers)

    def save(self, material: str, channel: str, deliver: DeliverAll) -> None:
        """Save all boards of one in a file."""
        self._hand_out(material, channel, deliver, lambda out: (out.data,))

    def _hand_out(
        self,
        material: str,
        channel: str,
        deliver: DeliverAll,
        papers: Callable[[HandedOutMaterial], Sequence[bytes]],
    ) -> None:
        def out(handed: HandedOutMaterial) -> None:
            self._deliver(material, channel, deliver, papers(handed))

        self._fetch(material, out)

    def _fetch(self, material: str, then: Callable[[HandedOutMaterial], None]) -> None:
        order = HandOutMaterial(material)
        self._around.runner.read(hand_out_material, order, then, self._refused)

    def _looked(self, out: HandedOutMaterial) -> None:
        self._show(replace(self.state, looked_at=out, notice=None))

    def _deliver(
        self,
        material: str,
        channel: str,
        deliver: DeliverAll,
        papers: Sequence[bytes],
    ) -> None:
        try:
            deliver(papers)
        except OSError:
            failed = notice("sheet-not-delivered")
            self._show(replace(self.state, notice=failed, done=""))
            return
        now, name = self._around.clock_now(), self.name_of(material)
        state = replace(self.state, done=channel, done_at=now, done_of=name)
        self._show(replace(state, notice=None))

    def _listed(self, materials: tuple[Material, ...]) -> None:
        self._show(replace(self.state, materials=materials))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=refusal(error)))

    def _show(self, state: MaterialsState) -> None:
        self.state = state
        self._draw(state)
