"""What a state says of the draft protocol, and what the secretariat answers to each remark."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.drafted_texts import differs
from council.actions.entering import enter
from council.actions.locking import minutes_in_locked_meeting, remark_in_locked_meeting
from council.actions.permission import require, require_sight
from council.actions.powers import require_powers
from council.actions.refusals import Conflict, Incomplete, NotFound, NotInOrder, require_in_order
from council.actions.seats import seat_of
from council.actions.texts import clean_paragraphs
from council.law.remarks import RemarkKind, Verdict, rule_on_answer, rule_on_remarking
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import Floor, charter_of, floor_of
from council.records.minutes import Minutes
from council.records.remarks import Remark, RemarkAnswer, RemarkRound, Remarks, remarks_on

LONGEST_REMARK = 5_000
LATE = "remark_late"


def give_remark(
    *, minutes: str, version: str, state: str, text: str, wording: str = "", item: str | None = None, by: Actor,
    at: datetime,
) -> Remark:  # fmt: skip
    """Record what a state remarks on the version it has read: on a point of it, or on the whole."""
    said = clean_paragraphs(text, field="remark", longest=LONGEST_REMARK)
    proposed = clean_paragraphs(wording, field="wording", longest=LONGEST_REMARK, required=False)
    words: dict[str, object] = {"kind": RemarkKind.REMARK, "body_text": said, "wording": proposed}
    return _give(minutes, version, state, words, item, by=by, at=at)


def give_no_remarks(*, minutes: str, version: str, state: str, by: Actor, at: datetime) -> Remark:
    """Record that a state has read the version and has nothing to remark."""
    return _give(minutes, version, state, {"kind": RemarkKind.NONE}, None, by=by, at=at)


def answer_remark(
    *, remark: str, verdict: Verdict, reason: str = "", by: Actor, at: datetime
) -> RemarkAnswer:
    """Answer one remark: taken over, in part, or declined; what is not taken over is given its reason."""
    require(by, "remark.answered")
    told = clean_paragraphs(reason, field="reason", longest=LONGEST_REMARK, required=False)
    if verdict is not Verdict.ACCEPTED and not told:
        raise Incomplete(
            "Назовите причину: она обязательна, когда замечание отклонено или учтено частично.",
            "Name the reason: it must be given where a remark is declined or accepted in part.",
        )
    with transaction() as session:
        made = remark_in_locked_meeting(session, remark, by=by)
        if made.kind is RemarkKind.NONE:
            raise NotFound
        if made.answer is not None:
            raise Conflict(
                "На это замечание уже отвечено. Ничего не изменено.",
                "This remark has been answered already. Nothing was changed.",
            )
        require_in_order(answering_ruling(made, verdict))
        answer = RemarkAnswer(
            public_id=new_public_id(), remark_id=made.id, verdict=verdict, reason=told, answered_at=at,
            answered_by_id=by.person_id,
        )  # fmt: skip
        session.add(answer)
        enter(
            session, "remark.answered", of=made, by=by, at=at, meeting_id=made.round.minutes.meeting_id,
            detail={"verdict": verdict.value}, rows=[answer],
        )  # fmt: skip
        return answer


def answering_ruling(remark: Remark, verdict: Verdict) -> Ruling:
    """Return whether the remark may be answered so: what is taken over stands in a newer version that differs."""
    asked, last = remark.round.version, remark.round.minutes.versions[-1]
    minutes = remark.round.minutes
    return rule_on_answer(
        charter_of(minutes.meeting.body).edition_on(minutes.meeting.starts_locally.date()).minutes,
        verdict,
        is_signed=minutes.is_signed,
        version=asked.number,
        newer_differs=differs(asked, last),
    )


def remarking_ruling(
    session: Session, floor: Floor, minutes: Minutes, made: Remarks, *, at: datetime, seat: int | None = None
) -> Ruling:
    """Return whether a state may remark on the draft now, and whether in time."""
    said = made.in_last(seat) if seat is not None else []
    return rule_on_remarking(
        floor.edition.minutes,
        due_on=made.last.due_on if made.last else None,
        is_signed=minutes.is_signed,
        today=day_of(session, floor.meeting.body_id, at),
        waiting=sum(one in made.unanswered for one in said),
    )


def _give(
    minutes: str,
    version: str,
    state: str,
    words: dict[str, object],
    item: str | None,
    *,
    by: Actor,
    at: datetime,
) -> Remark:
    require(by, "remark.given", seat=state)
    with transaction() as session:
        drafted = minutes_in_locked_meeting(session, minutes, by=by)
        held = drafted.meeting
        require_sight(held, by=by)
        floor = floor_of(session, held, held.closed_at or at)
        require_powers(session, floor, by, seat=state)
        made = remarks_on(session, drafted.id)
        seat = seat_of(session, state, by=by, day=held.starts_locally.date())
        ruling = remarking_ruling(session, floor, drafted, made, at=at, seat=seat.id)
        if made.last is None or ruling.bars:
            raise NotInOrder(ruling)
        _refuse_another_version(made.last, version)
        remark = Remark(
            public_id=new_public_id(), round_id=made.last.id, seat_id=seat.id,
            sequence=len(made.in_last(seat)) + 1, item_id=_item_id(session, held.id, item),
            is_late=ruling.finding == LATE, given_at=at, given_by_id=by.person_id, **words,
        )  # fmt: skip
        _refuse_what_was_said(made.in_last(seat), remark)
        session.add(remark)
        detail = {
            "state": state,
            "kind": remark.kind.value,
            "late": remark.is_late,
            "version": made.last.version.number,
        }
        enter(
            session, "remark.given", of=remark, by=by, at=at, meeting_id=held.id, clause=ruling.clause,
            detail=detail,
        )  # fmt: skip
        return remark


def _item_id(session: Session, meeting_id: int, item: str | None) -> int | None:
    """Return the key of the item of this very meeting that is named; another one does not exist here."""
    if not item:
        return None
    found = session.query(Item.id).filter(Item.public_id == item, Item.meeting_id == meeting_id).scalar()
    if found is None:
        raise NotFound
    return int(found)


def _refuse_another_version(last: RemarkRound, version: str) -> None:
    if last.version.public_id != version:
        raise Conflict(
            f"Тем временем на замечания направлена редакция {last.version.number}. Прочитайте ее и ответьте еще раз."
            " Ничего не записано.",
            f"Meanwhile version {last.version.number} was circulated for remarks. Read it and answer again. Nothing"
            " was recorded.",
        )


def _refuse_what_was_said(said: list[Remark], new: Remark) -> None:
    if new.kind is RemarkKind.NONE and said:
        raise Conflict(
            "Государство уже ответило на эту редакцию. Ничего не изменено.",
            "The state has answered to this version already. Nothing was changed.",
        )
    if any(_words_of(one) == _words_of(new) for one in said):
        raise Conflict(
            "Такое замечание этого государства уже записано. Если оно относится к нескольким пунктам, назовите их в нем."
            " Ничего не изменено.",
            "This remark of the state is on record already. If it concerns several points, name them in it. Nothing was"
            " changed.",
        )


def _words_of(remark: Remark) -> tuple[list[str], list[str]]:
    """Return the words of a remark as they are compared: neither spaces nor capitals make another one."""
    return remark.body_text.casefold().split(), remark.wording.casefold().split()
