"""The forms of the site, each filled in so that whoever may send it is not refused for what stands in it."""

from io import BytesIO
from typing import Any

from tests.web.scenes import PDF, Scenes

HOURS = {
    "starts": "2026-09-10T10:00", "ends": "2026-09-10T18:00", "zone": "Asia/Dushanbe", "city": "Душанбе",
    "venue": "",
}  # fmt: skip
REASON = {"reason": "Причина"}
CHOICE = {"position": "for", "form_key": "form-of-the-table"}

# «@name» stands for the identifier of a thing of the scenes.
FIELDS: dict[str, dict[str, str]] = {
    "account.change_passphrase": {
        "current_passphrase": "a phrase that every test knows", "new_passphrase": "четыре слова ни о чем", "passphrase_again": "четыре слова ни о чем",
    },
    "factors.add_passkey": {"name": "телефон", "factor_answer": "{}"},
    "factors.set_up_application": {"code": "000000"},
    "acting_chairs.name_acting_chair": {"seat": "TM", "named_by": "secretariat", "basis": ""},
    "admissions.record_admission": {
        "decision_reference": "решение 11/2", "origin": "outside", "has_agreed": "y",
    },
    "affected.flag_affected": {"seat": "KZ", "set_as": "secretariat"},
    "affected.lift_flag": REASON,
    "agenda.add_item": {
        "title": "О новом вопросе", "rapporteur": "Докладчик", "item_class": "", "functions": "2.1",
        "function_reason": "Обмен опытом", "affected": "AM", "text": "1. Одобрить.",
    },
    "agenda.change_item": {
        "title": "О вопросе иначе", "rapporteur": "Докладчик", "item_class": "", "functions": "2.2",
        "function_reason": "",
    },
    "agenda.drop_item": REASON,
    "agenda.write_draft": {"text": "1. Одобрить иначе."},
    "chair_refusals.record_refusal": {
        "seat": "UZ", "kind": "declined", "since_on": "2027-06-01", "until_on": "",
        "letter_reference": "письмо № 7",
    },
    "chair_refusals.take_back_refusal": REASON,
    "chairmanship.elect_first_chair": {
        "seat": "TM", "since_on": "2027-01-01", "until_on": "", "decision_reference": "протокол № 1",
    },
    "chairmanship.end_chairmanship": REASON,
    "chairmanship.enter_chairmanship": {
        "seat": "TM", "since_on": "2027-01-01", "until_on": "2027-12-31", "preceding": "TJ", "following": "UZ",
        "decision_reference": "протокол № 11", "scope": "",
    },
    "conducting.enter_oral_ballot": {"seat": "KZ", "position": "for"},
    "conducting.propose_annulment": REASON,
    "conducting.withdraw": REASON,
    "convening.cancel_meeting": REASON,
    "convening.move_meeting": {**HOURS, **REASON},
    "issued_papers.issue": {
        "states": "AM", "by_mail": "y", "items": "1", "about": "@signed.vote", "given_to": "Исполнительному комитету СНГ",
    },
    "credentials.file_credential": {
        "seat": "AM", "person": "@person.newcomer", "scope": "meeting", "post": "заместитель", "kind": "letter", "number": "1",
        "dated_on": "2026-06-01", "issued_by": "Министерство", "signatory": "министр",
        "family_name": "", "given_names": "", "until_on": "",
    },
    "credentials.refuse_credential": REASON,
    "file_signatures.bring": {"statement": ""},
    "file_signatures.sign": {"passphrase": "неважно", "sha256": "0" * 64},
    "credentials.revoke_credential": REASON,
    "day.take_the_chair": {"participant": "@gathering.TJ"},
    "day.close_meeting": {"next_meeting_note": "Провести в Ашхабаде."},
    "deciding.declare_disinterest": {"seat": "KZ", "note": "Пояснение"},
    "delegation.nominate": {
        "family_name": "Новикова", "given_names": "Нова", "name_en": "", "post": "советник", "email": "nn@example.org",
        "language": "ru",
    },
    "deciding.open_vote": {"manner": "ballot"},
    "deciding.postpone_item": REASON,
    "deciding.withdraw_item": REASON,
    "invitations.accept": {"passphrase": "четыре тихих слова рядом", "again": "четыре тихих слова рядом"},
    "materials.add_material": {
        "title": "Справка", "kind": "note", "language": "ru", "openness": "members", "item": "", "origin": "secretariat",
        "state": "", "organisation": "",
    },
    "materials.add_version": {"change_note": "Исправлен срок."},
    "item_proposals.propose_item": {"title": "О новом вопросе", "rapporteur": "", "functions": "2.1", "function_reason": "", "text": "1. Одобрить.", "affected": "AM"},
    "item_proposals.change_proposal": {"title": "О новом вопросе", "rapporteur": "", "functions": "2.1", "function_reason": "", "text": "1. Одобрить.", "affected": "AM"},
    "item_proposals.take_proposal": {"version": "1"},
    "item_proposals.return_proposal": {"version": "1", "remark": "Нет справки."},
    "submissions.submit_material": {
        "title": "Предложения", "kind": "opinion", "language": "kk", "openness": "members", "item": "",
    },
    "submissions.accept_material": {"version": "2"},
    "submissions.return_material": {"version": "2", "remark": "Нет срока."},
    "meetings.change_meeting": {"series": "regular", "ordinal": "40", "form": "in_person", **HOURS},
    "meetings.convene_meeting": {
        "series": "regular", "ordinal": "50", "form": "in_person", "petition": "", **HOURS,
    },
    "minutes.sign": {"sha256": "@ready.sha256", "read": "y"},
    "corrections.propose": {
        "item": "1", "heard": "Слушали иначе", "spoke": "", "remarks": "", "closing": "", "reason": "Опечатка",
        "replaces": "@signed.sha256",
    },
    "corrections.sign": {"sha256": "@signed.correction_sha256", "read": "y"},
    "corrections.countersign": {"sha256": "@signed.correction_sha256", "read": "y"},
    "preparing.circulate": {"sha256": "@drafted.sha256", "due_on": "@site.in_a_week"},
    "preparing.prepare": {"sha256": "@drafted.sha256", "reason": "Согласовано в зале"},
    "preparing.take_back": REASON,
    "preparing.countersign": {"sha256": "@ready.sha256", "read": "y"},
    "remarks.give": {
        "version": "@offered.version", "item": "@offered.item1", "text": "Уточнить", "wording": "",
    },
    "remarks.give_none": {"version": "@offered.version"},
    "remarks.answer": {"verdict": "declined", "reason": "Так было сказано"},
    "nominations.refuse": REASON,
    "own_letters.choose": {"hour": "9"},
    "own_account.change": {"email": "changed@example.org", "language": "en"},
    "verifying.verify": {"fingerprint": "0" * 64},
    "regaining.regain": {"email": "kz@example.org", "factor_code": "000000"},
    "notes.write": {"heard": "Докладчика.", "spoke": "", "remarks": "", "revision": "0"},
    "overrides.end_override": REASON,
    "overrides.record_override": {
        "clause": "5.8", "majority": "unanimity", "scope": "period", "item": "", "meeting": "", "item_class": "",
        "decision": "", "decision_reference": "решение № 10/4", "decided_on": "2025-06-04",
        "since_on": "2027-01-01", "until_on": "",
    },
    "people.appoint": {
        "office": "advisory", "seat": "", "post": "советник", "organisation": "", "since_on": "2026-06-01",
        "until_on": "",
    },
    "people.end_appointment": {"until_on": "2026-12-31"},
    "people.open_account": {
        "email": "new@example.org", "language": "ru",
    },
    "people.register_person": {"family_name": "Новиков", "given_names": "Новак", "name_en": "Novak Novikov"},
    "presence.correct_passage": {"moment": "", **REASON},
    "presence.list_participant": {
        "person": "", "family_name": "Гостев", "given_names": "Гость", "capacity": "invited", "seat": "",
        "post": "эксперт", "organisation": "", "decision_reference": "", "origin": "", "has_agreed": "",
    },
    "presence.record_arrival": {"moment": "", "mode": "in_room"},
    "presence.record_departure": {"moment": ""},
    "presence.register_delegate": {"credential": "member", "mode": "in_room", "moment": ""},
    "resets.propose": {**REASON, "removes_factors": "y"},
    "intentions.state": {"position": "for", "reason": "Ошибка при выборе"},
    "results.file_dissent": {"body_text": "Особое мнение."},
    "rules_of_procedure.adopt_version": {
        "number": "3", "decision": "", "decision_reference": "решение № 10/5", "decided_on": "2025-06-05",
        "since_on": "", "allows_written": "y",
    },
    "rules_of_procedure.withdraw_version": REASON,
    "parties.enter_act": {
        "state": "RU", "acted_on": "2012-05-30", "document": "нота № 7", "source": "", "note": "",
    },
    "parties.enter_protocol": {"title_ru": "Второй протокол", "title_en": "", "done_on": "2015-10-30"},
    "parties.enter_protocol_act": {
        "state": "RU", "acted_on": "2015-10-30", "document": "нота № 7", "source": "", "note": "",
    },
    "parties.void_act": REASON,
    "seats.admit_seat": {"state": "AZ", "since_on": "2026-06-01", "basis": "", "is_assumed": "y"},
    "seats.name_authorised_body": {
        "title_ru": "Министерство", "title_en": "", "since_on": "2026-06-02", "decided_on": "", "decision": "",
        "notified_on": "", "channel": "",
    },
    "seats.notify_depositary": {"notified_on": "2026-05-02", "channel": "diplomatic"},
    "secretariat.hand_over": {
        "person": "@person.newcomer", "seat": "TJ", "post": "начальник управления", "organisation": "",
        "since_on": "2026-07-01",
    },
    "signing_in.prove_factor": {"factor_code": "000000", "next": ""},
    "stepping_up.step_up": {"factor_code": "000000", "next": ""},
    "signing_in.sign_in": {"email": "kz@example.org", "password": "a phrase that every test knows", "next": ""},
    "notice.consent_to_materials": {"note": "К пункту 1"},
    "dispatches.issue": {"versions": "@published.in_force", "note": "", "form_key": "form-of-the-table"},
    "dispatches.enter_by_hand": {
        "states": "UZ", "versions": "@published.in_force", "handed_on": "2026-03-02", "evidence": "нота № 5",
        "form_key": "another-form-of-the-table",
    },
    "petitions.answer_petition": {"state": "UZ", "letter": "письмо № 2", "answer": "supports", "note": ""},
    "petitions.file_petition": {
        "state": "UZ", "letter": "письмо № 2", "subject": "О квотах", "agenda": "О квотах",
    },
    "petitions.withdraw_petition": {"letter": "письмо № 3"},
    "plans.record_year": {
        "kind": "plan", "year": "2026", "done_on": "2025-12-10", "basis": "решение № 11/5",
    },
    "participation.answer": {"state": "UZ", "letter": "письмо № 2", "answer": "substitute", "note": ""},
    "positions.ask": {"item": "", "due_on": "2026-07-20"},
    "state_letters.enter_position_by_letter": {
        "draft": "@published.draft1", "stance": "object", "remarks": "", "over": "", "number": "41",
        "dated_on": "2026-02-02", "received_on": "2026-03-02", "without_scan": "", "over_own_word": "",
    },
    "state_letters.enter_proposal_by_letter": {
        "state": "KZ", "number": "42", "dated_on": "2026-02-02", "received_on": "2026-02-03", "without_scan": "",
        "title": "О новом вопросе", "rapporteur": "", "functions": "2.1", "function_reason": "", "text": "1. Одобрить.",
        "affected": "AM",
    },
    "positions.give": {"draft": "@published.draft1", "stance": "object", "remarks": ""},
    "venues.answer_venue": {"state": "UZ", "letter": "письмо № 2", "answer": "agrees", "note": ""},
    "venues.propose_venue": {"state": "", "letter": "", "city": "Минск", "venue": ""},
    "voting.cast_ballot": CHOICE,
    "voting.confirm_choice": CHOICE,
}  # fmt: skip

FILES = {
    "credentials.file_credential": "paper",
    "materials.add_material": "file",
    "materials.add_version": "file",
    "submissions.submit_material": "file",
    "rules_of_procedure.adopt_version": "file",
    "file_signatures.bring": "file",
    "state_letters.enter_position_by_letter": "scan",
    "state_letters.enter_proposal_by_letter": "scan",
    "file_signatures.sign": "key",
    "certificates.enter_certificate": "file",
}


def fields_of(scenes: Scenes, endpoint: str) -> dict[str, Any]:
    """Return what the form to an endpoint holds, its file among it."""
    filled: dict[str, Any] = {name: scenes.named(word) for name, word in FIELDS.get(endpoint, {}).items()}
    if endpoint in FILES:
        filled[FILES[endpoint]] = (BytesIO(PDF + b"of the form"), "note.pdf")
    if endpoint == "agenda.reorder_items":
        for place, name in enumerate(("added_later", "item2", "item1"), start=1):
            filled[f"place_{scenes.things[f'published.{name}']}"] = str(place)
    return filled
