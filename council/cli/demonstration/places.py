"""Where the chairing states of the demonstration hold their meetings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Capital:
    """A capital and its time zone."""

    city: str
    zone: str


CAPITALS = {
    "AM": Capital("Ереван", "Asia/Yerevan"),
    "BY": Capital("Минск", "Europe/Minsk"),
    "KZ": Capital("Астана", "Asia/Almaty"),
    "KG": Capital("Бишкек", "Asia/Bishkek"),
    "MD": Capital("Кишинев", "Europe/Chisinau"),
    "RU": Capital("Москва", "Europe/Moscow"),
    "TJ": Capital("Душанбе", "Asia/Dushanbe"),
    "TM": Capital("Ашхабад", "Asia/Ashgabat"),
    "UZ": Capital("Ташкент", "Asia/Tashkent"),
}
