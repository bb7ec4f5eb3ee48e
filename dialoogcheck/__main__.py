"""Starts the program: ``dialoogcheck`` and ``python -m dialoogcheck``."""

from dialoogcheck.language import speak_dutch


def main() -> None:
    """Run the command of this process's arguments and exit with its code."""
    speak_dutch()
    # click looks up some of its texts while it is imported: first the language, then the commands.
    from dialoogcheck.cli import program  # noqa: PLC0415

    program()


if __name__ == "__main__":
    main()
