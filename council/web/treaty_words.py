"""What the acts about the treaty, the statuses of states and the channels of a notice are called on a page."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from council.law.parties import TreatyStep
from council.law.treaty_steps import CisStatus
from council.records.bodies import Channel
from council.records.treaty import TreatyProtocol
from council.web.filters import teach
from council.web.languages import current_language

STEPS = {
    TreatyStep.SIGNED: _l("Подпись"),
    TreatyStep.NOTIFIED: _l("Уведомление о выполнении внутригосударственных процедур"),
    TreatyStep.ACCEDED: _l("Документ о присоединении"),
    TreatyStep.WITHDRAWAL_NOTIFIED: _l("Уведомление о выходе"),
    TreatyStep.WITHDRAWAL_REVOKED: _l("Отзыв уведомления о выходе"),
    TreatyStep.RECOGNISED: _l("Признание участником"),
    TreatyStep.ENTERED_INTO_FORCE: _l("Опубликованный день вступления в силу"),
}
# What the day of an act is: of receipt for what goes to the depositary, else the day itself.
DAYS = {
    TreatyStep.SIGNED: _l("День подписания"),
    TreatyStep.NOTIFIED: _l("Получено депозитарием"),
    TreatyStep.ACCEDED: _l("Получено депозитарием"),
    TreatyStep.WITHDRAWAL_NOTIFIED: _l("Получено депозитарием"),
    TreatyStep.WITHDRAWAL_REVOKED: _l("Получено депозитарием"),
    TreatyStep.RECOGNISED: _l("Признается участником с"),
    TreatyStep.ENTERED_INTO_FORCE: _l("Вступило в силу"),
}
CIS_STATUSES = {
    CisStatus.PARTICIPANT: _l("государство – участник СНГ"),
    CisStatus.DISPUTED: _l("участие в СНГ оспаривается"),
    CisStatus.OUTSIDE: _l("не является участником СНГ"),
}
CHANNELS = {
    Channel.DIPLOMATIC: _l("по дипломатическим каналам"),
    Channel.WITH_NOTIFICATION: _l("вместе с уведомлением о выполнении процедур"),
    Channel.OTHER: _l("иным способом"),
}


def init_app(app: Flask) -> None:
    """Teach the templates these names."""
    teach(
        app,
        treaty_step=lambda step: str(STEPS[step]),
        treaty_day=lambda step: str(DAYS[step]),
        cis_status=lambda status: str(CIS_STATUSES[status]),
        protocol_title=protocol_title,
        channel_name=lambda channel: str(CHANNELS[channel]),
    )


def protocol_title(protocol: TreatyProtocol) -> str:
    """Return the title of a protocol; in Russian where no English one is entered."""
    return (protocol.title_en if current_language() == "en" else "") or protocol.title_ru
