"""Materials with their kind, language, origin and versions, and the items a state proposes

Each material of before keeps its key and becomes one with a single version, given and accepted when it
was added, by whoever added it; it is of no kind in particular, in Russian, from the secretariat, which
alone could give any. The rows look otherwise now than the register has sealed them, so an entry of the
installation itself seals them anew; one that no longer agreed with its seal is left out, and is found.

Checked against `create_all` on both databases, guards included.
"""

import hashlib
import json
from datetime import UTC, datetime

import rfc8785
import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ACT = "materials.carried_over"
MATERIALS, VERSIONS = "materials", "material_versions"
CIRCLES = ("members", "advisory", "observers")
KINDS = ("invitation", "agenda", "practical", "note", "draft", "report", "opinion", "other")
LANGUAGES = ("ru", "en", "az", "be", "hy", "kk", "ky", "ro", "tg", "tk", "uk", "uz")
ORIGINS = ("state", "secretariat", "executive_committee", "base_organisation")
CONDITIONS = {
    "state_is_named": "(origin = 'state') = (seat_id IS NOT NULL)",
    "organisation_is_named": "(origin = 'base_organisation') = (organisation <> '')",
    "withdrawn_by_somebody": "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)",
}
VERSION_CONDITIONS = {
    "number_is_positive": "number > 0",
    "pages_are_counted": "pages IS NULL OR pages > 0",
    "says_what_changed": "number = 1 OR change_note <> ''",
    "accepted_by_somebody": "(accepted_at IS NULL) = (accepted_by_id IS NULL)",
    "returned_by_somebody": "(returned_at IS NULL) = (returned_by_id IS NULL)",
    "returned_with_a_remark": "(returned_at IS NULL) = (remark = '')",
    "accepted_or_returned": "accepted_at IS NULL OR returned_at IS NULL",
}
PROPOSAL_CONDITIONS = {
    "taken_by_somebody": "(taken_at IS NULL) = (taken_by_id IS NULL)",
    "taken_as_an_item": "(taken_at IS NULL) = (item_id IS NULL)",
    "withdrawn_by_somebody": "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)",
    "taken_or_withdrawn": "taken_at IS NULL OR withdrawn_at IS NULL",
}
WORDS_CONDITIONS = {
    "number_is_positive": "number > 0",
    "has_a_title": "title <> ''",
    "returned_by_somebody": "(returned_at IS NULL) = (returned_by_id IS NULL)",
    "returned_with_a_remark": "(returned_at IS NULL) = (remark = '')",
}
OF_A_PROPOSAL = {
    "meeting_id": "meetings", "seat_id": "seats", "taken_by_id": "persons", "withdrawn_by_id": "persons",
}  # fmt: skip
OF_WORDS = {"proposal_id": "item_proposals", "given_by_id": "persons", "returned_by_id": "persons"}
OF_A_MATERIAL = {
    "meeting_id": "meetings", "item_id": "items", "added_by_id": "persons", "withdrawn_by_id": "persons",
}  # fmt: skip
OF_A_VERSION = {
    "material_id": "materials", "file_id": "files", "given_by_id": "persons", "accepted_by_id": "persons",
    "returned_by_id": "persons",
}  # fmt: skip


def upgrade() -> None:
    rows, sound = _rows(MATERIALS), _sound(MATERIALS)
    op.drop_table(MATERIALS)
    _make_proposals()
    _make_materials()
    _make_versions()
    for row in rows:
        file = {"file_id": row.pop("file_id"), "file_name": row.pop("file_name")}
        of_before = {"kind": "other", "language": "ru", "origin": "secretariat", "organisation": ""}
        _insert(MATERIALS, {**row, **of_before})
        given = {"given_at": row["added_at"], "given_by_id": row["added_by_id"]}
        accepted = {"accepted_at": row["added_at"], "accepted_by_id": row["added_by_id"]}
        facts = {"public_id": row["public_id"], "material_id": row["id"], "number": 1}
        _insert(
            VERSIONS, {"id": row["id"], **facts, **file, **given, **accepted, "change_note": "", "remark": ""}
        )
    _go_on_counting(MATERIALS, VERSIONS)
    _seal_anew(
        {(table, key): _digest(table, row) for table, key, row in _now(MATERIALS, VERSIONS) if key in sound}
    )


def downgrade() -> None:
    """Go back to one file a material, its accepted one; what was never accepted has no place there."""
    sound, versions = _sound(MATERIALS), _rows(VERSIONS)
    proposed = {(table, key): "" for table, key, _row in _now("item_proposals", "proposal_versions")}
    in_force = {one["material_id"]: one for one in versions if one["accepted_at"] is not None}
    rows = _rows(MATERIALS)
    op.drop_table(VERSIONS)
    op.drop_table(MATERIALS)
    op.drop_table("proposal_versions")
    op.drop_table("item_proposals")
    _make_materials_of_before()
    for row in (row for row in rows if row["id"] in in_force):
        for column in ("proposal_id", "kind", "language", "origin", "seat_id", "organisation"):
            del row[column]
        openness = row["openness"] if row["openness"] in CIRCLES else "members"
        file = {name: in_force[row["id"]][name] for name in ("file_id", "file_name")}
        _insert(MATERIALS, {**row, **file, "openness": openness})
    _go_on_counting(MATERIALS)
    gone = {(VERSIONS, one["id"]): "" for one in versions}
    gone |= {(MATERIALS, row["id"]): "" for row in rows if row["id"] not in in_force}
    kept = {(table, key): _digest(table, row) for table, key, row in _now(MATERIALS) if key in sound}
    _seal_anew({**proposed, **gone, **kept})


