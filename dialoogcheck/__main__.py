"""Starts the program: ``dialoogcheck`` and ``python -m dialoogcheck``."""

import gc

from dialoogcheck.language import speak_dutch


def main() -> None:
    """Run the command of this process's arguments and exit with its code."""
    # What is imported stays until the end: looking for garbage among it takes a tenth of the time of a quick command.
    gc.disable()
    speak_dutch()
    # click looks up some of its texts while it is imported: first the language, then the commands.
    from dialoogcheck.cli import program  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    program()


if __name__ == "__main__":
    main()
