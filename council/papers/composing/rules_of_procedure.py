"""Under which version of the rules of procedure a meeting was held, as its minutes say it."""

from council.papers.composing.story import Story
from council.records.meetings import Form
from council.wording.citations import clause_in_print
from council.wording.dates import long_date


def rules_note(story: Story) -> str:
    """Return the sentence on the version the meeting was opened under, with its clauses; nothing without one."""
    version, rule = story.rules_version, story.floor.edition.rules_of_procedure
    if version is None or rule is None:
        return ""
    of = story.floor.charter.regulation_genitive_ru
    named = f"регламентом (редакция № {version.number}, действует с {long_date(version.since_on)}"
    adopted = f"{version.decision_reference}; {clause_in_print(rule.clause, of)}"
    if story.meeting.form is Form.WRITTEN:
        rests = f"{adopted}, {clause_in_print(rule.meetings_clause, of)}"
        return f"Вопросы рассмотрены заочно в соответствии с {named}; {rests})."
    return f"Заседание проведено в соответствии с {named}; {adopted})."
