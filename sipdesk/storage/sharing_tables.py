"""The tables of what goes between homes and is of nobody: tips, files of figures."""

from sqlalchemy import Column, Date

from sipdesk.storage.columns import days, moments, numbers, own, texts, ticks, words

tip = own(
    "tip",
    words("kind home"),
    texts("title text home_name"),
    [Column("day", Date, nullable=False)],
    days("settled"),
    ticks("verified"),
    numbers("version"),
)
sent_figures = own(
    "sent_figures",
    [Column("first", Date, nullable=False), Column("last", Date, nullable=False)],
    texts("to"),
    moments("at"),
    words("by"),
)
