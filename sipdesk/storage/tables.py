"""The tables beside the cases.

Portable SQL only: text keys, UTC, Swedish order by a key of its own.
"""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from sipdesk.storage.case_tables import case
from sipdesk.storage.columns import (
    columns,
    days,
    many,
    metadata,
    moments,
    numbers,
    one,
    own,
    sets,
    texts,
    ticks,
    words,
)
from sipdesk.storage.rows import UtcDateTime

overview = Table(
    "overview",
    metadata,
    Column("id", ForeignKey(case.c.id), primary_key=True),
    *words("number coordinator step step_state number_digits"),
    *texts("name search_name sort_key"),
    *ticks("protected closed"),
    *numbers("done total"),
    *days("next_day"),
    Column("as_of", Date, nullable=False),
    *words("rules"),
    Index("ix_overview_sort", "closed", "sort_key", "number"),
)
waiting = many(
    "waiting",
    overview,
    words("kind step"),
    [Column("shown_from", Date, nullable=False)],
    days("due since put_off"),
    words("put_off_by"),
    numbers("times"),
)
standstill = one(
    "standstill",
    overview,
    words("kommun unmet_by declined_for waiting_for missing missing_from"),
    texts("board"),
    [Column(name, String) for name in ("unmet", "stands")],
    days("unmet_since ready notified missing_asked"),
)
journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True),  # counts the home's saves
    Column("case", ForeignKey(case.c.id), nullable=False),
    *numbers("version"),
    *words("label by"),
    *moments("at"),
    Column("undoes", Integer),
    Column("before", Text),  # the case as it was, JSON; none at its opening
    UniqueConstraint("case", "version"),
)

