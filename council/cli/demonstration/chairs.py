"""The chairs of the demonstration: what is known of the real ones, the rest invented and marked so."""

from datetime import date, timedelta

from council.actions.chair_refusals import record_refusal
from council.actions.chairmanship import enter_chairmanship
from council.actions.secretariat import hand_over_secretariat
from council.cli.demonstration.cast import AUTHORITIES, PLAYERS, STATES
from council.cli.demonstration.stage import Stage
from council.law.rotation_facts import RefusalKind, Scope

INVENTED = "демонстрационные данные"
FIRST_YEAR, FIRST_CHAIR = 2025, "TJ"


def chair_of(year: int) -> str:
    """Return the state that chairs in a year of the demonstration: the Russian alphabet from Tajikistan on."""
    return STATES[(STATES.index(FIRST_CHAIR) + year - FIRST_YEAR) % len(STATES)]


def enter_chairs(stage: Stage, *, last_year: int) -> None:
    """Enter the chairs from 2021 to the year after `last_year`, and let the secretariat follow the chair."""
    _history(stage)
    for year in range(FIRST_YEAR, last_year + 2):
        _enter(
            stage,
            chair_of(year),
            date(year, 1, 1),
            date(year, 12, 31),
            f"демонстрационное решение о председательстве в {year} году",
        )
    _secretariat(stage, last_year)


def _history(stage: Stage) -> None:
    """Enter how the chair came to Tajikistan, with one term longer than a year and one state passed over."""
    _enter(
        stage,
        "UZ",
        date(2021, 5, 14),
        date(2022, 7, 15),
        "VII и VIII заседания, 14 мая 2021 года и 15 июля 2022 года, прошли под председательством"
        " Узбекистана; решение не найдено",
        scope=Scope.THIS_TERM,
    )
    _enter(
        stage,
        "KG",
        date(2022, 7, 16),
        date(2023, 12, 31),
        f"IX заседание 2023 года принимал Бишкек; решение не найдено, {INVENTED}",
        scope=Scope.ORDER_FROM_HERE,
    )
    record_refusal(
        seat="MD",
        kind=RefusalKind.PASSED_OVER,
        since_on=date(2023, 12, 1),
        until_on=date(2024, 11, 30),
        letter_reference=f"решение от 20 октября 2023 года № 9/8 ({INVENTED})",
        by=stage.actor("head"),
        at=stage.tick(1),
    )
    _enter(
        stage,
        "RU",
        date(2024, 1, 1),
        date(2024, 12, 31),
        f"решение от 20 октября 2023 года № 9/9 ({INVENTED})",
    )


def _enter(
    stage: Stage, seat: str, since_on: date, until_on: date, reference: str, scope: Scope | None = None
) -> None:
    enter_chairmanship(
        seat=seat,
        since_on=since_on,
        until_on=until_on,
        scope=scope,
        decision_reference=reference,
        by=stage.actor("head"),
        at=stage.tick(1),
    )


def _secretariat(stage: Stage, last_year: int) -> None:
    """Let the head of the secretariat represent the state that chairs now."""
    head, chair = PLAYERS[0], chair_of(last_year)
    hand_over_secretariat(
        person=stage.persons[head.key],
        seat=chair,
        post=head.post,
        organisation=AUTHORITIES[chair].title_ru,
        since_on=max(date(last_year, 1, 1), stage.now.date() + timedelta(days=1)),
        by=stage.actor("head"),
        at=stage.tick(1),
    )
