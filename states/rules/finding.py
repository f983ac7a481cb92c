"""What a rule answers: one of six verdicts, or unknown. Unknown never passes."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple, TypeAlias

from states.words import Bilingual, Word


class Verdict(Word):
    """The six verdicts and the unknown; `APPLIES` marks the switch of 2.1.9."""

    PASS = "pass", "ผ่าน", "passes"
    FAIL = "fail", "ไม่ผ่าน", "fails"
    JUSTIFY = "justify", "ต้องอธิบายเหตุผล", "needs a written reason"
    AUTHORITY = "authority", "ต้องมีมติของผู้มีอำนาจ", "needs the decision of an organ"
    CONDITION = "condition", "ผ่านโดยมีเงื่อนไขต่อเนื่อง", "met, with an obligation carried on"
    NOT_APPLICABLE = "n/a", "ไม่เกี่ยวข้อง", "does not apply"
    UNKNOWN = "unknown", "ยังไม่มีข้อมูล", "not known yet"
    APPLIES = "applies", "ใช้หลักเกณฑ์นี้", "applies"


_PASS, _FAIL = Verdict.PASS, Verdict.FAIL  # a member asked of its class takes five times as long
_LETS_PASS: Final = frozenset({_PASS, Verdict.CONDITION, Verdict.NOT_APPLICABLE, Verdict.APPLIES})
_TO_BE_RESOLVED: Final = frozenset({Verdict.JUSTIFY, Verdict.AUTHORITY})


class Later(partial[Bilingual]):
    """
    A sentence that is put into words when somebody reads it: who says it, and of which values.

    Most findings let an act pass unread; writing amounts out would take longer than judging them.
    """

    __slots__ = ()

    @property
    def thai(self) -> str:
        return self().thai

    @property
    def english(self) -> str:
        return self().english


Sentence: TypeAlias = Bilingual | Later


class Finding(NamedTuple):
    """
    The verdict of one rule on one case, with what was found in both languages.

    `authority` names the organ (its code) whose decision is asked for; `resolved` says whether the
    written reason or the decision is on the file. `needs_legal_reading` marks a verdict that hangs
    on an open question of the text.
    """

    # A tuple: one act makes dozens of findings, and a frozen dataclass takes four times as long.

    verdict: Verdict
    found: Sentence | None = None
    authority: str | None = None
    resolved: bool | None = None
    needs_legal_reading: bool = False

    @property
    def stops(self) -> bool:
        """Whether the rule stands in the way: failed, unknown, or not yet resolved."""
        if self.verdict in _LETS_PASS:
            return False
        return not (self.verdict in _TO_BE_RESOLVED and self.resolved)


_finding: Final[Callable[[tuple[Any, ...]], Finding]] = partial(tuple.__new__, Finding)
"""All five parts at once: every other rule of an act makes a finding, and nobody reads most."""

PASS: Final = Finding(Verdict.PASS)
NOT_APPLICABLE: Final = Finding(Verdict.NOT_APPLICABLE)


def unknown(thai: str, english: str) -> Finding:
    """A fact is missing; the sentence says which."""
    return Finding(Verdict.UNKNOWN, Bilingual(f"ยังไม่ทราบ{thai}", f"{english} is not known yet"))


def fails(thai: str, english: str) -> Finding:
    """The rule is broken; the sentence says what was found against which limit."""
    return Finding(Verdict.FAIL, Bilingual(thai, english))


def passes(thai: str, english: str) -> Finding:
    """The rule is kept; the sentence says what was found against which limit."""
    return Finding(Verdict.PASS, Bilingual(thai, english))


def compared(say: Callable[..., Bilingual], *values: object, kept: bool) -> Finding:
    """Passes or fails; `say` puts what was found beside its limit, once somebody reads it."""
    return _finding((_PASS if kept else _FAIL, Later(say, *values), None, None, False))


def not_applicable(thai: str, english: str) -> Finding:
    """The rule asks nothing of this case; the sentence says why."""
    return Finding(Verdict.NOT_APPLICABLE, Bilingual(thai, english))


def carried_on(thai: str, english: str) -> Finding:
    """The rule is kept by a promise, which goes into the contract."""
    return Finding(Verdict.CONDITION, Bilingual(thai, english))


def hangs_on_the_text(thai: str, english: str) -> Finding:
    """Neither kept nor broken until a person with the original has read the text."""
    return Finding(Verdict.UNKNOWN, Bilingual(thai, english), needs_legal_reading=True)


class YesOrNo(NamedTuple):
    """The findings on one fact, put into words once: true passes, false fails."""

    yes: Finding
    no: Finding
    missing: Finding

    def on(self, fact: bool | None) -> Finding:
        """The finding for the fact; None is not known."""
        if fact is None:
            return self.missing
        return self.yes if fact else self.no


def yes_or_no(about: tuple[str, str], *, yes: tuple[str, str], no: tuple[str, str]) -> YesOrNo:
    """Sentences in Thai and English: what the fact is about, what it says when true, when false."""
    return YesOrNo(passes(*yes), fails(*no), unknown(*about))
