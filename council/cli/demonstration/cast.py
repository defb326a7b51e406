"""The cast: invented persons of the demonstration, their offices and how they sign in."""

from dataclasses import dataclass

from council.charters.states import BY_CODE
from council.records.people import Office

PASSWORD = "soglasie-2012"  # noqa: S105 - printed for every newcomer to read
CODE = "246810"  # the second factor of everybody who must have one, as open as the password
DOMAIN = "council.example"


@dataclass(frozen=True)
class Player:
    """An invented person. `key` names the account: `kz` signs in as kz@council.example."""

    key: str
    family_name: str
    given_names: str
    name_en: str
    post: str
    organisation: str = ""
    office: Office | None = None
    seat: str | None = None
    note: str = ""

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"

    @property
    def has_code(self) -> bool:
        """Say whether a second factor is asked of the player; who only reads or speaks does without."""
        return self.office not in {Office.ADVISORY, Office.OBSERVER, Office.EXPERT}


@dataclass(frozen=True)
class Authority:
    """The authority a state is shown with in the demonstration."""

    title_ru: str
    title_en: str


AUTHORITIES = {
    "AM": Authority("Министерство экономики Республики Армения", "Ministry of Economy of Armenia"),
    "BY": Authority("Министерство промышленности Республики Беларусь", "Ministry of Industry of Belarus"),
    "KZ": Authority(
        "Министерство промышленности и строительства Республики Казахстан",
        "Ministry of Industry and Construction of Kazakhstan",
    ),
    "KG": Authority(
        "Министерство экономики и коммерции Кыргызской Республики",
        "Ministry of Economy and Commerce of Kyrgyzstan",
    ),
    "MD": Authority(
        "Министерство экономического развития и цифровизации Республики Молдова",
        "Ministry of Economic Development and Digitalization of Moldova",
    ),
    "RU": Authority(
        "Министерство промышленности и торговли Российской Федерации",
        "Ministry of Industry and Trade of Russia",
    ),
    "TJ": Authority(
        "Министерство промышленности и новых технологий Республики Таджикистан",
        "Ministry of Industry and New Technologies of Tajikistan",
    ),
    "TM": Authority(
        "Министерство промышленности и строительного производства Туркменистана",
        "Ministry of Industry and Construction Production of Turkmenistan",
    ),
    "UZ": Authority(
        "Министерство инвестиций, промышленности и торговли Республики Узбекистан",
        "Ministry of Investment, Industry and Trade of Uzbekistan",
    ),
}

STATES = tuple(AUTHORITIES)


def _member(seat: str, family_name: str, given_names: str, name_en: str) -> Player:
    return Player(
        seat.lower(), family_name, given_names, name_en, "министр", AUTHORITIES[seat].title_ru,
        Office.MEMBER, seat,
    )  # fmt: skip


def _deputy(seat: str, family_name: str, given_names: str, name_en: str) -> Player:
    """Return a deputy minister: no office of the Council's own, only the credential of a meeting."""
    return Player(
        f"{seat.lower()}.deputy", family_name, given_names, name_en, "заместитель министра",
        AUTHORITIES[seat].title_ru, seat=seat,
    )  # fmt: skip


MEMBERS = (
    _member("AM", "Арамян", "Тигран Суренович", "Tigran Aramyan"),
    _member("BY", "Заречный", "Павел Викторович", "Pavel Zarechny"),
    _member("KZ", "Токжанов", "Ерлан Маратович", "Yerlan Tokzhanov"),
    _member("KG", "Асылбеков", "Нурлан Талантович", "Nurlan Asylbekov"),
    _member("MD", "Кодряну", "Ион Васильевич", "Ion Codreanu"),
    _member("RU", "Северцев", "Андрей Николаевич", "Andrei Severtsev"),
    _member("TJ", "Фархадов", "Далер Рустамович", "Daler Farkhadov"),
    _member("TM", "Мередов", "Бегенч Атаевич", "Begench Meredov"),
    _member("UZ", "Каримбаев", "Жасур Шухратович", "Zhasur Karimbaev"),
)

DEPUTIES = (
    _deputy("BY", "Лесницкая", "Ольга Петровна", "Olga Lesnitskaya"),
    _deputy("KZ", "Сапарова", "Айгуль Кайратовна", "Aigul Saparova"),
    _deputy("RU", "Ключевский", "Михаил Юрьевич", "Mikhail Klyuchevsky"),
    _deputy("UZ", "Рахматов", "Отабек Илхомович", "Otabek Rakhmatov"),
)

FOCAL_POINTS = (
    Player(
        "kz-focal", "Ахметова", "Жанна Болатовна", "Zhanna Akhmetova", "главный эксперт департамента",
        AUTHORITIES["KZ"].title_ru, Office.FOCAL_POINT, "KZ",
    ),
)  # fmt: skip

SECRETARIAT = (
    Player(
        "head", "Саидзода", "Малика Икромовна", "Malika Saidzoda", "руководитель секретариата Совета",
        office=Office.SECRETARIAT_HEAD,
    ),
    Player(
        "deputy", "Вересков", "Илья Сергеевич", "Ilya Vereskov", "заместитель руководителя секретариата Совета",
        "Исполнительный комитет СНГ", Office.SECRETARIAT_DEPUTY,
    ),
    Player(
        "officer", "Нурматова", "Лола Бахтиёровна", "Lola Nurmatova", "советник секретариата Совета",
        office=Office.SECRETARIAT_OFFICER,
    ),
)  # fmt: skip

OTHERS = (
    Player(
        "operator", "Полянский", "Глеб Андреевич", "Gleb Polyansky", "администратор системы",
        office=Office.OPERATOR,
    ),
    Player(
        "advisory", "Дубравин", "Олег Игоревич", "Oleg Dubravin", "заместитель директора департамента",
        "Исполнительный комитет СНГ", Office.ADVISORY,
    ),
    Player(
        "observer", "Алиев", "Эльчин Рамиз оглы", "Elchin Aliyev", "советник",
        "Министерство экономики Азербайджанской Республики", Office.OBSERVER,
    ),
)  # fmt: skip

PLAYERS = (*SECRETARIAT, *MEMBERS, *DEPUTIES, *FOCAL_POINTS, *OTHERS)

ROLES = {
    "head": "руководитель секретариата",
    "deputy": "заместитель руководителя секретариата",
    "officer": "сотрудник секретариата",
    "operator": "оператор (администратор системы)",
    "advisory": "участник с правом совещательного голоса",
    "observer": "наблюдатель",
}


def role_of(player: Player) -> str:
    """Return in a few words who signs in by this account."""
    if player.office is Office.MEMBER and player.seat:
        return f"член Совета от {BY_CODE[player.seat].genitive}"
    if player.office is Office.FOCAL_POINT and player.seat:
        return f"координатор делегации, {BY_CODE[player.seat].full}: ведет ее пользователей"
    if player.seat:
        return f"заместитель министра, {BY_CODE[player.seat].full}: действует по доверенности"
    return ROLES[player.key]


def player_of_seat(seat: str) -> Player:
    """Return the member who holds the seat of a state."""
    return next(player for player in MEMBERS if player.seat == seat)
