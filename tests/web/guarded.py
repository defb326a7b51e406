"""A reader of answers who looks at what each tells the browser, whatever it carries."""

from werkzeug.wrappers import Response

SAID_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PRIVATE = ("private, no-store", "private, no-cache")
PUBLIC = ("/assets/", "/fonts/", "/bootstrap/")

# An address that opens an account is told to no page, of this site or another: only which site it was.
TOLD_NOWHERE = {"Referrer-Policy": "strict-origin"}


def unguarded(response: Response, path: str) -> list[str]:
    """Return what the answer to a request for the path leaves unguarded, in words."""
    said = response.headers
    expected = SAID_ALWAYS | (TOLD_NOWHERE if path.startswith("/invitations/") else {})
    faults = [f"says {name}: {said.get(name)}" for name, word in expected.items() if said.get(name) != word]
    caching = said.get("Cache-Control", "")
    if not path.startswith(PUBLIC) and caching not in PRIVATE:
        faults.append(f"may be kept by others: Cache-Control: {caching}")
    if "cookie" not in said.get("Vary", "").lower():
        faults.append("does not say that it depends on the cookie")
    return [*faults, *_policy(said.get("Content-Security-Policy", ""), said), *_cookies(response)]


def _policy(policy: str, said) -> list[str]:
    faults = [] if "frame-ancestors 'none'" in policy else ["may be framed"]
    if "unsafe" in policy or "*" in policy or "http" in policy:
        faults.append(f"lets foreign code in: {policy}")
    shown_by_the_browser = said.get("Content-Disposition", "").startswith("inline")
    if "default-src 'none'" not in policy and not shown_by_the_browser:
        faults.append("has no policy for what it may load")
    if said.get("Content-Disposition", "").startswith("attachment") and "sandbox" not in policy.split("; "):
        faults.append("is a download outside the sandbox")
    return faults


def _cookies(response: Response) -> list[str]:
    return [
        f"sets an open cookie: {cookie.partition('=')[0]}"
        for cookie in response.headers.getlist("Set-Cookie")
        if "HttpOnly" not in cookie
        or "SameSite=Lax" not in cookie
        or "Path=/" not in cookie
        or "Domain" in cookie
    ]
