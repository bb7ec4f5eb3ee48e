"""The result in the terminal, right after the last answer."""

import textwrap
from collections.abc import Iterable

from dialoogcheck.advice import plan_words, words
from dialoogcheck.advice.model import Action, Advice
from dialoogcheck.advice.result import AreaResult, StatementResult
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.dutch import count

SMALLEST_BAR = 6
LARGEST_BAR = 30
LEVEL_COLOURS = {"full": "32", "half": "33", "empty": "31", "stop": "31", "unknown": "36", "none": "2"}


def summarise(advice: Advice, width: int, *, color: bool, unicode: bool, bars: bool = True) -> str:
    """The verdict, the areas as bars, what to solve first and three actions, in lines of ``width`` characters.

    ``unicode`` says that the terminal can show block characters; ``color`` that it may use colours (never without words
    beside them). Without ``bars`` all is said in sentences, for a screen reader.
    """
    result = advice.result
    verdict, meaning = words.judge_in_words(result)
    writer = (_Writer if bars else _Speaker)(max(width, 30), color=color, unicode=unicode)
    title, fit = plan_words.judge_plan(advice)
    if not bars:
        writer.head("Uw uitkomst")
    if title:
        writer.head(title)
        writer.text(fit)
    writer.head(verdict)
    if fit and not title:
        writer.text(fit)
    writer.text(meaning)
    writer.points(advice, words.introduce_solve(result.checklist, result.solve_first), result.solve_first)
    writer.points(advice, words.INTRODUCE_UNKNOWN, result.find_out_first)
    writer.head("Uw gebieden")
    writer.areas(result.checklist, result.areas)
    if advice.first_actions:
        writer.begin(advice)
        for action in advice.first_actions:
            writer.action(advice, action)
    return "\n".join(writer.lines) + "\n"


class _Writer:
    def __init__(self, width: int, *, color: bool, unicode: bool) -> None:
        self.width = min(width, 100)
        self.color = color
        self.full, self.empty, self.bullet = ("█", "░", "•") if unicode else ("#", ".", "-")
        self.lines: list[str] = []

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and code else text

    def head(self, text: str) -> None:
        if self.lines:
            self.lines.append("")
        self.lines += [self.paint(line, "1") for line in textwrap.wrap(text, self.width)]

    def text(self, text: str, first: str = "", rest: str = "") -> None:
        for paragraph in text.splitlines():
            self.lines += textwrap.wrap(paragraph, self.width, initial_indent=first, subsequent_indent=rest)

    def points(self, _advice: Advice, title: str, points: Iterable[StatementResult]) -> None:
        for place, point in enumerate(points):
            if not place:
                self.head(title)
            text = f"{point.statement.title}: {point.statement.text} ({words.name_critical(point)})"
            self.text(text, f"  {self.bullet} ", "    ")

    def areas(self, checklist: Checklist, areas: Iterable[AreaResult]) -> None:
        told = [(area.area.name, words.word_area(checklist, area)) for area in areas]
        names = max((len(name) for name, _ in told), default=0)
        levels = max((len(area.level) for _, area in told), default=0)
        room = self.width - names - levels - len("  ") * 3 - len("100")
        for name, area in told:
            score = "–" if area.score is None else str(area.score)
            level = self.paint(area.level, LEVEL_COLOURS[area.mark])
            if room >= SMALLEST_BAR:
                bar = self.bar(area.score, min(room, LARGEST_BAR))
                self.lines.append(f"{name:<{names}}  {bar}  {score:>3}  {level}")
            else:
                # No room for all on one line: the bar shrinks to what is left beside the longest level.
                self.text(name)
                self.lines.append(f"  {self.bar(area.score, min(self.width - levels - 9, 10))}  {score:>3}  {level}")
            if area.reason:
                self.text(f"Reden: {area.reason}.", "    ", "    ")

    def bar(self, score: int | None, size: int) -> str:
        if score is None:
            return " " * size
        filled = (score * size + 50) // 100
        return self.full * filled + self.empty * (size - filled)

    def begin(self, advice: Advice) -> None:
        self.head(f"Begin hiermee ({plan_words.summarise_plan(advice)})")

    def action(self, advice: Advice, action: Action) -> None:
        self.text(words.write_instruction(action), f"  {action.number}. ", "     ")
        when, work = plan_words.tell_when(advice.plan, action), words.describe_work(action)
        self.text(f"{': '.join(words.name_who(action))}. Wanneer: {when}. Werk: {work}.", "     ", "     ")
        because = words.explain_because(advice.result.checklist, action.because)
        self.text(because, "     ", "     ")


class _Speaker(_Writer):
    """The same in whole sentences: no marks, no columns, no days cut short."""

    def points(self, advice: Advice, title: str, points: Iterable[StatementResult]) -> None:
        for place, point in enumerate(points, start=1):
            if place == 1:
                self.head(title)
            answer = words.name_answer(advice.result.checklist, point)
            kind = words.name_critical(point)
            self.text(f"Punt {place}: {point.statement.title}. {point.statement.text}")
            self.text(f"U antwoordde: {answer}. Soort: {kind}.")

    def areas(self, checklist: Checklist, areas: Iterable[AreaResult]) -> None:
        for area in areas:
            told = words.word_area(checklist, area)
            number = count(area.applicable, "stelling", "stellingen")
            known = f" Bekend: {area.answered} van {number}." if area.applicable else ""
            self.text(f"{told.sentence}.{known}{f' Reden: {told.reason}.' if told.reason else ''}")

    def begin(self, advice: Advice) -> None:
        self.head("Begin hiermee")
        self.text(f"Uw hele plan: {plan_words.summarise_plan(advice, ', ')}.")

    def action(self, advice: Advice, action: Action) -> None:
        who = ": ".join(words.name_who(action))
        when, work = plan_words.tell_when(advice.plan, action, spoken=True), words.describe_work(action)
        self.text(f"Stap {action.number}: {words.write_instruction(action)}")
        self.text(f"{who}. Wanneer: {when}. Werk: {work}.")
        self.text(words.explain_because(advice.result.checklist, action.because))
