"""The chairs entered before refusals and elections were recorded outlive the migration, there and back."""

from datetime import date

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from council.records.schema import MIGRATIONS, _let_tables_be_rebuilt, migrate
from tests.conftest import SECRET

BEFORE = "0002"


@pytest.fixture
def engine(database_url):
    engine = create_engine(database_url, poolclass=NullPool)
    yield engine
    engine.dispose()


def downgrade(engine):
    with engine.connect() as connection:
        _let_tables_be_rebuilt(connection)
        with connection.begin():
            configuration = Config(attributes={"connection": connection})
            configuration.set_main_option("script_location", str(MIGRATIONS))
            command.downgrade(configuration, BEFORE)


def chairs(engine):
    with engine.connect() as connection:
        return connection.execute(
            text("SELECT public_id, since_on, until_on, decision_reference FROM chairmanships")
        ).all()


@pytest.mark.slow
def test_a_term_and_its_co_chairs_are_kept_with_their_words(database_url, engine, world):
    kept, beside = chairs(engine), "SELECT COUNT(*) FROM co_chairs"
    assert [str(row.since_on) for row in kept] == [str(date(2026, 1, 1))]
    downgrade(engine)
    assert chairs(engine) == kept
    migrate(database_url, secret_key=SECRET)
    assert chairs(engine) == kept
    with engine.connect() as connection:
        assert connection.scalar(text(beside)) == 2
        row = connection.execute(text("SELECT is_election, scope FROM chairmanships")).one()
        heads = connection.scalar(text("SELECT COUNT(*) FROM appointments WHERE represents_id IS NULL"))
    assert (bool(row.is_election), row.scope) == (False, None), "an old term is a decision of the body"
    assert heads > 0
