"""The tables. Portable SQL only: text keys, UTC, Swedish order by a key of its own."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from sipdesk.storage.rows import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _columns(kind: type[TypeEngine[Any]], names: str) -> list[Column[Any]]:
    return [Column(name, kind, nullable=False) for name in names.split()]


def _texts(names: str) -> list[Column[Any]]:
    return _columns(Text, names)


def _words(names: str) -> list[Column[Any]]:
    """Make columns for codes and ids: members of an Enum, keys."""
    return _columns(String, names)


def _sets(names: str) -> list[Column[Any]]:
    return _columns(JSON, names)


def _numbers(names: str) -> list[Column[Any]]:
    return _columns(Integer, names)


def _ticks(names: str) -> list[Column[Any]]:
    return _columns(Boolean, names)


def _days(names: str) -> list[Column[Any]]:
    return [Column(name, Date) for name in names.split()]


def _times(names: str) -> list[Column[Any]]:
    return [Column(name, Time) for name in names.split()]


def _moments(names: str) -> list[Column[Any]]:
    return [Column(name, UtcDateTime, nullable=False) for name in names.split()]


def _own(name: str, *columns: list[Column[Any]]) -> Table:
    """Make a table of values that belong to nobody else."""
    key: Column[Any] = Column("id", String, primary_key=True)
    return Table(name, metadata, key, *(c for some in columns for c in some))


def _many(name: str, owner: Table, *columns: list[Column[Any]]) -> Table:
    """Make a table of values of which an owner has any number, in order."""
    return Table(
        name,
        metadata,
        Column("id", String, primary_key=True),
        Column("parent", ForeignKey(owner.c.id), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        *(c for some in columns for c in some),
    )


def _one(name: str, owner: Table, *columns: list[Column[Any]]) -> Table:
    """Make a table of values of which an owner has exactly one."""
    return Table(
        name,
        metadata,
        Column("id", ForeignKey(owner.c.id), primary_key=True),
        *(c for some in columns for c in some),
    )


case = _own(
    "case",
    _words("number coordinator"),
    [Column("opened", Date, nullable=False)],
    _numbers("version"),
    _texts("consent_deviation"),
)
Index("ux_case_number", case.c.number, unique=True)
young_person = _one(
    "young_person",
    case,
    _texts("given_name family_name language communication"),
    _words("number custody interpreter"),
    _days("birth_date"),
)
placement = _one(
    "placement",
    case,
    _texts("department discharge_unknown ready_by waiting_for handed_over_to"),
    _words("legal_basis placing_kommun home_region stay_region"),
    _days(
        "noticed admitted start_meeting start_meeting_held review_meeting"
        " review_meeting_held preliminary_discharge ready notified discharge_meeting"
        " discharge_meeting_held discharged handed_over"
    ),
)
admission = _one("admission", case, _words("running_plan"), _texts("running_plan_note"))
admission_item = _many(
    "admission_item",
    admission,
    _words("code state"),
    _days("day"),
    _texts("whom note"),
)
flag = _many(
    "flag",
    case,
    _words("kind about"),
    _texts("source lifted_by"),
    _days("decided review lifted"),
)
party = _many(
    "party",
    case,
    _words("kind contact may_be_asked may_know_place"),
    _texts("name function organisation phone email address"),
    _ticks("places"),
)
need = _one(
    "need",
    case,
    _days("assessed"),
    _texts("by kommun_what region_what reason"),
    _words("source kommun region coordination"),
    _sets("areas"),
)
offer = _one(
    "offer",
    case,
    _days("informed offered ask_again guardians_informed"),
    _sets("how"),
    _texts("by material important not_shared guardians_note"),
    _words("occasion answer"),
)
consent = _many(
    "consent",
    case,
    _words("consenter state sip contact way"),
    _texts("limits own_words way_detail language received_by reason withdrawn_words"),
    _days("asked decided valid_to ask_again withdrawn"),
    _sets("told informed_by"),
)
grant = _many("consent_grant", consent, _words("recipient"), _sets("kinds"))
sip_request = _many(
    "sip_request",
    case,
    _words("party ground answer decline_reason"),
    [Column("written", Date, nullable=False)],
    _texts(
        "reason questions proposed_times proposed_people channel answer_words chief"
    ),
    _days("sent remind_on reminded answered"),
)
meeting = _many("meeting", case, _words("kind tied_to"))
roles = _one(
    "meeting_roles",
    meeting,
    _words("convener calls"),
    _days("commissioned"),
    _texts(
        "initiator commissioned_by chair note_taker support_person contact"
        " contact_phone"
    ),
)
preparation = _one(
    "meeting_preparation",
    meeting,
    _texts("purpose adaptations interpreter"),
    _words("taking_part"),
    _days("pre_meeting"),
)
booking = _one(
    "meeting_booking",
    meeting,
    _days("day reply_by cancelled"),
    _times("start end"),
    _words("form"),
    _texts("place video cancelled_words"),
)
record = _one(
    "meeting_record",
    meeting,
    _days("held next_day"),
    _times("next_start"),
    _ticks("consent_reviewed"),
    _texts("failed agreements disagreements inform_absent young_person_comment"),
    _texts("amending"),
)
question = _many(
    "question", meeting, _texts("text answer"), _words("area state"), _ticks("own")
)
participant = _many(
    "participant",
    meeting,
    _words("party reply attendance"),
    _texts("prepare channel reply_words"),
    _days("called replied"),
    _numbers("sequence"),
)
note = _many("note", meeting, _words("part"), _texts("text"))
minutes_version = _many(
    "minutes_version",
    meeting,
    _numbers("number case_version"),
    _moments("finalised"),
    _words("by letter"),
    _texts("reason objection"),
)
evaluation = _many(
    "evaluation",
    meeting,
    _words("group"),
    _numbers("handed_out answered"),
    _texts("words"),
)
plan = _one(
    "plan",
    case,
    _texts(
        "important works_well works_less kommun_none region_none own_plan ask_whom"
        " before_discharge follow_up_by kept_in"
    ),
    _words("lead"),
    _ticks("with_pictures"),
    _days("follow_up received handed_over"),
)
goal = _many(
    "goal",
    plan,
    _texts("words professional disagreement"),
    _words("area horizon state"),
    _days("due"),
)
measure = _many(
    "measure",
    plan,
    _texts("what who often obstacle"),
    _words("area party goal state"),
    _days("start due"),
)
plan_version = _many(
    "plan_version",
    plan,
    _numbers("number case_version"),
    [Column("established", Date, nullable=False)],
    _moments("registered"),
    _words("by letter"),
    _texts("reason objection"),
)
follow_up = _many(
    "follow_up",
    case,
    [Column("day", Date, nullable=False)],
    _words("onward"),
    _texts("own_words changed_needs"),
    [Column("feeling", Integer)],
    _ticks("consent_holds"),
    _days("next_day"),
)
closing = _one(
    "closing",
    case,
    _words("reason"),
    _days("decided young_person_told closed"),
    _texts("by handed_over_to note"),
)
skip = _many(
    "skip",
    case,
    _words("step"),
    _texts("reason"),
    [Column("day", Date, nullable=False)],
)

overview = Table(
    "overview",
    metadata,
    Column("id", ForeignKey(case.c.id), primary_key=True),
    *_words("number coordinator step step_state number_digits"),
    *_texts("name search_name sort_key"),
    *_ticks("protected closed"),
    *_numbers("done total"),
    *_days("next_day"),
    Column("as_of", Date, nullable=False),
    Index("ix_overview_sort", "closed", "sort_key", "number"),
)
waiting = _many(
    "waiting",
    overview,
    _words("kind step"),
    [Column("shown_from", Date, nullable=False)],
    _days("due since"),
)

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True),  # counts the home's saves
    Column("case", ForeignKey(case.c.id), nullable=False),
    *_numbers("version"),
    *_words("label by"),
    *_moments("at"),
    Column("undoes", Integer),
    Column("before", Text),  # the case as it was, JSON; none at its opening
    UniqueConstraint("case", "version"),
)

paper = _own(
    "paper",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    _words("kind recipient recipient_role by sha256 channel stamp"),
    _moments("made"),
    _numbers("case_version version pages"),
    _days("in_kia"),
)
paper_file = Table(
    "paper_file",
    metadata,
    Column("id", ForeignKey(paper.c.id), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("archive_copy", LargeBinary),  # only of one to fill in on screen
)
own_text = _own(
    "own_text",
    _words("name over by"),
    _numbers("number"),
    _texts("text"),
    _moments("saved"),
)
Index("ux_own_text", own_text.c.name, own_text.c.number, unique=True)
kept_text = Table(
    "kept_text",
    metadata,
    Column("id", String, primary_key=True),  # sha256 of the text
    *_texts("text"),
)
region_template = _own(
    "region_template",
    _words("form sha256 by kommun"),
    _texts("name region"),
    _moments("at"),
)
mapped_field = _many("mapped_field", region_template, _texts("name"), _words("field"))
template_file = Table(
    "template_file",
    metadata,
    Column("id", ForeignKey(region_template.c.id), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
draft = Table(
    "draft",
    metadata,
    *(Column(key, String, primary_key=True) for key in ("case", "page", "user")),
    *_numbers("seen"),
    *_texts("form"),
    *_moments("at"),
)
contact = _own(
    "contact",
    _words("kind kommun region"),
    _texts("organisation name function phone email address"),
    _numbers("version"),
)
home = _own("home", _texts("name address phone switchboard"), _ticks("demonstration"))
identity = Table(
    "identity",
    metadata,
    Column("id", ForeignKey(home.c.id), primary_key=True),
    *_columns(LargeBinary, "private public"),
)
user = _own("user", _texts("name title phone"), _words("role"))
setting = Table(
    "setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
)
sheet_review = _own(
    "sheet_review",
    _words("text by"),
    _texts("reviewer"),
    [Column("day", Date, nullable=False)],
)
