"""«Об утверждении протокола»: put on the agenda of the next meeting by one press, and once."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import find, locked_body, locked_meeting
from council.actions.new_items import NewItem, write_item
from council.actions.permission import capacity_for
from council.actions.refusals import Conflict
from council.papers.composing.minutes import meeting_text_of
from council.papers.phrases import meeting_in_figures, which_meeting
from council.records.agenda import Item
from council.records.approvals import ApprovalItem, approval_of, meeting_in_preparation
from council.records.database import transaction
from council.records.floor import charter_of
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.wording.dates import long_date


def put_approval_on_agenda(*, minutes: str, meeting: str, by: Actor, at: datetime) -> Item:
    """Put the approval of a signed protocol on the agenda of the meeting in preparation."""
    with transaction() as session:
        locked_body(session, by=by)
        held = locked_meeting(session, meeting, by=by)
        capacity = capacity_for(session, held, "item.added", by=by, at=at)
        signed = find(session, Minutes, minutes)
        _refuse(session, signed, held)
        item = write_item(session, held, _item(signed), by=by, at=at)
        approval = ApprovalItem(
            minutes_id=signed.id, item_id=item.id, entered_at=at, entered_by_id=by.person_id
        )
        session.add(approval)
        enter(
            session, "item.standing_added", of=item, by=by, at=at, capacity=capacity, meeting_id=held.id,
            detail={"minutes": signed.public_id}, rows=[approval],
        )  # fmt: skip
        return item


def _refuse(session: Session, signed: Minutes, held: Meeting) -> None:
    ahead = meeting_in_preparation(session, signed.meeting)
    if not signed.is_signed or ahead is None or ahead.id != held.id:
        raise Conflict(
            "Вопрос вносится в повестку ближайшего заседания, когда протокол подписан. Ничего не внесено.",
            "The item goes on the agenda of the nearest meeting once the protocol is signed. Nothing was entered.",
        )
    if approval_of(session, signed.id) is not None:
        raise Conflict(
            "Вопрос об утверждении этого протокола уже стоит в повестке.",
            "The approval of this protocol stands on an agenda already.",
        )


def _item(signed: Minutes) -> NewItem:
    """Return the item in the standing words, with its draft, under the function for whatever no other one names."""
    meeting = signed.meeting
    charter, text = charter_of(meeting.body), meeting_text_of(meeting)
    competence = charter.latest.competence
    point = (
        f"Утвердить протокол № {text.number} {which_meeting(text)} {charter.title_genitive_ru}"
        f" от {long_date(text.ends_on)}."
    )
    return NewItem(
        title=f"Об утверждении протокола № {text.number} {meeting_in_figures(text)} Совета",
        functions=(competence.residual,) if competence.residual else (),
        function_reason="Утверждение протокола предыдущего заседания" if competence.residual else "",
        points=(point,),
    )
