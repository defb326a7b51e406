"""The page of check: what is issued is genuine, what is changed is found, and of all else nothing is told."""

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from council.actions import authenticity, record_reading
from council.papers.pack_text import PACK_TITLE
from council.papers.signing import signed_with_lent_key
from council.records.file_signatures import Covers, SignatureFinding, Soundness, Standing
from council.records.files import FileStore
from council.web import verifying
from council.web.signature_words import revocation_words, stamp_words
from council.web.texts import day
from council.web.turns import Turns
from tests.certificates import LONG_AGO, an_authority
from tests.demonstrations import copied, let_go
from tests.papers.altering import a_stamper, as_if_of_gost, turned, with_stamp, with_store
from tests.papers.eleventh import draft_of_eleventh, paper_of_eleventh, record_of_eleventh, signed_eleventh
from tests.papers.reading_here import read_in_this_process
from tests.papers.sample import ON
from tests.papers.verifying import load_program
from tests.web.page import check, visible_text


@pytest.fixture(scope="module")
def site(built_demonstration, tmp_path_factory, shared_cache):
    """The demonstration as a stranger finds it."""
    app = copied(built_demonstration, tmp_path_factory.mktemp("check") / "data", shared_cache)
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    let_go(app)


@pytest.fixture
def stranger(site):
    give_turns(site)
    return site.test_client()


NOT_OURS = "Этот файл Совет не издавал: верить ему нельзя."


def give_turns(site, most=verifying.TURNS):
    site.extensions["verifying"] = Turns(most, verifying.WITHIN)


def ask_of(stranger, content):
    return posted(stranger, content).text


def posted(stranger, content):
    answer = check(stranger.post("/verify", data={"file": (io.BytesIO(content), "paper.pdf")}))
    assert answer.status_code == 200
    return answer


def test_the_protocol_is_known_by_its_file_its_record_and_its_fingerprint(stranger, built_demonstration):
    paper = paper_of_eleventh(built_demonstration)
    record = load_program().canonical(record_of_eleventh(built_demonstration))
    by_code = stranger.get(f"/verify/{hashlib.sha256(record).hexdigest()}")

    check(by_code)
    for told in (ask_of(stranger, paper), ask_of(stranger, record), by_code.text):
        assert "Документ подлинный." in told
        assert re.search(r"версия 1\.\s+Подписан .* действием в системе Совета: .*Фархадов", told)


def test_the_day_of_a_signature_is_the_day_it_was_where_the_meeting_is_held(site):
    with site.test_request_context():
        assert day(datetime(2026, 11, 22, 21, 22, tzinfo=UTC), "Asia/Ashgabat") == "23 ноября 2026 года"
    templates = Path(site.jinja_loader.searchpath[0]).rglob("*.html")
    without = [
        one.name
        for one in templates
        if re.search(r"(signed|checked|accepted|composed)_at\|day(?!\()", one.read_text(encoding="utf-8"))
    ]
    assert not without, "give |day the zone of the meeting, or one page tells two days of one signature"


def test_a_byte_more_or_another_record_is_a_change(stranger, built_demonstration):
    paper = paper_of_eleventh(built_demonstration)
    assert "Файл изменен" in ask_of(stranger, paper + b"\n")
    assert NOT_OURS in ask_of(stranger, forged(paper))


def flipped(paper, at):
    return paper[:at] + bytes([paper[at] ^ 1]) + paper[at + 1 :]


def saved_again(paper, change=lambda pdf: None, **how):
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        change(pdf)
        pdf.save(made := io.BytesIO(), **how)
    return made.getvalue()


def stripped(pdf):
    """Take away everything but the pages."""
    for name in list(pdf.attachments):
        del pdf.attachments[name]
    del pdf.Root.Metadata
    del pdf.docinfo


