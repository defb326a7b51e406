"""The parties of the demonstration: assumed, but for the few facts that were published."""

from datetime import date

from council.actions.bodies import name_authorised_body
from council.actions.parties import enter_protocol, enter_treaty_act
from council.cli.demonstration.cast import AUTHORITIES, STATES
from council.cli.demonstration.stage import Stage
from council.law.parties import TreatyStep
from council.records.bodies import Channel

SINCE = date(2024, 1, 1)
RECOGNISED_ON = date(2021, 5, 1)  # before the seventh meeting, of which the chair is known
INVENTED = "демонстрационные данные"
# When a state decided on its authority and told the depositary: in time, late, and not at all.
NOTICES = {
    "BY": (date(2023, 11, 20), date(2023, 12, 20)),
    "KG": (date(2023, 11, 20), date(2024, 1, 9)),
    "TM": (date(2023, 12, 15), None),
}
PROTOCOL_NOTIFIED = {"BY": date(2024, 9, 2), "KZ": date(2024, 11, 25)}


def enter_parties(stage: Stage) -> None:
    """Enter nine states, what is known of Kazakhstan and Uzbekistan, their authorities and one protocol."""
    for code in STATES:
        if code == "UZ":
            _uzbekistan(stage)
        else:
            _assumed(stage, code)
        _authority(stage, code)
    _kazakhstan(stage)
    _protocol(stage)


def _assumed(stage: Stage, code: str) -> None:
    _enter(
        stage,
        step=TreatyStep.RECOGNISED,
        state=code,
        acted_on=RECOGNISED_ON,
        is_assumed=True,
        document=f"{INVENTED}: признается участником условно",
    )


def _uzbekistan(stage: Stage) -> None:
    _enter(
        stage,
        step=TreatyStep.RECOGNISED,
        state="UZ",
        acted_on=date(2021, 5, 8),
        source="Национальная база данных законодательства Республики Узбекистан: Соглашение вступило в силу"
        " для Республики Узбекистан 8 мая 2021 года",
        note="День получения уведомления депозитарием не найден; по исчислению – 8 апреля 2021 года.",
    )


def _kazakhstan(stage: Stage) -> None:
    _enter(
        stage,
        step=TreatyStep.SIGNED,
        state="KZ",
        acted_on=date(2012, 5, 30),
        document="постановление Правительства Республики Казахстан от 29 мая 2012 года № 696-1 (о подписании)",
        source="информационно-правовая система «Әділет»: совершено в Ашхабаде 30 мая 2012 года",
    )
    _enter(
        stage,
        step=TreatyStep.NOTIFIED,
        state="KZ",
        document="постановление Правительства Республики Казахстан от 6 сентября 2013 года № 937"
        " (об утверждении)",
        source="информационно-правовая система «Әділет»",
        note="День получения уведомления депозитарием не найден.",
    )


def _authority(stage: Stage, code: str) -> None:
    decided_on, notified_on = NOTICES.get(code, (None, None))
    name_authorised_body(
        state=code,
        title_ru=AUTHORITIES[code].title_ru,
        title_en=AUTHORITIES[code].title_en,
        since_on=SINCE,
        decided_on=decided_on,
        decision=INVENTED if decided_on else "",
        notified_on=notified_on,
        channel=Channel.DIPLOMATIC if notified_on else None,
        by=stage.actor("head"),
        at=stage.tick(1),
    )


def _protocol(stage: Stage) -> None:
    protocol = enter_protocol(
        title_ru="Протокол о внесении изменений в Соглашение (демонстрационные данные)",
        title_en="Protocol amending the Agreement (demonstration data)",
        done_on=date(2024, 6, 14),
        by=stage.actor("head"),
        at=stage.tick(1),
    ).public_id
    for code, received_on in PROTOCOL_NOTIFIED.items():
        signed, paper = date(2024, 6, 14), {"state": code, "document": INVENTED, "protocol": protocol}
        _enter(stage, step=TreatyStep.SIGNED, acted_on=signed, **paper)
        _enter(stage, step=TreatyStep.NOTIFIED, acted_on=received_on, **paper)


def _enter(stage: Stage, **said) -> None:
    enter_treaty_act(**said, by=stage.actor("head"), at=stage.tick(1))
