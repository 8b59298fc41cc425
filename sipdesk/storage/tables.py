"""The tables. Portable SQL only: text keys, UTC, Swedish order by a key of its own."""

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
    times,
    words,
)
from sipdesk.storage.rows import UtcDateTime

case = own(
    "case",
    words("number coordinator"),
    [Column("opened", Date, nullable=False)],
    numbers("version"),
    texts("consent_deviation"),
)
Index("ux_case_number", case.c.number, unique=True)
young_person = one(
    "young_person",
    case,
    texts("given_name family_name language communication"),
    words("number custody interpreter"),
    days("birth_date"),
)
placement = one(
    "placement",
    case,
    texts("department discharge_unknown ready_by waiting_for handed_over_to moves_to"),
    words("legal_basis placing_kommun home_region stay_region"),
    words("receiving_kommun receiving_region aftercare"),
    days(
        "noticed admitted start_meeting start_meeting_held review_meeting"
        " review_meeting_held preliminary_discharge ready notified discharge_meeting"
        " discharge_meeting_held discharged handed_over moves aftercare_asked"
    ),
)
admission = one("admission", case, words("running_plan"), texts("running_plan_note"))
admission_item = many(
    "admission_item",
    admission,
    words("code state"),
    days("day"),
    texts("whom note"),
)
flag = many(
    "flag",
    case,
    words("kind about"),
    texts("source lifted_by"),
    days("decided review lifted"),
)
party = many(
    "party",
    case,
    words("kind contact may_be_asked may_know_place"),
    texts("name function organisation phone email address place_decision"),
    ticks("places"),
)
need = one(
    "need",
    case,
    days("assessed"),
    texts("by kommun_what region_what reason"),
    words("source kommun region coordination"),
    sets("areas"),
)
offer = one(
    "offer",
    case,
    days("informed offered ask_again guardians_informed"),
    sets("how"),
    texts("by material important not_shared guardians_note"),
    words("occasion answer"),
)
consent = many(
    "consent",
    case,
    words("consenter state sip contact way follows"),
    texts("limits own_words way_detail language received_by reason withdrawn_words"),
    texts("purpose capacity"),
    days("asked decided valid_from valid_to ask_again withdrawn"),
    sets("told informed_by"),
)
grant = many("consent_grant", consent, words("recipient"), sets("kinds"))
chosen_ground = many(
    "chosen_ground",
    case,
    words("ground law recipient force"),
    sets("kinds"),
    texts("reason by"),
    [Column(name, Date, nullable=False) for name in ("chosen", "valid_to")],
    days("ended"),
    ticks("minors_only"),
)
sip_request = many(
    "sip_request",
    case,
    words("party ground answer decline_reason"),
    [Column("written", Date, nullable=False)],
    texts("reason questions proposed_times proposed_people channel answer_words chief"),
    days("sent remind_on reminded answered"),
)
meeting = many("meeting", case, words("kind tied_to"))
roles = one(
    "meeting_roles",
    meeting,
    words("convener calls"),
    days("commissioned"),
    texts(
        "initiator commissioned_by chair note_taker support_person contact"
        " contact_phone"
    ),
)
preparation = one(
    "meeting_preparation",
    meeting,
    texts("purpose adaptations interpreter"),
    words("taking_part"),
    days("pre_meeting"),
)
booking = one(
    "meeting_booking",
    meeting,
    days("day reply_by cancelled"),
    times("start end"),
    words("form"),
    texts("place video cancelled_words"),
)
record = one(
    "meeting_record",
    meeting,
    days("held next_day"),
    times("next_start"),
    ticks("consent_reviewed"),
    texts("failed agreements disagreements inform_absent young_person_comment"),
    texts("amending"),
)
question = many(
    "question", meeting, texts("text answer"), words("area state"), ticks("own")
)
participant = many(
    "participant",
    meeting,
    words("party reply attendance"),
    texts("prepare channel reply_words"),
    days("called replied"),
    numbers("sequence"),
)
note = many("note", meeting, words("part"), texts("text"))
minutes_version = many(
    "minutes_version",
    meeting,
    numbers("number case_version"),
    moments("finalised"),
    words("by letter shared"),
    texts("reason objection"),
)
evaluation = many(
    "evaluation",
    meeting,
    words("group"),
    numbers("handed_out answered"),
    texts("words"),
)
plan = one(
    "plan",
    case,
    texts(
        "important works_well works_less kommun_none region_none own_plan ask_whom"
        " before_discharge follow_up_by kept_in"
    ),
    words("lead"),
    ticks("with_pictures"),
    days("follow_up received handed_over"),
)
goal = many(
    "goal",
    plan,
    texts("words professional disagreement"),
    words("area horizon state"),
    days("due"),
)
measure = many(
    "measure",
    plan,
    texts("what who often obstacle"),
    words("area party goal state"),
    days("start due"),
)
plan_version = many(
    "plan_version",
    plan,
    numbers("number case_version"),
    [Column("established", Date, nullable=False)],
    moments("registered"),
    words("by letter shared"),
    texts("reason objection"),
)
follow_up = many(
    "follow_up",
    case,
    [Column("day", Date, nullable=False)],
    words("onward"),
    texts("own_words changed_needs"),
    [Column("feeling", Integer)],
    ticks("consent_holds"),
    days("next_day"),
)
closing = one(
    "closing",
    case,
    words("reason"),
    days("decided young_person_told closed"),
    texts("by handed_over_to note"),
)
skip = many(
    "skip",
    case,
    words("step"),
    texts("reason"),
    [Column("day", Date, nullable=False)],
)

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
    Index("ix_overview_sort", "closed", "sort_key", "number"),
)
waiting = many(
    "waiting",
    overview,
    words("kind step"),
    [Column("shown_from", Date, nullable=False)],
    days("due since"),
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
concern = own(
    "concern",
    [Column("case", ForeignKey(case.c.id), nullable=False, index=True)],
    words("about danger by paper"),
    texts("name born board seen happened by_whom danger_words child_knows"),
    [Column(name, UtcDateTime) for name in ("written", "sent")],
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
    words("kind kommun region"),
    texts("organisation name function phone email address"),
    numbers("version"),
)
home = own("home", texts("name address phone switchboard"), ticks("demonstration"))
identity = Table(
    "identity",
    metadata,
    Column("id", ForeignKey(home.c.id), primary_key=True),
    *columns(LargeBinary, "private public"),
)
user = own("user", texts("name title phone"), words("role"))
setting = Table(
    "setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
)
sheet_review = own(
    "sheet_review",
    words("text by"),
    texts("reviewer"),
    [Column("day", Date, nullable=False)],
)
