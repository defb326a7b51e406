"""Under which version of the rules of procedure a meeting was held, as its minutes say it."""

from council.papers.composing.story import Story
from council.records.meetings import Form
from council.wording.dates import long_date


def rules_note(story: Story) -> str:
    """Return the sentence on the version the meeting was opened under; nothing where there was none."""
    version = story.rules_version
    if version is None:
        return ""
    named = (
        f"регламентом (редакция № {version.number}, действует с {long_date(version.since_on)}; "
        f"{version.decision_reference})"
    )
    if story.meeting.form is Form.WRITTEN:
        return f"Вопросы рассмотрены заочно в соответствии с {named}."
    return f"Заседание проведено в соответствии с {named}."
