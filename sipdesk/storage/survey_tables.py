"""The tables of the answers to surveys, which belong to nobody."""

from sqlalchemy import Column, Index, String, Table

from sipdesk.storage.columns import metadata, numbers, texts, words

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
# The ids of forms that were read in, and nothing else: no day, no case, no answer.
survey_form = Table(
    "survey_form",
    metadata,
    Column("id", String, primary_key=True),
    sqlite_with_rowid=False,
)
