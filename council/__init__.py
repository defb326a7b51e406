"""The platform on which an intergovernmental council meets, votes and keeps its record: THE MAP.

The idea: the law is the product. Every gate (may this meeting decide? is this proposal
adopted? may this person vote for this state?) is answered by a pure function that
returns a *Ruling*: in order or not, under which clause, with which figures. The same
ruling reaches the delegate's page, the register of acts and the PDF, word for word.
What was decided is frozen with its ruling; papers print it, a recount checks it,
nothing recomputes it.

Folders, and who may import whom (each only those to its left; tests/architecture
enforces it)::

    law ← charters ← wording ← records ← access ← papers ← actions ← web, cli ← app.py

law        what the Regulation says: pure functions, no clock, file or database
charters   the bodies as data: numbers and clauses (*.toml), their words (texts/), states.csv
wording    how a ruling is said, in Russian and English; dates, numbers and names for papers
records    what is written down: tables, named constraints, guards, the register
access     who acts, in which office, for which state; what each may see (scopes)
papers     what is printed: frozen texts, their composing from the records, PDF/A
actions    what people do: one act, one transaction, one entry in the register
web        what the browser sees: one blueprint a subject, over templates/
cli        flask migrate | setup | demo | tally | charters | recount | register | minutes print | worker | seal
settings   the installation's settings from the environment, its secrets in secret_keys

Where is …?

the quorum                      law/quorum.py, its fraction in charters/cis_industrial_policy.toml
the majority and the base       law/tally.py, law/majority.py, law/outcome.py
the affected state (5.14)       law/affected.py; asked at opening and close of a vote
whose turn in the chair (4.3)   law/rotation.py over law/term_course.py and law/turns.py; its facts: records/rotation.py
who may preside (4.3)           law/chairmanship.py; recorded by actions/sittings.py
who is party to the treaty      law/parties.py over records/treaty.py; what a state may do: law/treaty.py
N, the seats of a day           records/parties.py (seats_on), from the acts of the treaty
which step may follow which     law/procedure.py
an extraordinary meeting        law/petitions.py; asked by actions/series.py when a meeting is convened
every day something is due      law/*deadlines.py, gathered by records/deadlines.py, shown by web/deadlines.py
the sentence of a ruling        wording/russian.py, wording/english.py
what taking note takes over      law/notes_taken.py: a draft that decides something is left out
who is in the room              records/floor.py over law/presence.py
the lock of a meeting           actions/locking.py
a ballot's journey              web/voting.py → actions/voting.py → law/ballot.py → records/voting.py
what a vote came to             actions/deciding.py freezes it in records/decisions.py
what the body sets otherwise    law/overrides.py; which one governs a vote: records/governing.py
the rules of procedure          records/rules_of_procedure.py; in writing: law/written.py
what the database refuses       constraints in records/*.py, triggers in records/guards.py
how a vote was meant            law/intentions.py over records/intentions.py; stated in actions/intentions.py
what if, and further votes      law/what_if.py over law/outcome.py; web/what_if.py, which only asks
how it could be contested       law/preflight.py over records/preflight.py; mended where web/mending.py leads
which law answers for a clause  charters/inventories/*.csv; how it stands today: law/compliance.py
                                over records/compliance.py; shown by web/regulation.py
who takes part without a seat   law/attendance.py; on what ground: records/admissions.py
by which paper a substitute acts law/credentials.py (how far it reaches) over records/credentials.py; asked
                                again in the transaction of every act: actions/powers.py
what a guest is shown           access/guest_scopes.py: the meetings they are admitted to, no others
whose request it is             web/callers.py: our names, our pages; what answers say to browsers: web/headers.py
a material's journey            actions/submissions.py, materials.py → records/materials.py → web/materials.py, submissions.py
who reads a material            access/material_scopes.py: by its circle, its item, and whether it is accepted
an item a state proposes        law/item_proposals.py over records/item_proposals.py; actions/, web/item_proposals.py
what a file may hold            actions/contents.py over documents.py, markup.py, pictures.py, pdf_reading.py
the register of acts            records/register.py, entered by actions/entering.py
who came to the door            records/security_log.py, written by actions/security_log.py and web/noting.py
who reads which act             access/register_scopes.py; «Журнал»: web/register.py, words: wording/acts.py
proofs over the register        records/proofs.py; given out by web/checkpoints.py
whether it may begin to serve   actions/starting.py; set aside by two persons in actions/restoring.py
the last act, told outside      records/trace.py, after each commit; asked by actions/entering.py and at the start
whether it was tampered with    actions/verifying.py over records/seals.py, first_seals.py, later_seals.py, merkle.py,
                                checkpoints.py;
                                what a paper's acts said its bytes were: records/named_bytes.py
the protocol                    papers/composing/ → papers/minutes_text.py → papers/minutes.py
words only the protocol may use wording/own_words.py, asked of what is typed by actions/texts.py
from HTML to the file           papers/typesetting.py, finishing.py; what keeps it quick: papers/collecting.py, stack_room.py,
                                bare_spans.py, written_once.py
the record inside the protocol  papers/composing/record*.py, its shape docs/minutes.schema.json; on paper: papers/self_proof.py
papers issued from the record   actions/issued_papers.py → papers/composing/ (before_, during_meeting, voting_sheets,
                                excerpts of the signed protocol, copies) → papers/issued.py; numbers: records/issued_papers.py
the draft for a word processor  papers/minutes_word.py → papers/word*.py, from the page the PDF is set from
whether a paper is genuine       actions/authenticity.py over records/authenticity.py, issued_files.py and
                                record_digests.py; asked by anyone: web/verifying.py
                                one that was damaged or altered is known again by actions/paper_marks.py
                                by one file that imports nothing of ours: verifier/check_minutes.py, and a closer look
                                beside it: check_pages.py, check_grounds.py (docs/verifying.md)
a title not everybody reads     papers/composing/titles.py: told by a neutral one in the protocol, its record and its seal
what a record rests on          papers/composing/record_grounds.py, sealed with the close by actions/sittings.py
a draft before the states       law/remarks.py over records/remarks.py; actions/preparing.py, remarks.py; web/remarks.py
its file as a draft, and to sign records/draft_prints.py: which of the two is shown; marked by papers/minutes.py
prepared for signature, and back records/preparations.py; what the database keeps of it: records/minutes_guards.py;
                                of itself, by a state's word: actions/reopening.py
the head's signature beside it   law/countersigning.py, actions/countersigning.py: two persons, in either order
what the notes said before      records/minutes.py (ReplacedNotes), shown by web/notes_versions.py
a signed protocol corrected     papers/corrected.py, actions/corrections.py → records/corrections.py → web/corrections.py
                                what stands as the protocol: actions/protocols_in_force.py
its approval on the next agenda actions/approvals.py; the line of its steps: web/minutes_life.py
printing in the background      actions/jobs.py, cli/worker.py, actions/rendering.py
an invitation sent by mail      actions/invitation_letters.py, with its issue or later; words: wording/mail.py
the seal on papers              papers/paper_seal.py with the key of records/paper_seal.py; made by cli/paper_seal.py
a signature in a paper's file   actions/signed_files.py over papers/revision_reading.py and signature_reading.py; what was
                                found: records/file_signatures.py; shown by web/file_signatures.py; what keeps one for
                                long: papers/extension_reading.py
who may sign a file, how often  actions/signing_powers.py over records/signers.py; whose a certificate is: actions/certificates.py
signatures looked at again      actions/signature_looks.py, asked by cli/rounds.py; lists of revoked ones: papers/revocation.py;
                                what turned worse is on the desk: records/signatures_worse.py
what went to whom, and when     actions/dispatches.py → records/dispatches.py; in time? law/sending.py over
                                records/sent.py; the certificate: papers/dispatch_sheet.py
which file of a paper went out  records/files_sent.py, as the entry of the dispatch tells it
a letter's journey              actions/announcing.py → records/mail.py → cli/sending.py → papers/letter.py
checkpoints sent to every state actions/sending_checkpoints.py, in words of wording/checkpoint_mail.py
what is told to one alone       actions/telling.py; reminders: actions/reminding.py over records/matters.py
letters at once or in a digest  actions/digests.py, chosen on web/own_letters.py; when: records/digest_hours.py
what the worker does of itself  cli/rounds.py
who has not opened or received records/deliveries_waiting.py, told by web/desk_of_dispatches.py
how ready the next meeting is   web/desk_of_meeting.py over web/desk_books.py and records/prepared_meetings.py
what waits for whom             access/asked.py, the queries; listed by web/desk_of_*.py, counted in every header
meetings in other calendars     papers/calendar.py; the address to subscribe by: actions/calendar.py, web/calendar.py
the pack of a meeting's papers   actions/pack_contents.py says what a reader's holds, actions/packs.py keeps it,
                                papers/pack_pdf.py and pack_zip.py make it in the worker
what states think of a draft    law/positions.py over records/positions.py; asked and given by actions/position_questions.py, positions.py
what a state says on paper       records/state_letters.py; entered by actions/positions_by_letter.py and item_proposals.py,
                                web/state_letters.py
what changed in a draft         web/text_changes.py, shown by web/comparing.py; in a protocol: web/minutes_differences.py
who will come                   law/forecast.py over records/participation.py; answered by actions/participation.py
the application itself          web/site.py: what it does otherwise than Flask
what the site writes to its log web/log_lines.py; what concerns safety: records/security_log.py
the second factor               access/factors.py, passkeys.py; asked by web/signing_in.py, web/stepping_up.py
which acts ask for it again     web/stepping_up.py, one table
sessions, and what ends them    records/sessions.py, actions/sessions.py
what a row lets in, and whom    records/binding.py, keyed outside the database; another key: actions/rebinding.py
what has opened once already    access/spent.py beside the database
what a person is told of access actions/alerting.py; from where they come: access/devices.py
how a person comes in           actions/invitations.py, regained by actions/resets.py and regaining.py
the users a state keeps         actions/nominations.py, access/delegations.py
what waits for a second person  law/second_persons.py; asked for in actions/state_offices.py, closing_accounts.py and
                                overrides.py, answered in actions/proposals.py, kept by records/guards_of_two.py
who may do what                 access/rights.py, the table and the one question; asked again by each action
what each may see               access/seeing.py, the registry over access/*scopes.py; pages: web/finding.py
the demonstration               cli/demonstration/
"""
