"""The `kg` command: finds the verb, loads only its module, turns project errors into one clear line.

Verbs are loaded on demand so that `kg --help` stays fast; each `kg.commands.*` module has a typer `app`.
"""

from __future__ import annotations

import importlib
import os
import sys

from kg import __version__
from kg.errors import HiwarError

COMMANDS: dict[str, str] = {
    "build": "read articles, extract, validate, store, resolve: the main job",
    "validate": "check a graph against the shapes and the ontology",
    "query": "ask a saved question",
    "sparql": "run a SPARQL query of your own, read-only",
    "export": "write the graph as Turtle, TriG, N-Quads, JSON-LD, CSV …",
    "explain": "show every layer's reading of a text, or why actors were joined",
    "evaluate": "score against annotated articles",
    "lint": "check lexicons, patterns, shapes, queries, ontology, gold",
    "ontology": "check or document the ontology",
    "serve": "web pages and SPARQL endpoint on loopback",
    "reconcile": "ask a service of your choice for actors' identifiers, for review",
    "cluster": "the same build as Spark jobs",
}


def _usage() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {summary}" for name, summary in COMMANDS.items()]
    return "usage: kg VERB … (kg VERB --help for details)\n\n" + "\n".join(lines) + f"\n\nhiwar {__version__}\n"


def main(argv: list[str] | None = None) -> None:
    """Run `kg` with `argv` (default: the process's arguments) and exit with the verb's code."""
    args = sys.argv[1:] if argv is None else argv
    if not args or args[0] in ("--help", "-h", "help"):
        sys.stdout.write(_usage())
        raise SystemExit(0)
    if args[0] in ("--version", "-V"):
        sys.stdout.write(f"hiwar {__version__}\n")
        raise SystemExit(0)
    if args[0] not in COMMANDS:
        sys.stderr.write(f"kg: no such verb: {args[0]}: use one of {', '.join(COMMANDS)}\n")
        raise SystemExit(2)
    raise SystemExit(_run(args[0], args[1:]))


def _run(verb: str, args: list[str]) -> int:
    try:
        module = importlib.import_module(f"kg.commands.{verb}")
        result = module.app(args=args, prog_name=f"kg {verb}", standalone_mode=False)
    except HiwarError as error:
        sys.stderr.write(f"kg {verb}: {error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(f"kg {verb}: interrupted\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _usage_error(verb, error)
    return int(result or 0)


def _usage_error(verb: str, error: Exception) -> int:
    """Wrong options (click's errors) exit with 2 and their own words; anything else is a defect and is shown whole."""
    show = getattr(error, "show", None)
    if show is None:
        raise error
    show()
    return int(getattr(error, "exit_code", 2))
