"""What is said when an act is done: one line a route, shown once on the page the act leads to."""

from __future__ import annotations

from flask import Flask, flash, request
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

# Acts that say it themselves: the receipt of a ballot, the door, a page that names what was saved.
SPEAK_FOR_THEMSELVES = frozenset(
    {
        "voting.cast_ballot",
        "calendar.make",
        "voting.confirm_choice",
        "signing_in.sign_in",
        "signing_in.prove_factor",
        "signing_in.sign_out",
        "stepping_up.step_up",
        "factors.make_recovery_codes",
        "notes.write",
        "verifying.verify",  # it asks and does nothing
        "regaining.regain",  # the page it leads to asks for the new password
        "people.open_account",  # the page that answers shows the link
        "inviting.invite_again",
        "resets.confirm",
        "resets.put_away",  # the notice is gone
    }
)

WORDS = {
    "own_letters.choose": _l("Выбор сохранен."),
    "own_account.change": _l("Адрес и язык сохранены."),
    "account.change_passphrase": _l(
        "Пароль изменен. Остальные ваши сеансы завершены, прежний адрес календаря не действует."
    ),
    "file_signatures.bring": _l("Подписанный файл принят и проверен."),
    "file_signatures.look": _l("Подписи проверены еще раз."),
    "certificates.enter_certificate": _l("Сертификат внесен."),
    "certificates.withdraw": _l("Сертификат отозван."),
    "file_signatures.sign": _l("Файл подписан. Ключ и пароль не сохранены."),
    "acting_chairs.name_acting_chair": _l("Сопредседатель, который заменит председателя, записан."),
    "admissions.record_admission": _l("Основание участия записано."),
    "affected.flag_affected": _l("Затронутое государство записано."),
    "affected.lift_flag": _l("Отметка о затронутом государстве снята."),
    "agenda.add_item": _l("Вопрос внесен в повестку дня."),
    "agenda.adopt_agenda": _l("Повестка дня утверждена."),
    "agenda.change_item": _l("Сведения о вопросе изменены."),
    "agenda.drop_item": _l("Вопрос исключен из повестки дня."),
    "agenda.reorder_items": _l("Порядок вопросов изменен."),
    "agenda.write_draft": _l("Проект решения записан."),
    "calendar.revoke": _l("Адрес календаря отозван."),
    "chair_refusals.record_refusal": _l("Отказ государства от председательства записан."),
    "chair_refusals.take_back_refusal": _l("Отказ государства от председательства больше не действует."),
    "chairmanship.elect_first_chair": _l("Избрание первого председателя записано."),
    "chairmanship.end_chairmanship": _l("Председательство прекращено."),
    "chairmanship.enter_chairmanship": _l("Председательство внесено."),
    "conducting.close": _l("Голосование закрыто, результат записан."),
    "conducting.confirm_annulment": _l("Голосование аннулировано."),
    "conducting.confirm_oral_ballot": _l("Устный голос подтвержден и засчитан."),
    "conducting.enter_oral_ballot": _l("Устный голос внесен и ждет подтверждения председательствующего."),
    "conducting.propose_annulment": _l(
        "Предложение аннулировать голосование записано. Подтвердить его должно другое лицо."
    ),
    "conducting.reject_oral_ballot": _l("Устный голос отклонен."),
    "conducting.withdraw": _l("Голосование снято."),
    "convening.cancel_meeting": _l("Заседание отменено."),
    "convening.move_meeting": _l("Заседание перенесено."),
    "convening.publish_agenda": _l("Повестка дня опубликована."),
    "convening.publish_meeting": _l("Заседание опубликовано: его видят члены Совета."),
    "credentials.confirm_credential": _l("Полномочия подтверждены."),
    "credentials.file_credential": _l("Полномочия внесены и ждут подтверждения."),
    "credentials.refuse_credential": _l("В подтверждении полномочий отказано."),
    "credentials.revoke_credential": _l("Полномочия отозваны."),
    "delegation.close_account": _l("Запись о закрытии учетной записи внесена."),
    "delegation.nominate": _l("Сотрудник предложен и ждет подтверждения секретариата."),
    "delegation.withdraw_nomination": _l("Предложение отозвано."),
    "day.close_meeting": _l("Заседание закрыто."),
    "day.open_meeting": _l("Открытие заседания записано."),
    "day.take_the_chair": _l("Председательствующий записан."),
    "deciding.declare_disinterest": _l("Заявление об отсутствии заинтересованности записано."),
    "deciding.open_vote": _l("Вопрос поставлен перед участниками."),
    "deciding.postpone_item": _l("Принятие решения отложено."),
    "deciding.put_forward": _l("Вопрос объявлен."),
    "deciding.take_note": _l("Информация принята к сведению."),
    "deciding.withdraw_disinterest": _l("Заявление об отсутствии заинтересованности снято."),
    "deciding.withdraw_item": _l("Вопрос снят с рассмотрения."),
    "mail.repeat": _l("Письмо снова ждет отправки."),
    "invitations.accept": _l("Пароль задан. Войдите с ним."),
    "inviting.withdraw_invitation": _l("Ссылка отозвана."),
    "materials.add_material": _l("Материал внесен."),
    "materials.withdraw_material": _l("Материал отозван."),
    "materials.add_version": _l("Новая версия внесена."),
    "item_proposals.propose_item": _l(
        "Предложение записано. Приложите материалы и ждите ответа секретариата."
    ),
    "item_proposals.change_proposal": _l("Предложение изменено."),
    "item_proposals.withdraw_proposal": _l("Предложение отозвано."),
    "item_proposals.take_proposal": _l("Вопрос включен в проект повестки дня."),
    "item_proposals.return_proposal": _l("Предложение возвращено с замечанием."),
    "submissions.submit_material": _l("Материал представлен и ждет ответа секретариата."),
    "submissions.accept_material": _l("Материал принят: его видят все, кому он открыт."),
    "submissions.return_material": _l("Материал возвращен с замечанием."),
    "factors.add_passkey": _l("Ключ доступа добавлен."),
    "factors.remove_application": _l("Приложение с кодами отключено."),
    "factors.remove_passkey": _l("Ключ доступа удален."),
    "factors.set_up_application": _l("Приложение с кодами подключено."),
    "meetings.change_meeting": _l("Сведения о заседании изменены."),
    "meetings.convene_meeting": _l("Заседание созвано. До публикации его видит только секретариат."),
    "minutes.draft": _l("Протокол составлен и передан на печать."),
    "minutes.sign": _l("Протокол подписан."),
    "corrections.propose": _l("Исправление предложено и ждет подписи."),
    "corrections.countersign": _l("Исправление подписано руководителем секретариата."),
    "corrections.sign": _l("Исправление подписано и действует."),
    "corrections.refuse": _l("Исправление отклонено или отозвано. Ничего не изменено."),
    "approvals.put_on_agenda": _l("Вопрос об утверждении протокола внесен в повестку дня."),
    "preparing.circulate": _l("Проект направлен на замечания, делегациям написаны письма."),
    "preparing.countersign": _l("Протокол подписан руководителем секретариата."),
    "preparing.prepare": _l("Протокол подготовлен к подписанию."),
    "preparing.take_back": _l("Протокол возвращен на доработку."),
    "remarks.answer": _l("Ответ на замечание записан."),
    "remarks.give": _l("Замечание записано."),
    "remarks.give_none": _l("Ответ «замечаний нет» записан."),
    "nominations.confirm": _l("Сотрудник делегации внесен. Ссылку для входа выдаст ему государство."),
    "nominations.refuse": _l("Отказ записан."),
    "notice.consent_to_materials": _l("Согласие заседания записано."),
    "dispatches.issue": _l("Документы разосланы."),
    "dispatches.enter_by_hand": _l("Вручение записано."),
    "dispatches.acknowledge": _l("Получение подтверждено."),
    "dispatches.compose": _l("Ведомость составлена и передана на печать."),
    "issued_papers.send": _l("Приглашение отправлено письмом."),
    "issued_papers.issue": _l("Документ выпущен и передан на печать."),
    "overrides.confirm_override": _l("Решение об ином большинстве подтверждено и действует."),
    "overrides.end_override": _l("Запись о прекращении действия внесена."),
    "overrides.record_override": _l("Решение об ином большинстве записано."),
    "packs.ask": _l("Пакет собирается. Когда он будет готов, здесь появится ссылка."),
    "papers.repeat_printing": _l("Документ снова передан на печать."),
    "own_sessions.end_others": _l("Остальные сеансы завершены, прежний адрес календаря не действует."),
    "own_sessions.end_session": _l("Сеанс завершен."),
    "parties.enter_act": _l("Запись внесена в реестр участников."),
    "parties.enter_protocol": _l("Протокол о внесении изменений записан."),
    "parties.enter_protocol_act": _l("Запись внесена в реестр участников."),
    "parties.void_act": _l("Запись реестра признана ошибочной."),
    "participation.answer": _l("Ответ об участии записан."),
    "positions.ask": _l("Позиции запрошены."),
    "state_letters.enter_position_by_letter": _l("Позиция государства внесена по письму."),
    "state_letters.enter_proposal_by_letter": _l("Предложение государства внесено по письму."),
    "positions.give": _l("Позиция записана."),
    "people.appoint": _l("Запись о назначении внесена."),
    "people.disable_account": _l("Запись о закрытии учетной записи внесена."),
    "people.end_appointment": _l("Запись о последнем дне внесена."),
    "people.register_person": _l("Лицо внесено."),
    "petitions.answer_petition": _l("Ответ государства записан."),
    "petitions.file_petition": _l("Предложение о внеочередном заседании записано."),
    "petitions.withdraw_petition": _l("Предложение о внеочередном заседании отозвано."),
    "plans.record_year": _l("Запись о плане и информации за год внесена."),
    "proposals.confirm": _l("Подтверждено: изменение вступило в силу."),
    "proposals.refuse": _l("Предложение отклонено или отозвано. Ничего не изменено."),
    "presence.correct_passage": _l("Запись о присутствии исправлена."),
    "presence.list_participant": _l("Участник внесен."),
    "presence.record_arrival": _l("Приход отмечен."),
    "presence.record_departure": _l("Уход отмечен."),
    "presence.register_delegate": _l("Присутствие отмечено."),
    "resets.propose": _l("Сброс доступа предложен и ждет второго лица."),
    "resets.refuse": _l("Сброс доступа отклонен."),
    "intentions.state": _l("Заявление записано и войдет в протокол. Итог голосования прежний."),
    "results.file_dissent": _l("Особое мнение записано."),
    "results.withdraw_dissent": _l("Особое мнение отозвано."),
    "rules_of_procedure.adopt_version": _l("Редакция регламента внесена."),
    "rules_of_procedure.withdraw_version": _l("Редакция регламента отозвана."),
    "seats.admit_seat": _l("Место государства внесено."),
    "seats.name_authorised_body": _l("Уполномоченный орган записан."),
    "seats.notify_depositary": _l("Уведомление депозитария записано."),
    "secretariat.hand_over": _l("Передача секретариата записана."),
    "venues.answer_venue": _l("Ответ государства записан."),
    "venues.propose_venue": _l("Предложение о месте заседания записано."),
    "voting.object_to_adoption": _l("Возражение записано."),
    "written_procedure.ask_members": _l("Адресаты вопросов записаны."),
}


def init_app(app: Flask) -> None:
    """Say so wherever an act leads on to another page, without asking each view to remember it."""
    app.after_request(say_it_is_done)


def say_it_is_done(response: Response) -> Response:
    """Keep the words for the next page; an act that was refused redirects nowhere."""
    words = WORDS.get(request.endpoint or "")
    if words is not None and request.method == "POST" and response.status_code == 303:
        flash(str(words), "ok")
    return response
