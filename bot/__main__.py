"""``python -m bot`` and the console script ``medaillespiegel``."""

from bot.cli import cli


def main() -> None:
    cli()


if __name__ == "__main__":
    main()
