"""What is wrong with a roll call, said in Russian and in English."""

from collections.abc import Mapping
from types import MappingProxyType

COMPLAINTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "no_file": {"ru": "файл не открывается ({why})", "en": "the file cannot be opened ({why})"},
        "not_regular": {
            "ru": "нужен обычный файл: он читается дважды",
            "en": "must be a regular file: it is read twice",
        },
        "empty": {"ru": "файл пуст", "en": "the file is empty"},
        "encoding": {"ru": "строка записана не в UTF-8", "en": "the line is not written in UTF-8"},
        "nul": {"ru": "в строке есть нулевой байт", "en": "the line holds a NUL byte"},
        "unreadable": {"ru": "строка CSV не читается ({why})", "en": "the CSV line cannot be read ({why})"},
        "unknown_column": {
            "ru": "неизвестный столбец «{given}»; известны: {known}",
            "en": "unknown column {given!r}; known are {known}",
        },
        "missing_column": {"ru": "нет столбца «{given}»", "en": "column {given!r} is missing"},
        "duplicate_column": {
            "ru": "столбец «{given}» указан дважды",
            "en": "column {given!r} is there twice",
        },
        "ragged": {
            "ru": "полей в строке: {given}, столбцов: {known}",
            "en": "the row has {given} fields for {known} columns",
        },
        "no_vote": {"ru": "не указано голосование", "en": "the vote is not named"},
        "no_seat": {"ru": "не указано место", "en": "the seat is not named"},
        "unknown_position": {
            "ru": "неизвестная позиция «{given}»; известны: {known}",
            "en": "unknown position {given!r}; known are {known}",
        },
        "bad_flag": {
            "ru": "в столбце «{column}» должно быть yes или пусто, а не «{given}»",
            "en": "column {column!r} must be yes or empty, not {given!r}",
        },
        "seat_twice": {
            "ru": "место «{given}» указано в голосовании «{vote}» дважды",
            "en": "seat {given!r} is there twice in vote {vote!r}",
        },
        "two_presiding": {
            "ru": "в голосовании «{vote}» два председательствующих",
            "en": "vote {vote!r} has two presiding seats",
        },
        "two_classes": {
            "ru": "в голосовании «{vote}» указаны два класса вопросов",
            "en": "vote {vote!r} names two classes of items",
        },
        "unknown_class": {
            "ru": "неизвестный класс вопросов «{given}»; известны: {known}",
            "en": "unknown class of items {given!r}; known are {known}",
        },
        "scattered": {
            "ru": "строки голосования «{vote}» стоят не подряд",
            "en": "the rows of vote {vote!r} do not stand together",
        },
    }
)


def complaint(fault: str, lang: str, **about: object) -> str:
    """Return the sentence that says what is wrong."""
    return COMPLAINTS[fault][lang].format(**about)
