"""The eleventh meeting as a protocol; `python -m tests.papers.sample OUT.pdf` sets it, for the eye."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from council.charters.states import BY_CODE
from council.law.ballot import CHOICES, Position
from council.papers.decision import render_decision
from council.papers.decision_text import DecisionText
from council.papers.minutes import render_minutes
from council.papers.minutes_text import (
    AnnexKind,
    AnnexText,
    DisinterestText,
    Ending,
    ItemText,
    MeetingText,
    MinutesText,
    PassageText,
    QuorumText,
    RegisterMark,
)
from council.papers.people_text import (
    BodyText,
    Capacity,
    Category,
    DelegationText,
    OthersText,
    PersonText,
    PowersText,
    PresidingText,
    SeatRole,
    SignatureText,
    StateText,
)
from council.papers.voting_text import (
    CountsText,
    Fate,
    Method,
    OpinionText,
    ProceedingText,
    RollCallText,
    RulingText,
)

ON = datetime(2025, 6, 5, 9, 30, tzinfo=UTC)
DUSHANBE = timezone(timedelta(hours=5))
DAY = date(2025, 6, 4)
BODY = BodyText(
    title="Совет по промышленной политике государств – участников Содружества Независимых Государств",
    title_genitive="Совета по промышленной политике государств – участников Содружества Независимых Государств",
)
PERSONS = {
    "AM": ("Арам Саркисян", "заместитель министра экономики Республики Армения"),
    "BY": ("Алексей Кушнеренко", "министр промышленности Республики Беларусь"),
    "KZ": ("Ерлан Ақжолов", "министр промышленности и строительства Республики Казахстан"),
    "KG": ("Бакыт Сыдыков", "министр экономики и коммерции Кыргызской Республики"),
    "MD": (
        "Ион Мунтяну",
        "государственный секретарь Министерства экономического развития Республики Молдова",
    ),
    "RU": ("Антон Громов", "министр промышленности и торговли Российской Федерации"),
    "TJ": ("Шариф Кабиров", "министр промышленности и новых технологий Республики Таджикистан"),
    "TM": ("Мурад Аннаев", "министр промышленности и строительного производства Туркменистана"),
    "UZ": (
        "Бахром Юсупов",
        "первый заместитель министра инвестиций, промышленности и торговли Республики Узбекистан",
    ),
}
SEATS = tuple(PERSONS)


def state(code: str) -> StateText:
    known = BY_CODE[code]
    return StateText(code=code, short=known.short, full=known.full, genitive=known.genitive)


def moment(hour: int, minute: int) -> datetime:
    return datetime(2025, 6, 4, hour, minute, tzinfo=DUSHANBE)


def person(code: str) -> PersonText:
    name, post = PERSONS[code]
    return PersonText(name=name, post=post)


def delegation(code: str) -> DelegationText:
    if code != "AM":
        return DelegationText(state=state(code), actors=(person(code),))
    name, post = PERSONS[code]
    substitute = PersonText(name=name, post=post, credential="доверенность от 28 мая 2025 года № 14/3-71")
    companion = PersonText(name="Нарине Հովհաննիսյան", post="начальник отдела промышленной политики")
    return DelegationText(
        state=state(code), actors=(substitute,), role=SeatRole.SUBSTITUTE, accompanied_by=(companion,)
    )


def roll_call(**positions: str) -> tuple[RollCallText, ...]:
    """One row for each seat: those not named voted for."""
    return tuple(
        RollCallText(
            state=state(code),
            position=Position(positions.get(code, "for")),
            person="" if positions.get(code) == "absent" else PERSONS[code][0],
            oral=code == "TM" and positions.get(code, "for") in CHOICES,
        )
        for code in SEATS
    )


def counts(rows: tuple[RollCallText, ...]) -> CountsText:
    said = [row.position for row in rows]
    absent, disinterested = said.count(Position.ABSENT), said.count(Position.DISINTERESTED)
    base = len(said) - absent - disinterested
    return CountsText(
        members=len(said),
        present=len(said) - absent,
        for_=said.count(Position.FOR),
        against=said.count(Position.AGAINST),
        abstained=said.count(Position.ABSTAINED),
        not_voting=said.count(Position.NOT_VOTING),
        disinterested=disinterested,
        absent=absent,
        base=base,
        required=base // 2 + 1,
    )


def held(
    points: tuple[str, ...], number: str = "", fate: Fate = Fate.ADOPTED, **positions: str
) -> ProceedingText:
    rows = roll_call(**{"MD": "absent", **positions})
    figures = counts(rows)
    return ProceedingText(
        points=points,
        fate=fate,
        number=number,
        opened_at=moment(11, 10),
        closed_at=moment(11, 14),
        disinterested=tuple(row.state for row in rows if row.position is Position.DISINTERESTED),
        counts=figures,
        roll_call=rows,
        rulings=(
            RulingText(
                f"В заседании участвуют {figures.present} из 9 членов Совета, требуется не менее 6. Кворум имеется",
                "5.3",
            ),
            RulingText(
                f"«За» – {figures.for_} из {figures.base} учитываемых голосов, требуется не менее {figures.required}.",
                "5.8",
            ),
        ),
    )


def no_objection(points: tuple[str, ...], number: str) -> ProceedingText:
    rows = roll_call(MD="absent")
    return ProceedingText(
        points=points,
        fate=Fate.ADOPTED,
        method=Method.NO_OBJECTION,
        number=number,
        counts=counts(rows),
        roll_call=rows,
    )


OPINION = OpinionText(
    state=state("UZ"),
    person="Бахром Юсупов",
    filed_on=date(2025, 6, 4),
    text=(
        "Республика Узбекистан поддерживает цели проекта Соглашения, однако полагает, что перечень отраслей "
        "тяжелого машиностроения нуждается в уточнении до внесения проекта на рассмотрение.\n"
        "Просим внести настоящее особое мнение в протокол заседания."
    ),
)

ITEMS = (
    ItemText(
        number=1,
        title="О выполнении решений предыдущего заседания Совета",
        rapporteur="секретариат Совета",
        heard="Руководителя секретариата Совета С. Назарова – о выполнении решений X заседания Совета. Из четырнадцати поручений выполнено одиннадцать, по трем срок не наступил.",
        spoke="А. Громов (Российская Федерация) – о необходимости указывать в поручениях ответственного исполнителя.\nА. Кушнеренко (Республика Беларусь) – в поддержку.",
        ending=Ending.TAKEN_NOTE,
        conclusion=(
            "Принять к сведению информацию секретариата Совета о выполнении решений X заседания Совета",
        ),
    ),
    ItemText(
        number=2,
        title="О ходе реализации Концепции развития промышленной кооперации государств – участников СНГ и Комплекса мер на период до 2030 года",
        rapporteur="Исполнительный комитет СНГ",
        heard="Представителя Исполнительного комитета СНГ – о ходе реализации Концепции. Доклад прилагается.",
        notes=(
            "Материалы по пункту направлены членам Совета 12 мая 2025 года, позднее 5 мая 2025 года; возражений против рассмотрения не поступило.",
        ),
        proceedings=(
            no_objection(
                (
                    "Одобрить доклад о ходе реализации Концепции развития промышленной кооперации",
                    "Просить Исполнительный комитет СНГ до 1 декабря 2025 года направить доклад членам Совета",
                ),
                "11/2",
            ),
        ),
    ),
    ItemText(
        number=3,
        title="О проекте Соглашения о сотрудничестве государств – участников СНГ в развитии отраслей тяжелого машиностроения",
        rapporteur="Республика Таджикистан",
        heard="Министра промышленности и новых технологий Республики Таджикистан Ш. Кабирова – о проекте Соглашения.",
        spoke="Б. Юсупов (Республика Узбекистан), Е. Ақжолов (Республика Казахстан).",
        proceedings=(
            ProceedingText(
                points=("Одобрить проект Соглашения",),
                fate=Fate.ANNULLED,
                opened_at=moment(11, 2),
                reason="Голосование, открытое в 11:02, аннулировано председательствующим и руководителем секретариата: на голосование была поставлена прежняя редакция проекта.",
            ),
            ProceedingText(
                **{
                    **held(
                        (
                            "Одобрить проект Соглашения о сотрудничестве государств – участников СНГ в развитии отраслей тяжелого машиностроения",
                            "Внести его в установленном порядке на рассмотрение Совета глав правительств СНГ",
                        ),
                        "11/3",
                        UZ="against",
                        TM="for",
                    ).__dict__,
                    "opinions": (OPINION,),
                }
            ),
        ),
    ),
    ItemText(
        number=4,
        title="О сотрудничестве в области гражданского судостроения и производства судового комплектующего оборудования",
        rapporteur="Российская Федерация",
        heard="Министра промышленности и торговли Российской Федерации А. Громова – о предложениях по кооперации в гражданском судостроении.",
        disinterests=(DisinterestText(state=state("KG"), declared_at=moment(12, 5)),),
        proceedings=(
            held(
                (
                    "Создать рабочую группу экспертов по гражданскому судостроению на временной основе",
                    "Поручить секретариату Совета до 1 сентября 2025 года представить предложения о составе рабочей группы",
                ),
                "11/4",
                KG="disinterested",
                TM="abstained",
            ),
        ),
    ),
    ItemText(
        number=5,
        title="О взаимодействии в сфере обращения с опасными отходами и ликвидации накопленного вреда окружающей среде",
        rapporteur="Республика Казахстан",
        heard="Представителя секретариата Совета – о состоянии вопроса.",
        ending=Ending.BLOCKED,
        affected_absent=(state("KZ"),),
    ),
    ItemText(
        number=6,
        title="О производстве новых материалов для высокотехнологичных отраслей",
        rapporteur="базовая организация",
        heard="Ректора базовой организации – о предложениях по программе новых материалов.",
        proceedings=(
            held(
                ("Утвердить программу совместных работ по новым материалам на 2026–2028 годы",),
                fate=Fate.NOT_ADOPTED,
                KZ="absent",
                BY="against",
                RU="against",
                KG="against",
                TM="disinterested",
            ),
        ),
    ),
    ItemText(
        number=7,
        title="О председательстве в Совете; о дате и месте проведения следующего заседания",
        ending=Ending.PUT_OFF,
        heard="Председательствующего – о предложениях государств.",
    ),
)

MINUTES = MinutesText(
    body=BODY,
    meeting=MeetingText(
        ordinal=11,
        starts_on=DAY,
        ends_on=DAY,
        place="г. Душанбе",
        number="11",
        opened_at=moment(10, 5),
        closed_at=moment(15, 40),
    ),
    presiding=(
        PresidingText(person("TJ"), state("TJ")),
        PresidingText(person("TM"), state("TM"), Capacity.CO_CHAIR, since=moment(14, 30)),
    ),
    delegations=tuple(delegation(code) for code in SEATS if code != "MD"),
    absent=(state("MD"),),
    quorum=QuorumText(members=9, present=8, required=6, quorate=True, clause="5.3"),
    others=(
        OthersText(Category.ADVISORY, (PersonText("Сергей Назаров", "руководитель секретариата Совета"),)),
        OthersText(
            Category.EXECUTIVE_COMMITTEE,
            (PersonText("Игорь Неманов", "директор департамента Исполнительного комитета СНГ"),),
        ),
        OthersText(
            Category.OBSERVERS,
            (PersonText("Әнвәр Məmmədov", "советник, Азербайджанская Республика", note="гость"),),
        ),
        OthersText(
            Category.INVITED, (PersonText("Ирина Воротынцева", "ректор базовой организации", by_link=True),)
        ),
    ),
    passages=(
        PassageText(at=moment(12, 20), person="Ерлан Ақжолов", arrived=False, state=state("KZ")),
        PassageText(at=moment(15, 2), person="Ерлан Ақжолов", arrived=True, state=state("KZ")),
    ),
    agenda_note="Повестка дня утверждена без голосования, возражений не поступило. По предложению Республики Беларусь в повестку дня включен пункт 6.",
    items=ITEMS,
    closing="Провести очередное заседание в 2026 году в городе Ашхабаде; дату согласовать с членами Совета.\nПредседательство в Совете с 1 января 2026 года осуществляет Туркменистан.",
    closing_title="Дата и место следующего заседания",
    annexes=(
        AnnexText(1, "Доклад о ходе реализации Концепции развития промышленной кооперации", 12),
        AnnexText(2, "Проект Соглашения о сотрудничестве в развитии отраслей тяжелого машиностроения", 8),
        AnnexText(3, "Полномочия лиц, замещавших членов Совета", kind=AnnexKind.CREDENTIALS),
    ),
    powers=(
        PowersText(
            state=state("AM"),
            person=PERSONS["AM"][0],
            post=PERSONS["AM"][1],
            replaces="Геворг Папоян",
            paper="доверенность от 28 мая 2025 года № 14/3-71",
            issued_by="Министерство экономики Республики Армения",
            signatory="министр Г. Папоян",
            reach="по пунктам 1, 2 и 3 повестки дня",
            registered_at=moment(9, 5),
            confirmed_at=moment(9, 40),
            confirmed_by="Сергей Назаров",
            revoked_at=moment(15, 20),
        ),
    ),
    signatures=(
        SignatureText("Председательствующий на заседании, председатель Совета", "Ш. Кабиров"),
        SignatureText("Руководитель секретариата Совета", "С. Назаров"),
    ),
    circulate_by=date(2025, 6, 18),
    register=RegisterMark(acts=412, root="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    demonstration=True,
    record={"charter": "cis_industrial_policy", "votes": [{"number": "11/3", "adopted": True}]},
)

DECISION = DecisionText(
    body=BODY,
    meeting=MINUTES.meeting,
    number="11/3",
    title=ITEMS[2].title,
    item=3,
    preamble="заслушав информацию Республики Таджикистан и в соответствии с пунктом 1 раздела 3 Положения о Совете,",
    points=ITEMS[2].proceedings[1].points,
    signatures=(SignatureText("Председатель Совета", "Ш. Кабиров"),),
    demonstration=True,
    record={"number": "11/3"},
)

if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.write_bytes(render_minutes(MINUTES, on=ON))
    out.with_stem(out.stem + "-decision").write_bytes(render_decision(DECISION, on=ON))
