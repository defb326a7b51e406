"""An extraordinary meeting before XI, by video: its protocol was remarked on, signed, and corrected by two persons since."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app

from council.actions.convening import convene_meeting, publish_meeting
from council.actions.corrections import propose_correction, sign_correction
from council.actions.deciding import take_note
from council.actions.minutes import draft_minutes, sign_minutes
from council.actions.notes import record_notes
from council.actions.petitions import answer_petition, file_petition
from council.actions.preparing import circulate_draft, prepare_minutes
from council.actions.remarks import answer_remark, give_no_remarks, give_remark
from council.actions.rendering import print_correction, print_version
from council.actions.sittings import close_meeting, open_meeting
from council.cli.demonstration.agenda import Question
from council.cli.demonstration.circulating import send_adopted
from council.cli.demonstration.signing import sign_the_close
from council.cli.demonstration.stage import (
    Stage,
    adopt,
    hold_vote,
    preside,
    put_on_agenda,
    seat_delegates,
    take_up,
)
from council.law.remarks import Verdict
from council.records.database import db
from council.records.files import FileStore
from council.records.meetings import Form, Series
from council.records.minutes import Minutes

ZONE = ZoneInfo("Asia/Dushanbe")
PETITIONED = datetime(2025, 1, 20, 11, 0, tzinfo=ZONE)
STARTS = datetime(2025, 2, 12, 11, 0, tzinfo=ZONE)
CHAIR = "tj"
PRESENT = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
SUPPLY = Question(
    "О перебоях в поставках комплектующих для сельскохозяйственного машиностроения",
    "Республика Казахстан",
    ("2.3",),
    ("Принять к сведению информацию Республики Казахстан о поставках комплектующих.",),
    heard="Представитель Республики Казахстан сообщил о задержке поставок у 12 предприятий.",
)
SUPPLIERS = Question(
    "Об общем перечне поставщиков комплектующих для сельскохозяйственного машиностроения",
    "Республика Беларусь",
    ("2.5",),
    (
        "Считать целесообразным составить общий перечень поставщиков комплектующих.",
        "Поручить секретариату Совета собрать сведения государств до 1 мая 2025 года.",
    ),
    heard="Представитель Республики Беларусь предложил составить общий перечень поставщиков.",
)
SPOKE = "Представитель Республики Узбекистан предложил включить в перечень ремонтные предприятия."
CORRECTED = "Представитель Республики Казахстан сообщил о задержке поставок у 21 предприятия."


def play(stage: Stage, store: FileStore) -> None:
    """Play the meeting from the petition for it to the correction of its protocol."""
    meeting = _convene(stage)
    items = put_on_agenda(stage, meeting, (SUPPLY, SUPPLIERS))
    publish_meeting(meeting=meeting, by=stage.officer, at=stage.tick())
    _hold(stage, meeting, items)
    minutes, signed = _sign(stage, meeting, items, store)
    stage.go_to(STARTS + timedelta(days=12))
    send_adopted(stage, meeting, store)
    stage.go_to(STARTS + timedelta(days=20))
    _correct(stage, meeting, minutes, signed, store)


def _convene(stage: Stage) -> str:
    """Convene it on the petition of Kazakhstan, once the majority of the members supports it."""
    stage.go_to(PETITIONED)
    petition = file_petition(
        state="KZ",
        subject="О перебоях в поставках комплектующих (демонстрационные данные)",
        agenda=(SUPPLY.title, SUPPLIERS.title),
        by=stage.actor("kz"),
        at=stage.tick(),
    ).public_id
    for key in ("by", "ru", "tj", "uz"):
        answer_petition(
            petition=petition, state=key.upper(), supports=True, by=stage.actor(key), at=stage.tick()
        )
    return convene_meeting(
        series=Series.EXTRAORDINARY,
        starts_at=STARTS,
        ends_at=STARTS + timedelta(hours=2),
        zone=str(ZONE),
        city="Душанбе",
        form=Form.VIDEO,
        petition=petition,
        by=stage.officer,
        at=stage.tick(),
    ).public_id


def _hold(stage: Stage, meeting: str, items: list[str]) -> None:
    """Take note of the first item, vote on the second, and close."""
    stage.go_to(STARTS - timedelta(minutes=15))
    seat_delegates(stage, meeting, dict.fromkeys(PRESENT))
    preside(stage, meeting, CHAIR)
    stage.go_to(STARTS)
    open_meeting(meeting=meeting, by=stage.actor(CHAIR, meeting), at=stage.tick())
    adopt(stage, meeting, CHAIR)
    take_up(stage, meeting, items[0], CHAIR)
    take_note(item=items[0], by=stage.actor(CHAIR, meeting), at=stage.tick())
    take_up(stage, meeting, items[1], CHAIR)
    ballots = dict(zip((seat.lower() for seat in PRESENT), "+++0+++", strict=True))
    hold_vote(stage, meeting, items[1], CHAIR, ballots)
    for item, question in zip(items, (SUPPLY, SUPPLIERS), strict=True):
        _note(stage, item, question.heard)
    stage.go_to(STARTS + timedelta(hours=1))
    close_meeting(meeting=meeting, next_meeting_note="", by=stage.actor(CHAIR, meeting), at=stage.tick())
    sign_the_close(stage)


def _sign(stage: Stage, meeting: str, items: list[str], store: FileStore) -> tuple[str, str]:
    """Draft the protocol, take a remark over into a second version, decline another, and sign; return it and its digest."""
    site = current_app.config["SETTINGS"].site
    stage.go_to(STARTS + timedelta(days=1))
    first = draft_minutes(meeting=meeting, by=stage.officer, at=stage.tick())
    minutes, version = db.session.get_one(Minutes, first.minutes_id).public_id, first.public_id
    shown = print_version(version=version, store=store, at=stage.tick(), site=site)
    due_on = (STARTS + timedelta(days=8)).date()
    circulate_draft(minutes=minutes, sha256=shown, due_on=due_on, by=stage.officer, at=stage.tick())
    stage.go_to(STARTS + timedelta(days=2))
    remarks = _remark(stage, minutes, version, items)
    stage.go_to(STARTS + timedelta(days=9))
    _note(stage, items[1], SUPPLIERS.heard, SPOKE, revision=1)
    second = draft_minutes(meeting=meeting, by=stage.officer, at=stage.tick()).public_id
    signed = print_version(version=second, store=store, at=stage.tick(), site=site)
    _answer(stage, *remarks)
    why = "Внесены только слова, предложенные государством; в остальном текст тот же, что рассылался."
    prepare_minutes(minutes=minutes, sha256=signed, reason=why, by=stage.officer, at=stage.tick())
    sign_minutes(minutes=minutes, sha256=signed, by=stage.actor(CHAIR, meeting), at=stage.tick(600))
    return minutes, signed


def _remark(stage: Stage, minutes: str, version: str, items: list[str]) -> tuple[str, str]:
    asked = {"minutes": minutes, "version": version}
    left_out = give_remark(
        **asked, state="UZ", item=items[1], text="Не отражено выступление представителя Республики Узбекистан.",
        wording=SPOKE, by=stage.actor("uz"), at=stage.tick(),
    ).public_id  # fmt: skip
    too_much = give_remark(
        **asked, state="KG", item=items[1], text="Просим указать, почему Кыргызская Республика воздержалась.",
        by=stage.actor("kg"), at=stage.tick(),
    ).public_id  # fmt: skip
    give_no_remarks(**asked, state="BY", by=stage.actor("by"), at=stage.tick())
    return left_out, too_much


def _answer(stage: Stage, left_out: str, too_much: str) -> None:
    """Take the first remark over, as the second version has it, and decline the other with a reason."""
    answer_remark(remark=left_out, verdict=Verdict.ACCEPTED, by=stage.officer, at=stage.tick())
    answer_remark(
        remark=too_much, verdict=Verdict.DECLINED, by=stage.officer, at=stage.tick(),
        reason="На заседании причина не называлась. Член Совета вправе выразить ее в особом мнении.",
    )  # fmt: skip


def _correct(stage: Stage, meeting: str, minutes: str, signed: str, store: FileStore) -> None:
    """Let the secretariat propose a correction of a number that was misheard, and who presided sign it."""
    proposed = propose_correction(
        minutes=minutes, texts={1: {"heard": CORRECTED}}, closing="", replaces=signed,
        reason="Число предприятий записано неверно: названо 21, а не 12", by=stage.officer, at=stage.tick(),
    ).public_id  # fmt: skip
    site = current_app.config["SETTINGS"].site
    shown = print_correction(correction=proposed, store=store, at=stage.tick(), site=site)
    stage.go_to(stage.now + timedelta(days=1))
    by = stage.actor(CHAIR, meeting)
    sign_correction(correction=proposed, sha256=shown, by=by, at=stage.tick())
    send_adopted(stage, meeting, store, again="-corrected")


def _note(stage: Stage, item: str, heard: str, spoke: str = "", *, revision: int = 0) -> None:
    record_notes(item=item, heard=heard, spoke=spoke, revision=revision, by=stage.officer, at=stage.tick())
