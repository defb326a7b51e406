"""The draft protocol of meeting XI before the states: one remark, answered; two with nothing to remark; the rest silent."""

from datetime import timedelta

from council.actions.preparing import circulate_draft
from council.actions.remarks import answer_remark, give_no_remarks, give_remark
from council.cli.demonstration.stage import Stage
from council.law.remarks import Verdict

TERM = timedelta(days=7)


def let_remark(stage: Stage, minutes: str, version: str, sha256: str, items: list[str]) -> None:
    """Circulate the draft, let states answer, answer the one remark, and wait until the term is over."""
    circulated_on = stage.now
    due_on = (circulated_on + TERM).date()
    circulate_draft(minutes=minutes, sha256=sha256, due_on=due_on, by=stage.officer, at=stage.tick())
    asked = {"minutes": minutes, "version": version}
    stage.go_to(circulated_on + timedelta(days=1))
    give_no_remarks(**asked, state="BY", by=stage.actor("by"), at=stage.tick())
    remark = give_remark(
        **asked,
        state="KZ",
        item=items[2],
        text="В протоколе не отражено предложение Республики Казахстан вернуться к проекту Соглашения до конца года.",
        wording="Вернуться к рассмотрению проекта Соглашения до конца 2025 года.",
        by=stage.actor("kz"),
        at=stage.tick(),
    ).public_id
    give_no_remarks(**asked, state="UZ", by=stage.actor("uz"), at=stage.tick())
    stage.go_to(circulated_on + timedelta(days=2))
    answer_remark(
        remark=remark,
        verdict=Verdict.DECLINED,
        reason="Предложение прозвучало после закрытия голосования и на голосование не ставилось. Его можно внести"
        " в повестку дня следующего заседания.",
        by=stage.officer,
        at=stage.tick(),
    )
    stage.go_to(circulated_on + TERM + timedelta(days=1))