DAMAGES = {
    "a letter in the first page": lambda paper: flipped(paper, 1900),
    "a letter in the middle": lambda paper: flipped(paper, len(paper) // 2),
    "a letter in our seal": lambda paper: flipped(paper, paper.rindex(b"/Contents <") + 2000),
    "cut short": lambda paper: paper[: len(paper) // 3],
    "words before it": lambda paper: b"From: courier\r\n" + paper,
    "saved by another program": saved_again,
    "a page less": lambda paper: saved_again(paper, lambda pdf: pdf.pages.__delitem__(-1)),
    "another title": lambda paper: saved_again(
        paper, lambda pdf: pdf.docinfo.__setitem__("/Title", "Протокол")
    ),
    "pages alone": lambda paper: saved_again(paper, stripped),
    "behind a password": lambda paper: saved_again(
        paper, encryption=pikepdf.Encryption(owner="a", user="b", R=6)
    ),
}


@pytest.fixture(scope="module")
def issued_here(site):
    """An issued paper of which nothing is attached, as it lies in the store."""
    with closing(sqlite3.connect(site.config["SETTINGS"].data_dir / "council.sqlite3")) as database:
        found = database.execute(
            "SELECT sha256 FROM issued_papers JOIN renderings ON thing_id = issued_papers.public_id"
            " JOIN files ON files.id = file_id WHERE unsealed_sha256 IS NOT NULL"
        ).fetchone()
    return FileStore(site.config["SETTINGS"].files_dir).read(found[0])


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_or_altered_paper_of_ours_is_not_said_to_be_nobodys(stranger, issued_here, what):
    words = "Файл изменен: печать" if what == "a letter in our seal" else NOT_OURS
    assert words in ask_of(stranger, DAMAGES[what](issued_here))


def test_the_name_of_a_paper_of_ours_lends_no_credit_to_a_file_that_bears_it(
    stranger, issued_here, built_demonstration
):
    """The name of a file is copied in a minute: a blank sheet with it is no changed paper of the Council."""
    blank, name = io.BytesIO(), re.compile(rb"/ID\s*\[[^\]]*\]")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    for with_name in (b"%PDF-1.7\n%", blank.getvalue() + b"\n%"):
        answer = posted(stranger, with_name + name.search(issued_here)[0])
        told = visible_text(answer)
        assert "Этот файл Совет не издавал: верить ему нельзя." in told
        assert "не совпадает с изданным документом" not in told
        assert "notice-bar" in answer.text
    of_draft = with_name + name.search(draft_of_eleventh(built_demonstration))[0]
    assert "не издавался" in ask_of(stranger, of_draft), "of a draft the name tells nothing"


def before_seal(paper, site):
    """Return the protocol as it was before its seal, which is kept nowhere."""
    with closing(sqlite3.connect(site.config["SETTINGS"].data_dir / "council.sqlite3")) as database:
        [[digest]] = database.execute(
            "SELECT unsealed_sha256 FROM renderings JOIN files ON files.id = file_id WHERE sha256 = ?",
            [hashlib.sha256(paper).hexdigest()],
        ).fetchall()
    ends = [one.end() for one in re.finditer(rb"%%EOF\n?", paper)]
    return next(paper[:end] for end in ends if hashlib.sha256(paper[:end]).hexdigest() == digest)


def test_no_file_is_genuine_whose_seal_was_taken_off_or_replaced(
    stranger, site, built_demonstration, monkeypatch
):
    """What went out under a seal is ours with it alone: anybody can make a certificate that names the Council."""
    read_in_this_process(monkeypatch)
    bare = before_seal(paper_of_eleventh(built_demonstration), site)
    namesake = an_authority("Электронная печать Совета").issue("Электронная печать Совета", at=LONG_AGO)
    sealed_anew = signed_with_lent_key(bare, namesake.as_pkcs12(""), "", at=ON, timestamp_url="")
    by_fingerprint = stranger.get(f"/verify/{hashlib.sha256(bare).hexdigest()}").text
    for told in (by_fingerprint, *(ask_of(stranger, one) for one in (bare, bare + b"\n", sealed_anew))):
        assert "Файл изменен: печать Совета снята или заменена." in told
        assert "Документ подлинный" not in told, "a part of the file is no genuine paper either"
        assert "notice-bar" in told, "and it is no green answer"


def test_a_record_that_is_not_ours_to_the_letter_is_a_change(stranger, built_demonstration):
    record = load_program().canonical(record_of_eleventh(built_demonstration))
    assert NOT_OURS in ask_of(stranger, record.replace("Душанбе".encode(), "Ташкент".encode(), 1))
    assert "не издавался" in ask_of(stranger, b'{"meeting": {"id": "22222222222222222222"}}')


def test_the_signatures_of_a_file_are_told_with_whose_they_are(stranger, built_demonstration):
    paper, signed = paper_of_eleventh(built_demonstration), signed_eleventh(built_demonstration)
    assert visible_text(posted(stranger, paper)).count("действительна") == 1, "the seal alone"
    told = visible_text(posted(stranger, signed))
    assert "Документ подлинный." in told
    assert "Фархадов, Таджикистан" in told
    assert "Лицо, подписавшее документ в системе: Фархадов" in told
    assert "Что охватывает весь файл" in told
    assert "отзыв не проверен: списка издателя здесь нет" in told


def test_nothing_shown_as_valid_hides_that_its_revocation_was_not_asked(site):
    """Of a stamp nobody asks it; of a signature that was looked at before it was asked, nothing is kept."""
    believed = SignatureFinding(
        soundness=Soundness.INTACT, standing=Standing.BELIEVED, revocation=None, covers=Covers.WHOLE,
        stamped_at=ON, stamped_by="Служба времени", stamp_standing=Standing.BELIEVED,
    )  # fmt: skip
    with site.test_request_context():
        assert revocation_words(believed) == "отзыв сертификата не проверялся"
        assert (
            stamp_words(believed) == "штамп времени: Служба времени; отзыв сертификата службы не проверялся"
        )


def test_what_keeps_a_signature_for_long_is_no_change(stranger, built_demonstration, monkeypatch):
    """PAdES B-LT and B-LTA: certificates and a stamp of time beside the signature, and no page is another."""
    read_in_this_process(monkeypatch)
    paper = paper_of_eleventh(built_demonstration)
    kept = with_stamp(with_store(paper), a_stamper(an_authority("Служба времени")))
    told = visible_text(posted(stranger, kept))
    assert "Документ подлинный. После выдачи в файл добавлены только сведения для долгого хранения" in told
    assert "Подпись дополнена для долгого хранения" in told
    assert re.search(
        r"Штамп времени на весь файл: .* \(Душанбе\); служба Совету неизвестна: Служба времени", told
    )
    assert "файл до того, что добавлено позже" in told
    hidden = visible_text(posted(stranger, with_store(turned(paper))))
    assert "Файл изменен: он не совпадает с изданным документом." in hidden
    assert "дополнена" not in hidden, "a store of certificates excuses no change beside it"


def test_what_a_state_adds_to_our_file_is_told_from_a_change(stranger, built_demonstration, monkeypatch):
    read_in_this_process(monkeypatch)
    paper = paper_of_eleventh(built_demonstration)
    key = an_authority().issue("Шавкат Назаров", at=LONG_AGO).as_pkcs12("")
    added = signed_with_lent_key(paper, key, "", at=ON, timestamp_url="")
    told, size = visible_text(posted(stranger, added)), f"{len(paper):,}".replace(",", " ")
    assert "Начало файла – подлинный документ. Добавлены к нему только подписи" in told
    assert "Документ подлинный" not in told, "anyone can sign by the name of anyone, the Council's too"
    assert f"Первые {size} байт (ревизия 2) – файл Совета" in told
    assert "Шавкат Назаров цела, издатель сертификата Совету неизвестен" in told
    assert "Имя – только по сертификату, Совет его не подтверждает" in told

    foreign = visible_text(posted(stranger, as_if_of_gost(added, after=len(paper))))
    assert "Шавкат Назаров подпись не проверена" in foreign
    assert "Алгоритм ГОСТ Р 34.10-2012" in foreign
    assert "Сертификат на имя: Шавкат Назаров; подпись не проверена, кем поставлена – не известно" in foreign
    assert "Начало файла – подлинный документ, но не все подписи" in foreign
    assert (told.count("весь файл"), told.count("файл до того, что добавлено позже")) == (1, 1)

    overwritten = signed_with_lent_key(turned(paper), key, "", at=ON, timestamp_url="")
    for changed in (overwritten, added + b"\n", turned(added)):
        told = visible_text(posted(stranger, changed))
        assert "Файл изменен" in told
        assert f"Он начинается с файла Совета (первые {size} байт)" in told
        assert "Шавкат" not in told, "of what somebody else wrote nothing is shown"


def forged(paper):
    """Return the protocol with another ballot in its record, fingerprints made anew."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        record = json.loads(pdf.attachments["minutes.json"].get_file().read_bytes())
        record["items"][1]["votes"][0]["ballots"][0]["position"] = "against"
        pdf.attachments["minutes.json"] = pikepdf.AttachedFileSpec(pdf, load_program().canonical(record))
        pdf.save(made := io.BytesIO())
    return made.getvalue()


def test_a_draft_is_told_to_be_one_by_its_file_and_by_its_record(stranger, built_demonstration):
    draft = draft_of_eleventh(built_demonstration)
    record = {**record_of_eleventh(built_demonstration), "draft": True}
    by_code = hashlib.sha256(load_program().canonical(record)).hexdigest()
    for told in (visible_text(posted(stranger, draft)), visible_text(stranger.get(f"/verify/{by_code}"))):
        assert "Это проект протокола № 11, редакция 1; сам этот файл не подписан" in told
        assert "Документ подлинный" not in told, "the minutes themselves are another file"
    assert "Файл изменен" in ask_of(stranger, turned(draft))


def test_of_what_is_not_published_nothing_is_told(stranger, site):
    """A material is as unknown as a file from anywhere: the answers are the same but for the token of the form."""
    with closing(sqlite3.connect(site.config["SETTINGS"].data_dir / "council.sqlite3")) as database:
        kept = database.execute(
            "SELECT sha256 FROM files JOIN material_versions ON file_id = files.id"
        ).fetchone()
    answers = {
        re.sub(r'value="[^"]{40,}"', "", stranger.get(f"/verify/{digest}").text).replace(digest, "")
        for digest in (kept[0], hashlib.sha256(b"anything").hexdigest())
    }
    assert len(answers) == 1
    told = answers.pop()
    assert "Такой документ здесь не издавался." in told
    assert "Если это корень реестра или отпечаток приложения, введите отпечаток вложенной записи" in told, (
        "the protocol prints several numbers"
    )
    assert "не издавался" in ask_of(stranger, b"%PDF-1.7 nothing at all")
    assert "не издавался" in stranger.get("/verify/not-a-digest").text


def test_a_paper_is_told_by_what_it_prints_at_its_head(stranger, site):
    """Its own number does not stand beside the name of the paper it was taken from, as if it were that paper's."""
    with closing(sqlite3.connect(site.config["SETTINGS"].data_dir / "council.sqlite3")) as database:
        found = database.execute(
            "SELECT kind, number, sha256 FROM issued_papers JOIN renderings ON thing_id = issued_papers.public_id"
            " JOIN files ON files.id = file_id UNION ALL SELECT 'sheet of ' || kind, number, sha256"
            " FROM dispatch_sheets JOIN renderings ON thing_id = dispatch_sheets.public_id"
            " JOIN files ON files.id = file_id"
        ).fetchall()
    kinds = {kind: (number, sha256) for kind, number, sha256 in found}
    assert {"extract", "copy", "short_minutes", "sheet of adopted"} & kinds.keys(), (
        "the demonstration issues some"
    )
    for kind, (number, sha256) in kinds.items():
        told = visible_text(check(stranger.get(f"/verify/{sha256}")))
        assert re.search(HEADS.get(kind, r", № {n} \((\w+ )+заседание\)\.").format(n=number), told), (
            kind,
            told,
        )
        assert re.search(
            r"Когда \d+ \w+ \d{4} года, \d\d:\d\d \(Душанбе\), по часам Совета, при печати файла", told
        ), "the hour of the seal is told by the clock of the venue, as every hour of the paper"
        assert "отзыв не проверен: списка издателя здесь нет" in told, "nothing looks more certain than it is"


HEADS = {
    "extract": r"Выписка № {n} из протокола № [\w-]+ \(\w+ заседание\)\.",
    "copy": r"Заверенная копия № {n} \((протокол|решение) № [\w/-]+, .*\w+ заседание\)\.",
    "short_minutes": r"Протокол № [\w-]+ в краткой форме, № {n} \(\w+ заседание\)\.",
    "sheet of adopted": r"Ведомость рассылки принятых документов № {n} \(\w+ заседание\)\.",
    "sheet of materials": r"Ведомость рассылки материалов № {n} \(\w+ заседание\)\.",
}


def test_a_pack_of_ours_is_called_neither_genuine_nor_forged(stranger, issued_here):
    """Anybody makes a ZIP that holds our paper, and the paper in it may be ours to the last byte."""
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as archive:
        archive.writestr("01 Протокол.pdf", issued_here)
        archive.writestr("02 word/document.xml", b"an annex")
        archive.writestr("SHA256SUMS", hashlib.sha256(issued_here).hexdigest())
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = f"{PACK_TITLE} № 11"
        pdf.save(bound := io.BytesIO())
    bound.write(re.search(rb"/ID\s*\[[^\]]*\]", issued_here)[0])
    for pack in (packed.getvalue(), bound.getvalue()):
        told = visible_text(posted(stranger, pack))
        assert "Это пакет файлов, а не документ." in told
        assert "Его файлы проверяются по одному" in told
        assert "верить ему нельзя" not in told
        assert "подлинный" not in told


def test_a_file_that_is_not_ours_is_not_answered_as_a_fingerprint(stranger):
    told = visible_text(posted(stranger, b"%PDF-1.7 nothing at all"))
    assert "Копию, которую напечатали" in told
    assert "корень реестра" not in told, "nobody has typed a number"
    by_number = visible_text(stranger.get(f"/verify/{'0' * 64}"))
    assert "корень реестра" in by_number
    assert "напечатали, отсканировали" not in by_number


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Выберите файл или введите отпечаток"),
        ({"fingerprint": "12ab"}, "Отпечаток – это 64 знака"),
    ],
)
def test_what_cannot_be_checked_is_said_beside_the_field(stranger, sent, said):
    answer = stranger.post("/verify", data=sent)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_draft_in_word_is_told_to_be_a_working_copy(stranger):
    Document().save(made := io.BytesIO())
    answer = stranger.post("/verify", data={"file": (io.BytesIO(made.getvalue()), "draft.docx")})
    assert answer.status_code == 422
    assert "Файл Word – рабочая копия проекта: проверить можно PDF." in answer.text
    assert "не издавался" not in answer.text, "the draft of the site's own is not disowned"


