"""What every request and reply goes through: host check, size limit, headers that keep a browser safe."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})
BODY_LIMIT = 1 << 20  # bytes of a request's body
QUERY_LIMIT = 16 << 10  # bytes of a request's query string

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_EDITOR_CSP = _CSP.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "font-src 'self'", "font-src 'self' data:"
)  # the vendored SPARQL editor sets styles on its own elements; scripts stay as strict as elsewhere
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses foreign hosts (421) and oversized requests (413, 414); sets security headers on every reply."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOOPBACK) -> None:
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headed = _with_headers(send, scope["path"].rstrip("/").endswith("/sparql"))
        refusal = self._refusal(Headers(scope=scope), scope)
        if refusal:
            await refusal(scope, receive, headed)
            return
        await self.app(scope, _limited(receive), headed)

    def _refusal(self, headers: Headers, scope: Scope) -> PlainTextResponse | None:
        host = headers.get("host", "").lower()
        name = host if host.endswith("]") else host.rsplit(":", 1)[0] if ":" in host else host
        if name not in self.hosts and "*" not in self.hosts:
            return PlainTextResponse("this server does not answer for that host\n", 421)
        if len(scope["query_string"]) > QUERY_LIMIT:
            return PlainTextResponse("the query string is too long: use POST\n", 414)
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > BODY_LIMIT:
            return PlainTextResponse(f"the body may have {BODY_LIMIT} bytes\n", 413)
        return None


class BodyTooLarge(Exception):
    """A body sent in pieces grew beyond the limit."""


def _limited(receive: Receive) -> Receive:
    """Bodies without a declared length are counted as they come."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > BODY_LIMIT:
            raise BodyTooLarge
        return message

    return counted


def _with_headers(send: Send, editor: bool) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("content-security-policy", _EDITOR_CSP if editor else _CSP)
        await send(message)

    return headed
