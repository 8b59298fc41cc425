"""Statements put together once for the whole run, and not for each home anew.

Only in tests: a statement that is kept keeps what was first written with it, and the
program must not know that when its home is locked.
"""

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher
from typing_extensions import override

_FIRST = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
_COMPILED: dict[Any, Any] = {}


class Shared(SQLiteDialect_pysqlite):
    """SQLite as ever; all its engines share one dialect and what it has written."""

    supports_statement_cache = True

    @classmethod
    @override
    def engine_created(cls, engine: Engine) -> None:
        """Hand over what is shared."""
        engine.dialect = _FIRST.dialect
        engine.update_execution_options(compiled_cache=_COMPILED)


def share() -> None:
    """Let every engine made from now on share."""
    with _FIRST.connect():  # here the dialect asks what the database can
        pass
    _FIRST.dispose()
    registry.register("sqlite", __name__, Shared.__name__)
