"""``sipdesk demo``: play the demonstration home, and keep the papers of the walks.

The first walk is a whole SIP; the others are of what that one never meets.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sipdesk.commands.demonstration import (
    FIXED_DAY,
    PASSPHRASE,
    demonstration,
    files_of,
    is_demonstration,
    remove,
)
from sipdesk.commands.play import Played, play_case
from sipdesk.commands.tools import Tools
from sipdesk.content.daybook import read_case_book
from sipdesk.content.notices import notice
from sipdesk.domain.errors import Unavailable
from sipdesk.domain.outside import last_half
from sipdesk.domain.paper import SAVED_AS_CALENDAR, SAVED_AS_FORM
from sipdesk.domain.picture_drawing import DrawnPictureBoard
from sipdesk.domain.report_file import REPORT, Reader, ReportForm
from sipdesk.usecases.case import read_case
from sipdesk.usecases.paper import HandedOut
from sipdesk.usecases.paper_copy import ending
from sipdesk.usecases.picture_board import list_materials
from sipdesk.usecases.picture_drawing import DrawBoard, draw_board
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.report_file import MakeReport, ReportFile, make_report
from sipdesk.usecases.sheets import (
    MadeSheet,
    SheetOrder,
    list_sheets,
    preview_sheet,
)
from sipdesk.usecases.survey_form import MadeSurvey, MakeSurvey, make_survey

HOME: Final = "demo.sipdesk"
INDEX: Final = "index.json"
WALKS: Final = "demo/walk"
SHEET: Final = "sheet"
MATERIAL: Final = "material"
SURVEY: Final = "survey"
_OTHER_FORMS: Final = (SAVED_AS_CALENDAR, SAVED_AS_FORM)


class NotOurs(Exception):  # noqa: N818  (the house's word)
    """The folder holds something that this command did not put there."""


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "gör demonstrationshemmet och alla papper för en påhittad ung person"
    parser = subparsers.add_parser("demo", help=about, description=about.capitalize())
    parser.add_argument(
        "--out", type=Path, required=True, metavar="MAPP", help="mappen som fylls"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Fill the folder; what an earlier run left there is replaced.

    Gives 0; 1 if the folder holds anything else, or cannot be written.
    """
    folder: Path = arguments.out
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder, tools)
        papers = _fill(folder, tools)
    except NotOurs as found:
        return _refuse(
            f"Mappen {folder} innehåller annat än en tidigare demonstration: {found}. "
            "Välj en tom mapp."
        )
    except Unavailable as error:
        return _refuse(f"{folder / HOME}: {notice(error.code).whole}")
    except OSError as error:
        return _refuse(f"Det går inte att skriva i {folder}: {error.strerror}.")
    print(f"Demonstrationshemmet: {folder / HOME}")  # noqa: T201
    print(f"Lösenfras: {PASSPHRASE}")  # noqa: T201
    print(f"{papers} papper, uppräknade i {folder / INDEX}")  # noqa: T201
    return 0


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)  # noqa: T201
    return 1


def _clear(folder: Path, tools: Tools) -> None:
    """Remove what an earlier run left, and nothing else.

    Raises:
        NotOurs: naming what else there is; nothing is removed.
        Unavailable: the home there is open.
        OSError: a file cannot be removed.

    """
    home, index = folder / HOME, folder / INDEX
    papers = _listed(index)
    ours = {HOME, INDEX, *(one.name for one in files_of(home)), *papers}
    strangers = sorted(one.name for one in folder.iterdir() if one.name not in ours)
    if strangers:
        raise NotOurs(strangers[0])
    # It might be somebody's own home, by the same name.
    if home.exists() and not is_demonstration(home, tools.vault):
        raise NotOurs(HOME)
    remove(home)
    for name in papers:
        (folder / name).unlink(missing_ok=True)
    index.unlink(missing_ok=True)


def _listed(index: Path) -> list[str]:
    """Read which papers an earlier run made."""
    if not index.exists():
        return []
    try:
        names = [str(paper["file"]) for paper in json.loads(index.read_text("utf-8"))]
    except (ValueError, TypeError, KeyError):
        raise NotOurs(index.name) from None
    return [name for name in names if Path(name).name == name]


