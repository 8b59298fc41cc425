"""The tables that a case and all its parts lie in."""

from sqlalchemy import Column, Date, Index, Integer, Time

from sipdesk.storage.columns import (
    days,
    many,
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

case = own(
    "case",
    words("number coordinator"),
    [Column("opened", Date, nullable=False)],
    numbers("version"),
    texts("consent_deviation"),
    sets("passed"),
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
ready = one(
    "ready",
    case,
    days("asked decided missing_asked"),
    words("decision missing missing_from"),
    texts("decided_what missing_words"),
)
earlier_wait = many(
    "earlier_wait",
    ready,
    [Column(name, Date, nullable=False) for name in ("ready", "ended")],
    texts("reason ready_by"),
    words("waiting_for"),
    days("notified"),
)
admission = one(
    "admission",
    case,
    words("running_plan acute"),
    texts("running_plan_note incomplete"),
)
placement_told = many(
    "placement_told",
    admission,
    words("party how"),
    [Column("day", Date, nullable=False)],
    texts("by"),
)
admission_item = many(
    "admission_item",
    admission,
    words("code state"),
    days("day asked reminded"),
    texts("whom note detail"),
    words("party"),
    numbers("letters"),
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
track = one("track", case)
track_mark = many(
    "track_mark",
    track,
    words("milestone way"),
    days("day done"),
    texts("unknown"),
)
discharge_change = many(
    "discharge_change",
    track,
    [Column("day", Date, nullable=False)],
    days("was became"),
    texts("why who"),
)
need = one(
    "need",
    case,
    days("assessed"),
    texts("by kommun_what region_what reason"),
    words("source kommun region coordination"),
    sets("areas earlier"),
)
offer = one(
    "offer",
    case,
    days("informed offered ask_again guardians_informed"),
    sets("how offered_how"),
    texts("by material important not_shared guardians_note offered_by answer_words"),
    words("occasion answer"),
)
offered = many(
    "offered",
    offer,
    days("day ask_again"),
    words("occasion answer"),
    texts("by words"),
    sets("how"),
)
consent = many(
    "consent",
    case,
    words("consenter state sip contact way follows"),
    texts("limits own_words way_detail language received_by reason withdrawn_words"),
    texts("purpose capacity given_at"),
    days("asked decided valid_from valid_to ask_again withdrawn given_on"),
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
    words("party purpose ground answer decline_reason next_way"),
    [Column("written", Date, nullable=False)],
    texts("reason questions proposed_times proposed_people channel answer_words chief"),
    texts("next_by"),
    sets("basis times earlier"),
    days("sent remind_on reminded answered"),
)
attempt = many(
    "request_attempt",
    sip_request,
    [Column("day", Date, nullable=False)],
    words("way"),
    texts("by whom words"),
)
promise = one(
    "sip_promise",
    case,
    words("party"),
    texts("words"),
    days("day call_by"),
    sets("given_before"),
)
meeting = many("meeting", case, words("kind tied_to sip"))
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
    texts("purpose adaptations interpreter representative in_the_room"),
    words("taking_part waiting_room"),
    days("pre_meeting video_tested"),
)
booking = one(
    "meeting_booking",
    meeting,
    days("day reply_by cancelled received first_called"),
    times("start end"),
    words("form"),
    texts("place video cancelled_words reference"),
)
record = one(
    "meeting_record",
    meeting,
    days("held next_day next_set"),
    times("began ended next_start"),
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
    texts("prepare channel reply_words sent_words deviation_reference"),
    days("called replied chief_told deviation"),
    numbers("sequence"),
)
wish = many("wish", meeting, words("whose about"), ticks("wanted"), texts("words"))
break_ = many(
    "meeting_break",
    meeting,
    words("kind onward"),
    [Column("began", Time, nullable=False)],
    times("ended"),
)
note = many("note", meeting, words("part"), texts("text"))
minutes_version = many(
    "minutes_version",
    meeting,
    numbers("number case_version"),
    moments("finalised"),
    words("by letter shared sha256"),
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
        " before_discharge follow_up_by kept_in kept_version"
    ),
    words("lead"),
    ticks("with_pictures"),
    days("follow_up received kept_next handed_over"),
    sets("received_before"),
)
goal = many(
    "goal",
    plan,
    texts("words professional disagreement why"),
    words("area child_area horizon state"),
    days("due"),
)
measure = many(
    "measure",
    plan,
    texts("what who often obstacle"),
    words("area party goal state"),
    days("start due follow_up"),
)
goal_check = many(
    "goal_check",
    plan,
    words("goal state said_by"),
    [Column("day", Date, nullable=False)],
    texts("words"),
)
measure_check = many(
    "measure_check",
    plan,
    words("measure state said_by"),
    [Column("day", Date, nullable=False)],
    texts("words"),
)
agreement = many(
    "agreement",
    plan,
    words("whose agrees asked"),
    [Column("day", Date, nullable=False)],
    texts("words"),
    numbers("version"),
)
plan_version = many(
    "plan_version",
    plan,
    numbers("number case_version"),
    [Column("established", Date, nullable=False)],
    moments("registered"),
    words("by letter shared sha256"),
    texts("established_by reason objection"),
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
    words("meeting"),
)
decision = many(
    "shared_decision",
    case,
    texts("question important decided does"),
    [Column("sure", Integer)],
    days("day look_again"),
)
option = many(
    "decision_option",
    decision,
    texts("text young_person guardians professionals"),
)
pathway = many(
    "pathway",
    case,
    words("code area state party"),
    texts("who what note"),
    days("due confirmed transfer_asked"),
)
social_group = one(
    "social_group",
    case,
    days("proposed told decided"),
    words("wants_to_know offered"),
    texts("note"),
)
cover_note = many(
    "cover_note",
    case,
    words("recipient"),
    texts("words received_by"),
    days("sent received"),
)
matching_need = many("matching_need", case, words("area"), texts("words"))
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
put_off = many(
    "put_off",
    case,
    [Column(name, Date, nullable=False) for name in ("day", "until", "decided")],
    texts("reason"),
    words("by"),
    numbers("times"),
)
