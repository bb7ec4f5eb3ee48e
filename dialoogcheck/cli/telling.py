"""How commands that read many files tell what became of each."""

import click

from dialoogcheck.cli.gathering import Gathered
from dialoogcheck.cli.saying import say
from dialoogcheck.errors import UnusableInputError
from dialoogcheck.language import dutch


def tell_gathered(gathered: Gathered) -> None:
    """Say on stderr what was not used and why; ends the command with the code of the worst problem, if there was one."""
    for submission in gathered.submissions:
        for remark in submission.remarks:
            say(f"Let op, {submission.label}: {remark}", err=True)
    for double in gathered.doubles:
        say(f"Telt niet mee: {double.submission.label} ({double.why} {double.label}).", err=True)
    for sentence in gathered.passed_over:
        say(f"Telt niet mee: {sentence}", err=True)
    if gathered.doubles and any(double.why.startswith("dezelfde") for double in gathered.doubles):
        say("Zijn het toch verschillende mensen? Gebruik dan --dubbel.", err=True)
    if not gathered.refusals:
        return
    say(f"{dutch.count(len(gathered.refusals), 'formulier', 'formulieren')} niet gelukt:", err=True)
    for refusal in gathered.refusals:
        say(f"- {refusal.problem.message}", err=True)
        for diagnostic in refusal.problem.diagnostics if isinstance(refusal.problem, UnusableInputError) else ():
            say(f"  {diagnostic.message}", err=True)
    for hint in dict.fromkeys(refusal.problem.hint for refusal in gathered.refusals if refusal.problem.hint):
        say(hint, err=True)
    raise click.exceptions.Exit(max(refusal.problem.exit_code for refusal in gathered.refusals))
