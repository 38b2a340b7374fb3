"""``python -m bot`` and the console script ``medaillespiegel``."""

import sys


def main() -> None:
    """Run one command. Those about results are loaded only when named: they bring half the bot along."""
    from bot.cli import cli

    if not {"run", "ask", "check", "doctor"} & set(sys.argv[1:2]):
        import bot.cli_results  # noqa: F401 - registers its commands
    cli()


if __name__ == "__main__":
    main()