def _make_proposals() -> None:
    _make(
        "item_proposals",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_by_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_item_proposals_item_id_items"), ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("item_id", name=op.f("uq_item_proposals_one_an_item")),
        conditions=PROPOSAL_CONDITIONS,
        references=OF_A_PROPOSAL,
    )
    _make(
        "proposal_versions",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("rapporteur", sa.String(), nullable=False),
        sa.Column("functions", sa.Text(), nullable=False),
        sa.Column("function_reason", sa.String(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_by_id", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("uq_proposal_versions_one_of_a_number")),
        conditions=WORDS_CONDITIONS,
        references=OF_WORDS,
        is_named=False,
    )


def _make_materials() -> None:
    _make(
        MATERIALS,
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("kind", _choice("known_kind", *KINDS), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", _choice("known_language", *LANGUAGES), nullable=False),
        sa.Column("origin", _choice("known_origin", *ORIGINS), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("openness", _choice("known_openness", *CIRCLES, "adopted"), nullable=False),
        *_added_and_withdrawn(),
        conditions=CONDITIONS,
        references={**OF_A_MATERIAL, "seat_id": "seats", "proposal_id": "item_proposals"},
    )


def _make_versions() -> None:
    _make(
        VERSIONS,
        sa.Column("material_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("change_note", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_by_id", sa.Integer(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_by_id", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.UniqueConstraint("material_id", "number", name=op.f("uq_material_versions_one_of_a_number")),
        conditions=VERSION_CONDITIONS,
        references=OF_A_VERSION,
    )


def _make_materials_of_before() -> None:
    _make(
        MATERIALS,
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("openness", _choice("known_openness", *CIRCLES), nullable=False),
        *_added_and_withdrawn(),
        conditions={},
        references={**OF_A_MATERIAL, "file_id": "files"},
    )


def _added_and_withdrawn() -> list[sa.Column]:
    return [
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
    ]


def _make(
    table: str, *parts, conditions: dict[str, str], references: dict[str, str], is_named: bool = True
) -> None:
    """Create a table with its key and public identifier, its checks, and an index on each reference."""
    public = [
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *(public if is_named else ()),
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(sa.CheckConstraint(one, name=op.f(f"ck_{table}_{name}")) for name, one in conditions.items()),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete="RESTRICT"
            )
            for column, target in references.items()
        ),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in references:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _table(name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())


def _rows(name: str) -> list[dict]:
    """Return the rows of a table in the order of their keys."""
    table = _table(name)
    return [dict(row) for row in op.get_bind().execute(sa.select(table).order_by(table.c.id)).mappings()]


def _now(*tables: str) -> list[tuple[str, int, dict]]:
    return [(table, row["id"], row) for table in tables for row in _rows(table)]


def _insert(name: str, row: dict) -> None:
    op.get_bind().execute(_table(name).insert().values(**row))


def _go_on_counting(*tables: str) -> None:
    """Let PostgreSQL number the next row after those that brought their keys with them."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in tables:
        following = sa.select(sa.func.coalesce(sa.func.max(_table(table).c.id), 0) + 1).scalar_subquery()
        counter = sa.func.pg_get_serial_sequence(table, "id")
        op.execute(sa.select(sa.func.setval(counter, following, sa.false())))


def _sound(name: str) -> set[int]:
    """Return the keys of the rows that agree with the last seal the register has of them."""
    seals: dict[int, str] = {}
    contents = sa.text("SELECT content FROM register_entries WHERE content LIKE :named ORDER BY sequence")
    for (content,) in op.get_bind().execute(contents, {"named": f'%"{name}"%'}):
        seals |= {key: digest for table, key, digest in json.loads(content)["rows"] if table == name}
    return {row["id"] for row in _rows(name) if seals.get(row["id"]) == _digest(name, row)}


def _digest(table: str, row: dict) -> str:
    """Return the digest of a row as the register takes it: what is empty or false is left out."""
    told = {name: _plain(value) for name, value in row.items()}
    said = {
        name: value
        for name, value in told.items()
        if value is not None and value is not False and value != ""
    }
    return hashlib.sha256(rfc8785.dumps({"table": table, "columns": said})).hexdigest()


def _plain(value: object) -> object:
    if not isinstance(value, datetime):
        return value
    moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return moment.isoformat(timespec="microseconds")


def _seal_anew(digests: dict[tuple[str, int], str]) -> None:
    """Enter an act of the installation that seals the rows as they are now; nothing to seal, nothing entered."""
    register = _table("register_entries")
    last = (
        op.get_bind()
        .execute(sa.select(register).order_by(register.c.sequence.desc()).limit(1))
        .mappings()
        .first()
    )
    if not digests or last is None:
        return
    body = op.get_bind().execute(sa.text("SELECT public_id FROM bodies ORDER BY id LIMIT 1")).scalar_one()
    at = max(datetime.now(UTC).isoformat(timespec="microseconds"), str(_plain(last["at"])))
    content = rfc8785.dumps(
        {
            "sequence": last["sequence"] + 1, "at": at, "person": None, "seat": None, "capacity": "installation",
            "act": ACT, "thing": {"kind": "bodies", "id": body}, "clause": "", "meeting": None, "detail": {},
            "rows": sorted([table, key, digest] for (table, key), digest in digests.items()),
        }
    ).decode()  # fmt: skip
    leaf = hashlib.sha256(b"\x00" + content.encode()).hexdigest()
    moment = datetime.fromisoformat(at)
    naive = moment.replace(tzinfo=None) if op.get_bind().dialect.name == "sqlite" else moment
    _insert(
        "register_entries",
        {
            "sequence": last["sequence"] + 1, "at": naive, "capacity": "installation", "act": ACT,
            "thing_kind": "bodies", "thing_id": body, "clause": "", "content": content, "leaf_sha256": leaf,
        },
    )  # fmt: skip
