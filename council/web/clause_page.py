"""A clause on a page of its own: its words, its state today, and what the platform does about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import url_for
from werkzeug.routing import BuildError

from council.access.actors import Actor
from council.access.petition_scopes import sees_petitions
from council.access.rights import may
from council.access.scopes import reads_drafts
from council.charters.clause_tests import ClauseTest, marked_tests
from council.charters.clauses import ARTICLE, clause_words, glosses, sections
from council.charters.inventory import Answer, Group, groups_of, inventory, steps_of
from council.law.charter import Charter, Edition
from council.law.compliance import ClauseState
from council.web.acting import actor_or_none
from council.web.languages import current_language
from council.web.regulation_numbers import numbers_of
from council.wording.answering import Said, said_by

NO_ANSWER = Answer("", (), "", "", "")


# Who may open the page of a subject, where not everybody may.
READERS: Mapping[str, Callable[[Actor], bool]] = {
    "people.list_people": lambda reader: may(reader, "person.registered"),
    "decisions.list_decisions": reads_drafts,
    "petitions.list_petitions": sees_petitions,
} | dict.fromkeys(
    (
        "chairmanship.list_chairmanships",
        "deadlines.show_deadlines",
        "parties.list_parties",
        "rules_of_procedure.show_rules",
        "seats.list_seats",
    ),
    lambda reader: not reader.is_guest,
)


@dataclass(frozen=True)
class ClausePage:
    """What the page of a clause is drawn from; nothing of it is typed but the words of the clause."""

    charter: Charter
    clause: str
    state: ClauseState | None

    @property
    def edition(self) -> Edition:
        return self.charter.latest

    @property
    def is_article(self) -> bool:
        return self.clause.startswith(ARTICLE)

    @property
    def words(self) -> str:
        return clause_words(self.charter.code)[self.clause]

    @property
    def gloss(self) -> str:
        return glosses(self.charter.code).get(self.clause, "")

    @property
    def heading(self) -> str:
        """Return the number and title of the section the clause stands in; an article stands in none."""
        found = [one for one in sections(self.charter.code) if self.clause in one.clauses]
        return f"{found[0].number}. {found[0].title}" if found else ""

    @cached_property
    def answer(self) -> Answer:
        return inventory(self.charter.code).get(self.clause, NO_ANSWER)

    @property
    def why_none(self) -> str:
        """Return why the clause needs no answer, where the inventory says so."""
        return self.answer.why_en if current_language() == "en" else self.answer.why_ru

    @property
    def numbers(self) -> list[str]:
        return numbers_of(self.edition, self.clause)

    @property
    def groups(self) -> list[Group]:
        return groups_of(self.edition, self.clause)

    @cached_property
    def answers(self) -> Sequence[Said]:
        """Return everything the law can say under the clause."""
        steps = tuple(steps_of(self.edition, self.clause))
        return said_by(self.answer.functions, steps, current_language())

    @property
    def tests(self) -> Sequence[ClauseTest]:
        return marked_tests(self.charter.code).get(self.clause, ())

    @property
    def url(self) -> str:
        """Return the way to where its user meets the clause; nothing where that is this very page."""
        here = ("", "regulation.show_regulation", "regulation.show_agreement")
        may_open = READERS.get(self.answer.page)
        reader = actor_or_none()
        if may_open is not None and (reader is None or not may_open(reader)):
            return ""
        try:
            return url_for(self.answer.page) if self.answer.page not in here else ""
        except BuildError:
            return ""

    @property
    def before(self) -> str | None:
        return self._neighbour(-1)

    @property
    def after(self) -> str | None:
        return self._neighbour(1)

    def _neighbour(self, step: int) -> str | None:
        order = list(clause_words(self.charter.code))
        place = order.index(self.clause) + step
        return order[place] if 0 <= place < len(order) else None
