"""`kg serve`: pages and SPARQL endpoint over a built graph, on loopback unless told otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.errors import HiwarError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def serve(
    graph: Annotated[Path, typer.Argument(help="output folder of kg build, or a graph file")] = Path("build/demo"),
    host: Annotated[str, typer.Option(help="address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="port to listen on")] = 8000,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="a name the server answers for, besides loopback")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=32, help="processes that answer SPARQL")] = 2,
    timeout: Annotated[float, typer.Option(min=0.1, max=3600, help="seconds a query may take")] = 30.0,
) -> None:
    """Serve the graph, read-only, until interrupted."""
    try:
        import uvicorn

        from kg.web.app import create_app
        from kg.web.security import LOOPBACK
    except ModuleNotFoundError as error:
        raise HiwarError(f"{error.name} is not installed", remedy="pip install 'hiwar[web]'") from error
    hosts = LOOPBACK | {host.lower(), *(name.lower() for name in allow_host or ())}
    application = create_app(graph, hosts=hosts, workers=workers, seconds=timeout)
    uvicorn.run(application, host=host, port=port, log_level="warning", server_header=False, limit_concurrency=200)
