"""Every way in which anything leaves the program, in one list.

What is of a case goes to one recipient at a time and asks the guard. A way that is not
in the list fails a test; so does one that does not ask what it is said to ask.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Holds(Enum):
    """What leaves by a way, and so what it has to ask."""

    OF_A_CASE = "of-a-case"  # the guard answers for its recipient, and reads its bytes
    OF_PICTURES = "of-pictures"  # a board: asks who may see it, and reads its bytes
    OF_NOBODY = "of-nobody"  # empty forms, information, what is made up
    OF_MANY = "of-many"  # what waits in all cases: number and initials, stays inside
    OF_STAFF = "of-staff"  # who did what, and cases by number alone; asks the right
    OWN_RECORD = "own-record"  # goes into SiS's own record of the placement
    SECRET = "secret"  # opens the home; printed by who answers for it, never saved
    WHOLE_CASE = "whole-case"  # encrypted to another home of SiS, on chosen grounds
    COUNTS = "counts"  # how many, and of which home; never of whom
    NO_TEXT = "no-text"  # numbers, codes and days: nothing that anybody typed


@dataclass(frozen=True, slots=True)
class Output:
    """One way out: a door in a module, and the use case that lets a thing pass."""

    module: str
    door: str  # the function that hands bytes or words to the world
    holds: Holds
    asks: str  # the use case's name; "" = there is nothing to ask


_PANEL: Final = "sipdesk.ui.paper_panel.view"
_ACCESS: Final = "sipdesk.ui.home.access.view"
_EXTRACT: Final = "sipdesk.ui.outlook.extract"
_SHEETS: Final = "sipdesk.ui.home.sheets.view"
_SURVEYS: Final = "sipdesk.ui.survey_papers.view"
_SUPPORT: Final = "sipdesk.ui.home.support.view"
_EDITOR: Final = "sipdesk.ui.board_editor.view"
_MATERIALS: Final = "sipdesk.ui.pictures.materials"

OUTPUTS: Final = (
    # A paper, in any of its forms: printed, saved, or section by section as text.
    Output(_PANEL, "to_printer", Holds.OF_A_CASE, "hand_out_paper"),
    Output(_PANEL, "to_file", Holds.OF_A_CASE, "hand_out_paper"),
    Output(_PANEL, "copy_unkept", Holds.OF_A_CASE, "hand_out_paper"),
    # All letters of a meeting as one job, each with its address page.
    Output(
        "sipdesk.ui.summons.mailing_card",
        "all_to_printer",
        Holds.OF_A_CASE,
        "print_letters",
    ),
    # All papers after a meeting as one job, each recipient's after an address page.
    Output(
        "sipdesk.ui.meeting.after_card",
        "all_to_printer",
        Holds.OF_A_CASE,
        "finish_meeting",
    ),
    # To a placing nämnd, of its own young people alone, each cut by the guard.
    Output(_EXTRACT, "to_printer", Holds.OF_A_CASE, "make_extract"),
    Output(_EXTRACT, "to_file", Holds.OF_A_CASE, "make_extract"),
    # The report: with small numbers at the home, without any that could be somebody.
    Output("sipdesk.ui.figures.report", "to_printer", Holds.OF_MANY, "make_report"),
    Output("sipdesk.ui.figures.report", "to_file", Holds.OF_MANY, "make_report"),
    # A table that others have printed, counted again; it tells of nobody.
    Output("sipdesk.ui.figures.recount", "to_printer", Holds.NO_TEXT, "print_recount"),
    Output("sipdesk.ui.figures.recount", "to_file", Holds.NO_TEXT, "print_recount"),
    Output(
        "sipdesk.ui.figures.recount", "to_file", Holds.OF_NOBODY, "write_table_example"
    ),
    # Läget and Veckan, that lie on a table at the home.
    Output("sipdesk.ui.outlook.view", "to_printer", Holds.OF_MANY, "print_outlook"),
    # Templates of picture boards, to other homes and programs; they tell of nobody.
    Output(
        "sipdesk.ui.picture_sources.sharing", "to_file", Holds.OF_NOBODY, "share_boards"
    ),
    # What is selected in a paper's words: only of one that has gone out or may.
    Output("sipdesk.ui.widgets.paperwords", "unkept", Holds.OF_A_CASE, "preview_paper"),
    # Empty forms and information, the same for everybody.
    Output(_SHEETS, "to_printer", Holds.OF_NOBODY, "hand_out_sheet"),
    Output(_SHEETS, "to_file", Holds.OF_NOBODY, "hand_out_sheet"),
    # Surveys: on paper, and as files with a random number; they tell of nobody.
    Output(_SURVEYS, "all_to_printer", Holds.OF_NOBODY, "make_survey"),
    Output(_SURVEYS, "to_file", Holds.OF_NOBODY, "make_survey"),
    Output(_SUPPORT, "to_printer", Holds.OF_NOBODY, "make_survey"),
    Output(_SUPPORT, "to_file", Holds.OF_NOBODY, "make_survey"),
    # A picture board of a case, or of the home, as it was looked at.
    Output(_EDITOR, "to_printer_in_size", Holds.OF_PICTURES, "hand_out_board"),
    Output(_EDITOR, "to_file", Holds.OF_PICTURES, "hand_out_board"),
    # Ready materials and the home's own boards: they tell of nobody.
    Output(_MATERIALS, "to_printer_in_size", Holds.OF_NOBODY, "hand_out_material"),
    Output(_MATERIALS, "to_file", Holds.OF_NOBODY, "hand_out_material"),
    Output(
        "sipdesk.ui.pictures.own",
        "to_printer_in_size",
        Holds.OF_NOBODY,
        "hand_out_board",
    ),
    Output("sipdesk.ui.pictures.booklet", "to_file", Holds.OF_NOBODY, "make_booklet"),
    # The address book: agencies, and people in their work; and the heads alone.
    Output("sipdesk.ui.home.book.view", "to_file", Holds.OF_STAFF, "write_contacts"),
    # The routine that a region has given out, as it came.
    Output("sipdesk.ui.home.regions.view", "to_file", Holds.OF_NOBODY, "read_routine"),
    # Who at the home is trained in what, and coordinates.
    Output(
        "sipdesk.ui.home.training.view", "to_printer", Holds.OF_STAFF, "print_training"
    ),
    Output(
        "sipdesk.ui.home.training.view", "to_file", Holds.OF_STAFF, "print_training"
    ),
    # A region's template, filled with a case that is made up.
    Output("sipdesk.ui.home.templates.view", "to_file", Holds.OF_NOBODY, ""),
    # The access log's rows, and the paper of a review.
    Output(_ACCESS, "to_file", Holds.OF_STAFF, "export_log"),
    Output(_ACCESS, "to_printer", Holds.OF_STAFF, "review_log"),
    Output("sipdesk.commands.audit", "open", Holds.OF_STAFF, "export_log"),
    # A case that another home takes over; its storage writes the encrypted file.
    Output("sipdesk.usecases.transfer", "departing", Holds.WHOLE_CASE, "send_case"),
    # The home's own card, and the receipt of a package: keys, ids and days.
    Output("sipdesk.commands.transfer", "open", Holds.NO_TEXT, "own_card"),
    Output("sipdesk.ui.home.transfer.cards", "to_file", Holds.NO_TEXT, "own_card"),
    Output("sipdesk.ui.home.transfer.view", "to_file", Holds.NO_TEXT, "make_receipt"),
    Output("sipdesk.ui.home.transfer.arrival", "to_file", Holds.NO_TEXT, "take_case"),
    # The certificate of what was erased: numbers and days, and who signs.
    Output("sipdesk.ui.home.retention.view", "to_file", Holds.OF_STAFF, "certificate"),
    # The recovery key, on paper alone.
    Output("sipdesk.ui.recovery_key", "to_printer", Holds.SECRET, "print_recovery_key"),
    # The policies, for those who administer: the program's own table.
    Output("sipdesk.commands.policies", "write_bytes", Holds.OF_NOBODY, ""),
    # The demonstration home: nobody in it exists.
    Output("sipdesk.commands.demo", "write_bytes", Holds.OF_NOBODY, ""),
    Output("sipdesk.commands.demo", "write_text", Holds.OF_NOBODY, ""),
    Output("sipdesk.ui.window.pictures", "grab", Holds.OF_NOBODY, ""),
    # What the genomförandeplan can say while there is no SIP, to be pasted into it.
    Output("sipdesk.ui.consent.board", "copy_unkept", Holds.OWN_RECORD, ""),
    # What a paper is, for the personal file: kind, number, role, day, check sum.
    Output("sipdesk.ui.papers.view", "copy_unkept", Holds.NO_TEXT, ""),
    # Figures as counts, without small ones or for one named reader within SiS.
    Output("sipdesk.usecases.aggregate", "departing", Holds.COUNTS, "give_figures"),
    # The sum of several homes' counts, of files that were read.
    Output("sipdesk.ui.aggregate.view", "to_printer", Holds.COUNTS, "print_homes"),
    Output("sipdesk.ui.aggregate.view", "to_file", Holds.COUNTS, "print_homes"),
    # Tips and open questions, looked through for what is of somebody.
    Output("sipdesk.ui.home.tips.view", "to_file", Holds.OF_NOBODY, "share_tips"),
    Output(
        "sipdesk.ui.home.tips.view", "to_printer", Holds.OF_NOBODY, "print_check_in"
    ),
    # Faults: versions, modules, lines. Opened through ``Path.open``.
    Output("sipdesk.ui.bug_report", "open", Holds.NO_TEXT, ""),
    # The name of the channel to a later start: random, in the person's own folder.
    Output("sipdesk.ui.window.channel", "write_text", Holds.NO_TEXT, ""),
)
