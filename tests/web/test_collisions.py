"""What two people did at once: the second is told so, and no log tells a choice."""

import logging

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from council.records.bodies import State
from council.records.database import db
from tests.web.page import visible_text

pytestmark = pytest.mark.both_databases
CHOICE = "тайный выбор"


def collide():
    for _twice in range(2):
        db.session.execute(
            text(
                "INSERT INTO states"
                " (code, place, short_ru, full_ru, genitive_ru, short_en, full_en, abbreviation)"
                " VALUES ('QQ', 999, :choice, '', '', '', '', '')"
            ),
            {"choice": CHOICE},
        )


def test_a_refused_row_is_a_page_and_its_values_are_in_no_log(own_app, caplog):
    own_app.config["PROPAGATE_EXCEPTIONS"] = False
    own_app.view_functions["signing_in.show_door"] = collide

    with caplog.at_level(logging.DEBUG):
        response = own_app.test_client().get("/sign-in")

    assert response.status_code == 409
    assert "Данные изменились, пока вы работали" in visible_text(response)
    assert "the database refused a row" in caplog.text
    assert CHOICE not in caplog.text
    with own_app.app_context():
        assert db.session.scalars(db.select(State).where(State.code == "QQ")).first() is None


def test_a_fault_of_the_database_names_no_parameters(records):
    with pytest.raises(IntegrityError) as fault:
        collide()

    assert CHOICE not in str(fault.value)