def _fill(folder: Path, tools: Tools) -> int:
    """Play the home and the walk, write the papers, and give how many there are."""
    books = [
        read_case_book(path)
        for path in sorted((tools.resources / WALKS).glob("*.toml"), reverse=True)
    ]
    with demonstration(folder / HOME, tools, FIXED_DAY) as made:
        walked = [play_case(book, made.ports, FIXED_DAY) for book in books]
        sheets, boards = _sheets(made.ports), _materials(made.ports)
        surveys = dict(_surveys(made.ports))
        reports = _reports(made.ports)
        index = [
            *(entry for one in walked for entry in _index(one, made.ports)),
            *map(_sheet_entry, sheets),
            *(_material_entry(name, drawn) for name, drawn in boards.items()),
            *(_survey_entry(name, survey) for name, survey in surveys.items()),
            *(_report_entry(name, report) for name, report in reports.items()),
        ]
    papers = [
        *(paper.data for one in walked for paper in one.papers),
        *(sheet.data for sheet in sheets),
        *(drawn.data for drawn in boards.values()),
        *(survey.data for survey in surveys.values()),
        *(report.data for report in reports.values()),
    ]
    # First, so that a run that is cut short can be run again.
    text = json.dumps(index, ensure_ascii=False, indent=2)
    (folder / INDEX).write_text(f"{text}\n", "utf-8", newline="\n")
    for entry, data in zip(index, papers, strict=True):
        (folder / entry["file"]).write_bytes(data)
    return len(index)


def _sheets(ports: Ports) -> Sequence[MadeSheet]:
    """Make every sheet as it is looked at: what is unreviewed says so on each page."""
    listed = list_sheets(None, ports).sheets
    return [preview_sheet(SheetOrder(one.sheet.id), ports) for one in listed]


def _sheet_entry(made: MadeSheet) -> dict[str, Any]:
    return {
        "kind": SHEET,
        "recipient_role": "",
        "file": f"{SHEET}-{made.sheet.id}.pdf",
        "pages": made.pages,
        "sha256": sha256(made.data).hexdigest(),
    }


def _materials(ports: Ports) -> Mapping[str, DrawnPictureBoard]:
    """Draw every board of the ready materials, by its id."""
    boards = (board for one in list_materials(None, ports) for board in one.boards)
    return {one.id: draw_board(DrawBoard(one), ports).drawn for one in boards}


def _material_entry(name: str, drawn: DrawnPictureBoard) -> dict[str, Any]:
    return {
        "kind": MATERIAL,
        "recipient_role": "",
        "file": f"{MATERIAL}-{name}.pdf",
        "pages": len(drawn.pages),
        "sha256": sha256(drawn.data).hexdigest(),
    }


def _surveys(ports: Ports) -> Iterator[tuple[str, MadeSurvey]]:
    """Make every survey for every group, on paper and as a file to fill in."""
    for survey in ports.content.read_surveys().surveys.values():
        for group, questions in survey.questions.items():
            for scale in questions[0].scales:
                several = len(questions[0].scales) > 1
                steps = f"-{len(scale.steps)}" if several else ""
                for way in ("", "form-"):
                    name = f"{way}{survey.id}-{group.value}{steps}"
                    order = MakeSurvey(survey.id, group, scale.id, bool(way))
                    yield name, make_survey(order, ports)


def _survey_entry(name: str, made: MadeSurvey) -> dict[str, Any]:
    return {
        "kind": SURVEY,
        "recipient_role": "",
        "file": f"{SURVEY}-{name}.pdf",
        "pages": made.pages,
        "sha256": sha256(made.data).hexdigest(),
    }


def _reports(ports: Ports) -> Mapping[str, ReportFile]:
    """Make the report of the last half-year, for the home and as it may leave SiS.

    Each in every form, by the file's name.
    """
    half = last_half(FIXED_DAY)
    return {
        f"{REPORT}-{reader.value}.{form.value}": make_report(
            MakeReport(half.first, half.last, form, reader), ports
        )
        for reader in Reader
        for form in ReportForm
    }


def _report_entry(name: str, made: ReportFile) -> dict[str, Any]:
    return {
        "kind": REPORT,
        "recipient_role": "",
        "file": name,
        "pages": made.pages,
        "sha256": sha256(made.data).hexdigest(),
    }


def _index(walked: Played, ports: Ports) -> Sequence[dict[str, Any]]:
    number = read_case(walked.case, ports).case.number
    taken: Counter[str] = Counter()
    return [_entry(paper, number, taken) for paper in walked.papers]


def _entry(paper: HandedOut, number: str, taken: Counter[str]) -> dict[str, Any]:
    record = paper.record
    form = f"-{record.channel}" if record.channel in _OTHER_FORMS else ""
    name = f"{number}-{record.kind.value}-{record.recipient_role}{form}"
    taken[name] += 1
    again = f"-{taken[name]}" if taken[name] > 1 else ""
    return {
        "kind": record.kind.value,
        "recipient_role": record.recipient_role,
        "file": f"{name}{again}.{ending(record.channel)}",
        "pages": record.pages,
        "sha256": record.sha256,
    }