paper = own(
    "paper",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    words("kind recipient recipient_role by sha256 channel stamp"),
    moments("made"),
    numbers("case_version version pages"),
    days("in_kia"),
)
paper_file = Table(
    "paper_file",
    metadata,
    Column("id", ForeignKey(paper.c.id), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("archive_copy", LargeBinary),  # only of one to fill in on screen
)
received_paper = own(
    "received_paper",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    [Column("received", Date, nullable=False)],
    words("kind sha256 by"),
    texts("words"),
    moments("at"),
    numbers("pages"),
)
received_file = Table(
    "received_file",
    metadata,
    Column("id", ForeignKey(received_paper.c.id), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
concern = own(
    "concern",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    words("about danger by paper"),
    texts("name born board seen happened by_whom danger_words child_knows"),
    [Column(name, UtcDateTime) for name in ("written", "sent")],
)
approval = own(
    "approval",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    words("kind recipient recipient_role asked_by judgement judged_by sha256 paper"),
    texts("words answer"),
    numbers("number"),
    moments("asked"),
    [Column("judged", UtcDateTime)],
    days("sent"),
)
picture_board = own(
    "picture_board",
    words("kind made_from language"),
    [Column("case", String, nullable=False, index=True)],  # "" for a template
    texts("title under"),
    sets("cells look"),
    numbers("version"),
)
picture_photo = own(
    "picture_photo",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    moments("at"),
    numbers("side"),
    words("sha256"),
    sets("told"),
)
picture_photo_file = Table(
    "picture_photo_file",
    metadata,
    Column("id", ForeignKey(picture_photo.c.id), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
picture_talk = own(
    "picture_talk",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    words("kind by goes_on"),
    moments("at"),
    texts("beside title"),
    sets("heads laid"),
    numbers("version"),
)
home_word = own("home_word", words("concept"))
initiative_agreement = own(
    "initiative_agreement",
    words("principal area by"),
    texts("counterpart reference"),
    [Column("since", Date, nullable=False)],
    days("until registered"),
    ticks("may_call"),
    numbers("version"),
)
picture_source = own(
    "picture_source",
    words("by"),
    texts("name licence credit"),
    [Column("added", Date, nullable=False)],
    ticks("may_share"),
)
own_symbol = own(
    "own_symbol",
    [Column("source", ForeignKey(picture_source.c.id), nullable=False, index=True)],
    words("code form sha256"),
    sets("words concepts"),
)
own_symbol_file = Table(
    "own_symbol_file",
    metadata,
    Column("id", ForeignKey(own_symbol.c.id), primary_key=True),
    Column("data", LargeBinary, nullable=False),  # a drawing is compressed
)
own_text = own(
    "own_text",
    words("name over by"),
    numbers("number"),
    texts("text"),
    moments("saved"),
)
Index("ux_own_text", own_text.c.name, own_text.c.number, unique=True)
kept_text = Table(
    "kept_text",
    metadata,
    Column("id", String, primary_key=True),  # sha256 of the text
    *texts("text"),
)
region_template = own(
    "region_template",
    words("form sha256 by kommun"),
    texts("name region"),
    moments("at"),
)
mapped_field = many("mapped_field", region_template, texts("name"), words("field"))
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
    *numbers("seen"),
    *texts("form"),
    *moments("at"),
)
contact = own(
    "contact",
    words("kind kommun region role"),
    texts("organisation name function phone email address"),
    texts("parent mailbox hours note source"),
    days("checked"),
    ticks("outdated"),
    numbers("version"),
)
region_profile = own(
    "region_profile",  # its id is the region's name
    texts("routine template terms agreement system times"),
    texts("link edition contact pdf_name"),
    days("valid_to checked"),
    words("pdf_sha256"),
    numbers("pdf_pages version"),
)
region_file = Table(
    "region_file",
    metadata,
    Column("id", ForeignKey(region_profile.c.id), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
staff_member = own(
    "staff_member",
    words("role"),
    texts("name unit"),
    days("left"),
    numbers("version"),
)
staff_training = many(
    "staff_training",
    staff_member,
    words("kind"),
    [Column("day", Date, nullable=False)],
    days("valid_to"),
)
staff_coordinating = many(
    "staff_coordinating",
    staff_member,
    [Column("since", Date, nullable=False)],
    days("until"),
    words("deputy"),
)
# No row says when it came: without a rowid they lie in the order of their random ids.
survey_mark = Table(
    "survey_mark",
    metadata,
    Column("id", String, primary_key=True),
    *words("survey group quarter question scale answer"),
    *numbers("edition"),
    Index("ix_survey_mark_quarter", "quarter"),
    sqlite_with_rowid=False,
)
survey_remark = Table(
    "survey_remark",
    metadata,
    Column("id", String, primary_key=True),
    *words("survey group quarter"),
    *texts("words"),
    *numbers("edition"),
    sqlite_with_rowid=False,
)
home = own("home", texts("name address phone switchboard"), ticks("demonstration"))
identity = Table(
    "identity",
    metadata,
    Column("id", ForeignKey(home.c.id), primary_key=True),
    *columns(LargeBinary, "private public"),
    Column("age", Text),  # made when it is first needed
)
home_card = own(
    "home_card",
    words("recipient verify_key by"),
    texts("name"),
    days("compared"),
)
transfer = own(
    "transfer",
    words("direction home by sum"),
    [Column("case", String, nullable=False, index=True)],  # of one erased too
    texts("home_name"),
    moments("at"),
    numbers("case_version"),
    sets("left_out"),
    days("received"),
)
user = own("user", texts("name title phone"), sets("roles branches"), days("left"))
key_header = Table(  # one row: what lies beside the file is told by it if it is older
    "key_header",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),
)
access = Table(
    "access",
    metadata,
    Column("number", Integer, primary_key=True),
    *moments("at"),
    *words("by act"),
    Column("case", String, nullable=False, index=True),  # of one erased too
    Column("detail", Text),
    Column("salt", LargeBinary),
    *columns(LargeBinary, "bound chained"),
)
access_review = own(
    "access_review",
    [Column("day", Date, nullable=False)],
    words("by anchor"),
    numbers("first last looked_at"),
    texts("words"),
)
access_answer = own(
    "access_answer",
    [Column("day", Date, nullable=False)],
    words("by"),
    numbers("number"),
    texts("words"),
)
setting = Table(
    "setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
)
own_figure = own(
    "own_figure",  # of a rule of reminders, by the rule's id
    numbers("shown"),
    [Column("due", Integer)],
    words("by"),
    [Column("day", Date, nullable=False)],
)
stand_in = own(
    "stand_in",
    words("away stands_in by"),
    [Column(name, Date, nullable=False) for name in ("first", "last")],
)
retention_decision = own(
    "retention_decision",
    words("number by"),
    [Column("day", Date, nullable=False)],
)
retention_rule = many(
    "retention_rule",
    retention_decision,
    words("kind"),
    numbers("months"),
    texts("basis"),
)
legal_hold = own(
    "legal_hold",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    [Column("since", Date, nullable=False)],
    words("by"),
    texts("why"),
    days("lifted"),
)
cleared = Table(
    "cleared",
    metadata,
    Column("id", ForeignKey(case.c.id), primary_key=True),
    Column("day", Date, nullable=False),
    *words("by"),
)
erasure = own(
    "erasure",
    moments("at"),
    words("by kind decision"),
    numbers("count papers saves"),
    [Column(name, Date, nullable=False) for name in ("first", "last")],
)
sheet_review = own(
    "sheet_review",
    words("text by"),
    texts("reviewer"),
    [Column("day", Date, nullable=False)],
)
