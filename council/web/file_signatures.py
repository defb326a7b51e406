"""Signatures in the file of a paper: who signed, whether it holds, and the ways to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flask import Blueprint, Response, abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response as Answer

from council.access.actors import Actor
from council.actions.reprinting import Printed
from council.actions.signature_looks import look_again, may_look_again
from council.actions.signed_files import bring_signed_file, file_to_sign, sign_with_certificate
from council.actions.signing_powers import may_be_signed, may_sign_here
from council.records.database import db
from council.records.file_signatures import Looks, SignedFile, findings_of, signed_files_of
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.records.minutes import Rendering
from council.records.paper_seal import SealFile, Trusted
from council.records.people import Person
from council.records.signers import ActOfSigning, acts_of_signing, persons_who_signed
from council.web.clock import now
from council.web.filing import bytes_sent, file_store, sent
from council.web.forms.file_signatures import CertificateForm, SignedFileForm
from council.web.papers import meeting_of_paper, names_of, paper_seen, rendering_shown

bp = Blueprint("file_signatures", __name__)

Page = Answer | tuple[str, int]


@dataclass(frozen=True)
class SignaturesPage:
    """What the page of a paper's signatures is drawn from."""

    paper: Printed
    rendering: Rendering
    meeting: Meeting
    by: Actor
    name: str
    plain: str
    files: list[SignedFile]
    findings: dict[int, list[Looks]]

    @property
    def of_paper(self) -> list[Looks]:
        return self.findings.get(self.rendering.file_id, [])

    @cached_property
    def acts(self) -> tuple[ActOfSigning, ...] | None:
        """Return who signed the paper by an act; None where nobody signs such a paper so."""
        return acts_of_signing(db.session(), self.rendering.thing_id)

    @cached_property
    def signed_here(self) -> list[tuple[Person, ActOfSigning]]:
        """Return the same with their persons, for the reader: no file shows what was signed by an act."""
        return persons_who_signed(db.session(), self.acts) if self.acts else []

    @cached_property
    def signers(self) -> frozenset[int]:
        """Return the persons who signed the paper by the act."""
        return frozenset(act.person_id for act in self.acts or ())

    @cached_property
    def is_draft(self) -> bool:
        return self.acts == ()

    @cached_property
    def may_bring(self) -> bool:
        return may_be_signed(db.session(), self.rendering, self.by, at=now())

    @cached_property
    def may_sign_here(self) -> bool:
        return may_sign_here(db.session(), self.rendering, self.by, at=now())

    @cached_property
    def may_look_again(self) -> bool:
        return bool(self.of_paper) and may_look_again(db.session(), self.rendering, self.by, at=now())

    @cached_property
    def to_sign(self) -> StoredFile:
        """Return the file that a signature given here is put under."""
        return file_to_sign(db.session(), self.rendering)

    @property
    def number_to_sign(self) -> int:
        """Return which of the signed files that is; 0 for the paper as it was issued."""
        keys = [signed.file_id for signed in self.files]
        return keys.index(self.to_sign.id) + 1 if self.to_sign.id in keys else 0

    @cached_property
    def at(self) -> datetime:
        return now()


@bp.get("/papers/<paper>/signatures")
def show(paper: str) -> str:
    """Show the signatures of a paper, file by file."""
    return render_template("file_signatures/show.html", page=_page(paper))


@bp.get("/papers/<paper>/signatures/<int:number>")
def send(paper: str, number: int) -> Response:
    """Send a file that came back signed."""
    page = _page(paper)
    if not 0 < number <= len(page.files):
        abort(404)
    file = page.files[number - 1].file
    return sent(
        file_store().read(file.sha256),
        file.media_type,
        file.sha256,
        name=f"{page.name}, подписан {number}.pdf",
        plain=f"{page.plain}-signed-{number}",
    )


@bp.post("/papers/<paper>/signatures/<int:number>/looks")
def look(paper: str, number: int) -> Answer:
    """Look at the signatures of a file anew; the paper as it was issued has the number 0."""
    page = _page(paper)
    if number > len(page.files) or not page.may_look_again:
        abort(404)
    thing = page.files[number - 1].public_id if number else paper
    look_again(thing=thing, store=file_store(), trusted=trusted(), by=page.by, at=now())
    return redirect(url_for(".show", paper=paper), 303)


@bp.route("/papers/<paper>/signatures/new", methods=["GET", "POST"])
def bring(paper: str) -> Page:
    """Take a file back that was signed by the tool of the signer's own state."""
    page, form = _page(paper), SignedFileForm()
    if not page.may_bring and not (page.is_draft and page.by.is_secretariat):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            bring_signed_file(
                paper=paper,
                content=bytes_sent(form.file) or b"",
                statement=form.statement.data or "",
                store=file_store(),
                trusted=trusted(),
                by=page.by,
                at=now(),
            )
            return redirect(url_for(".show", paper=paper), 303)
    return render_template("file_signatures/bring.html", page=page, form=form), form.status


@bp.route("/papers/<paper>/signatures/certificate", methods=["GET", "POST"])
def sign(paper: str) -> Page:
    """Sign with a certificate that is lent for this one signature."""
    page, form = _page(paper), CertificateForm()
    if not page.may_sign_here:
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            sign_with_certificate(
                paper=paper,
                sha256=form.sha256.data,
                key=bytes_sent(form.key) or b"",
                passphrase=form.passphrase.data or "",
                store=file_store(),
                trusted=trusted(),
                timestamp_url=current_app.config["SETTINGS"].timestamp_url,
                by=page.by,
                at=now(),
            )
            return redirect(url_for(".show", paper=paper), 303)
    form.ask_about(page.to_sign.sha256)
    return render_template("file_signatures/sign.html", page=page, form=form), form.status


def trusted() -> Trusted:
    """Return whom this installation believes."""
    return SealFile.of(current_app.config["SETTINGS"]).trusted()


def _page(paper: str) -> SignaturesPage:
    """Return the signatures of a paper with their reader; 404 where the paper is not shown to them."""
    printed, by = paper_seen(paper)
    session = db.session()
    rendering = rendering_shown(printed)
    if rendering is None:
        abort(404)
    name, plain = names_of(printed)
    files, findings = signed_files_of(session, rendering), findings_of(session, rendering)
    return SignaturesPage(printed, rendering, meeting_of_paper(printed), by, name, plain, files, findings)