def test_a_file_that_is_too_large_is_not_looked_into(stranger, monkeypatch):
    monkeypatch.setattr(verifying, "LARGEST_FILE", 10)
    answer = stranger.post("/verify", data={"file": (io.BytesIO(b"eleven byte"), "a.pdf")})
    assert answer.status_code == 422
    assert "Файл больше 25 МБ" in answer.text


def test_one_address_asks_so_often_and_no_more(stranger):
    give_turns(stranger.application, 2)
    digest = "0" * 64
    asked = [stranger.get(f"/verify/{digest}").status_code for _ in range(3)]
    assert asked == [200, 200, 429]


def test_seconds_spent_on_a_file_are_turns_of_its_address(stranger, monkeypatch):
    """A file made to be slow keeps its sender waiting, and not everybody else."""
    ticks = iter([0.0, 20.0, 20.0, 20.0])
    monkeypatch.setattr(verifying, "perf_counter", lambda: next(ticks))
    give_turns(stranger.application, 150)
    assert "не издавался" in ask_of(stranger, b"slow")
    again = stranger.post("/verify", data={"file": (io.BytesIO(b"any"), "paper.pdf")})
    assert again.status_code == 200, "some turns are left after twenty seconds"
    give_turns(stranger.application, 150)
    ticks = iter([0.0, 21.0])
    ask_of(stranger, b"slower")
    again = stranger.post("/verify", data={"file": (io.BytesIO(b"any"), "paper.pdf")})
    assert again.status_code == 429


