"""`flask register verify` tells in words what was rewritten, and of an honest record nothing."""

from sqlalchemy import select, text

from council.access.actors import founder_of
from council.actions.entering import enter
from council.records.database import db, transaction
from council.records.decisions import Statement
from council.records.guarding import drop_guards
from council.records.register import RegisterEntry


def verified(application):
    return application.test_cli_runner().invoke(args=["register", "verify"])


def test_the_demonstration_has_no_differences(demonstration):
    result = verified(demonstration)
    assert result.exit_code == 0
    assert result.output.endswith(", 0 differences.\n")


def test_a_dissenting_opinion_rewritten_and_sealed_anew_is_told(demonstration):
    with demonstration.app_context():
        drop_guards(db.session.connection())
        db.session.execute(text("UPDATE statements SET body_text = 'Согласны.' WHERE id = 1"))
        db.session.commit()
        with transaction() as session:
            opinion = session.get_one(Statement, 1)
            at = session.scalars(select(RegisterEntry.at).order_by(RegisterEntry.sequence.desc())).first()
            enter(session, "dissent.filed", of=opinion, by=founder_of(1), at=at)

    result = verified(demonstration)
    assert result.exit_code == 1
    [told] = [line for line in result.output.splitlines() if line.startswith("statements 1: ")]
    assert told.startswith("statements 1: it was sealed otherwise as it was made")
    assert result.output.endswith(", 1 differences.\n")
