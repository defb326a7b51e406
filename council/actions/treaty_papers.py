"""What an entry in the register of the treaty must look like, and which paper it must name."""

from datetime import date

from council.actions.days import require_order
from council.actions.refusals import Incomplete
from council.law.parties import TreatyAct, TreatyStep
from council.law.ruling import Ruling
from council.law.treaty import RECEIVED
from council.records.treaty import TreatyEntry

OF_A_PROTOCOL = (TreatyStep.SIGNED, TreatyStep.NOTIFIED, TreatyStep.ENTERED_INTO_FORCE)


def require_shape(act: TreatyAct, *, sent_on: date | None, of_protocol: bool) -> None:
    """Refuse days out of order or out of place, a state too many or too few."""
    for day in (act.on, sent_on, act.takes_effect_on):
        if day is not None:
            require_order(day, None)
    if (act.step is TreatyStep.ENTERED_INTO_FORCE) == bool(act.state):
        raise Incomplete(
            "Выберите государство; только вступление в силу вносится без него.",
            "Choose the state; only the entry into force is entered without one.",
        )
    if of_protocol and act.step not in OF_A_PROTOCOL:
        raise Incomplete(
            "К протоколу вносят подпись, уведомление или опубликованный день вступления в силу.",
            "For a protocol a signature, a notification or the published entry into force is entered.",
        )
    if act.is_assumed and act.step is not TreatyStep.RECOGNISED:
        raise Incomplete(
            "Предполагаться может только признание участником.", "Only a recognition can be an assumed one."
        )
    _require_days(act, sent_on)


def _require_days(act: TreatyAct, sent_on: date | None) -> None:
    if sent_on is not None and act.step not in RECEIVED:
        raise Incomplete(
            "День отправления вносят только для документа, полученного депозитарием.",
            "The day of sending belongs only to a paper the depositary received.",
        )
    if sent_on is not None and act.on is not None and sent_on > act.on:
        raise Incomplete(
            f"Документ получен ({act.on:%d.%m.%Y}) раньше, чем отправлен ({sent_on:%d.%m.%Y}). Исправьте даты.",
            f"The paper was received ({act.on}) before it was sent ({sent_on}). Correct the dates.",
        )
    if act.takes_effect_on is not None and act.step is not TreatyStep.WITHDRAWAL_NOTIFIED:
        raise Incomplete(
            "День выхода вносят только с уведомлением о выходе.",
            "The day of withdrawal belongs only to a notice of withdrawal.",
        )
    if act.takes_effect_on is not None and act.on is not None and act.takes_effect_on < act.on:
        raise Incomplete(
            f"День выхода ({act.takes_effect_on:%d.%m.%Y}) раньше получения уведомления ({act.on:%d.%m.%Y}). "
            "Исправьте даты.",
            f"The day of withdrawal ({act.takes_effect_on}) is before the receipt ({act.on}). Correct the dates.",
        )


def require_paper(entry: TreatyEntry, ruling: Ruling) -> None:
    """Refuse an entry that names neither a document nor a source, or leaves an unknown day unexplained."""
    if not (entry.document or entry.source):
        raise Incomplete(
            "Укажите документ или источник, по которому сделана запись.",
            "Name the document or the source the entry rests on.",
        )
    if entry.acted_on is None and not entry.note:
        raise Incomplete(
            "День не указан: поясните в примечании, почему он не известен.",
            "The day is missing: say in the note why it is not known.",
        )
    if ruling.finding == "accession_disputed" and not entry.document:
        raise Incomplete(
            "Участие государства в СНГ оспаривается: укажите документ, на котором основано признание.",
            "The state's participation in the CIS is disputed: name the document it is held to rest on.",
        )