class Unread(io.BytesIO):
    """A body that nobody may read."""

    def read(self, *_size):
        raise AssertionError("what was sent is parsed only after the turns are taken")

    readinto = readline = read


def test_turns_are_taken_before_what_was_sent_is_parsed(stranger, monkeypatch):
    monkeypatch.setitem(stranger.application.config, "WTF_CSRF_ENABLED", True)
    give_turns(stranger.application, verifying.TURNS_OF_A_FILE)
    assert stranger.post("/verify", data={}).status_code == 400, "a form without its token fails"
    again = stranger.post(
        "/verify", input_stream=Unread(b"--x\r\n"), content_type="multipart/form-data; boundary=x"
    )
    assert again.status_code == 429, "a form that failed took its turns too"


def test_one_file_is_looked_into_at_a_time(stranger):
    with verifying.reading:
        busy = stranger.post("/verify", data={"file": (io.BytesIO(b"any"), "paper.pdf")})
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "10"), "nobody waits holding a thread"
    assert "Сейчас проверяется другой файл. Повторите через несколько секунд." in busy.text
    assert "не издавался" in ask_of(stranger, b"any"), "the next one is looked into"
    assert "не издавался" in ask_of(stranger, b"any"), "and each leaves the way free"


@pytest.mark.parametrize("program", ["raise MemoryError", "while True: pass"])
def test_a_file_that_was_not_read_through_is_not_said_to_be_nobodys(stranger, monkeypatch, tmp_path, program):
    (reader := tmp_path / "reader.py").write_text(program)
    monkeypatch.setattr(authenticity, "READER", reader)
    monkeypatch.setattr(authenticity, "SECONDS", 0.3)
    told = ask_of(stranger, b"%PDF-1.7 that exhausts its reader")
    assert "Проверить файл не удалось. Повторите попытку." in told
    assert "не издавался" not in told


def test_the_reader_that_wants_memory_does_not_answer(monkeypatch):
    def out_of_memory(_file):
        raise MemoryError

    monkeypatch.setattr(record_reading.pikepdf, "open", out_of_memory)
    with pytest.raises(MemoryError):
        record_reading.told_of(b"%PDF-1.7")
