"""``python -m bot`` and the console script ``medaillespiegel``."""

import sys


def main() -> None:
    """Run one command. Those about results are loaded only when named: they bring half the bot along; the bot itself
    runs without the command line, which it would keep in memory for as long as it lives."""
    try:
        _main()
    except KeyboardInterrupt:
        # Also while all of it is still being loaded.
        raise SystemExit(130) from None


def _main() -> None:
    if sys.argv[1:] == ["run"]:
        from bot.cli.jobs import run

        run()
        return
    from bot.cli.main import cli

    if not {"run", "ask", "check", "doctor"} & set(sys.argv[1:2]):
        import bot.cli.results  # noqa: F401 - registers its commands
    cli()


if __name__ == "__main__":
    main()
