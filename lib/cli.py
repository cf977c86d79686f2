"""The command line. Exit codes: 0 all went well, 1 nothing could be done, 3 some inputs had problems.

Each module of commands is loaded when one of them is asked for: a command waits for no other's packages.
"""

from __future__ import annotations

from importlib import import_module

import typer
from typer.core import TyperGroup

from lib.store.cluster import EngineError, cluster

# Which module has which commands, in the order of the help.
MODULES = {
    "lib.cli_articles": ("analyze", "explain"),
    "lib.cli_intake": ("ingest", "fetch"),
    "lib.cli_translate": ("translate",),
    "lib.cli_store": ("reanalyze", "verify", "compact", "export", "backup", "restore", "gold", "evaluate", "stats"),
}
OF = {name: module for module, names in MODULES.items() for name in names}


class Commands(TyperGroup):
    """The commands of all modules, by name."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """All names."""
        return list(OF)

    def get_command(self, ctx: typer.Context, cmd_name: str):  # type: ignore[no-untyped-def, override]
        """A command, its module loaded now; None where there is none of this name."""
        if cmd_name not in OF:
            return None
        of_module = typer.main.get_group(import_module(OF[cmd_name]).app)
        return of_module.get_command(ctx, cmd_name)

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Runs a command; where the store or the disk fails it, that is said in a line."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from lib.store.trouble import trouble  # brings the engine's packages

            found = trouble(error)
            if found is None:
                raise
            typer.echo(f"problem: {found}", err=True)
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    help="Kutipan: who said what, when, and about whom in the news. "
    "Exit codes: 0 fine, 1 nothing read, 3 read in part.",
)


@app.callback()
def checked_engine() -> None:
    """Says at once where KUTIPAN_ENGINE names no engine that there is."""
    try:
        cluster()
    except EngineError as error:
        typer.echo(f"problem: {error}", err=True)
        raise typer.Exit(1) from error
