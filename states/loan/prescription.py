"""
Until when each unpaid instalment can be sued for: five years from its due date (CCC s.193/33),
begun anew by what interrupts it (s.193/14, s.193/15), ten years from a judgment (s.193/32).

Sooner is safer: a last day that is a holiday is not moved, and a suit that ended without a
decision counts for nothing (s.193/17), whatever further time a court may grant. The time to enforce
a judgment is that of procedure as well: no payment and no acknowledgement begins it anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from states.loan.legal_figures import LegalFigures, Series, figure_on
from states.loan.obligation import (
    Clock,
    Obligation,
    days_before,
    done_by,
    standing_on,
)
from states.months import add_months
from states.thai import thai_day
from states.words import Bilingual, Word

ALARM_DAYS: Final = (365, 180, 90, 30)
_MONTHS_OF_A_YEAR: Final = 12


class InterruptedBy(Word):
    """What stops prescription (CCC s.193/14)."""

    ACKNOWLEDGEMENT = "acknowledgement", "รับสภาพหนี้เป็นหนังสือ", "written acknowledgement"
    PART_PAYMENT = "part_payment", "ชำระหนี้บางส่วนหรือดอกเบี้ย", "part payment or interest"
    SUIT = "suit", "ฟ้องคดี", "suit"


class SuitEnd(Word):
    """How a suit ended."""

    JUDGMENT = "judgment", "มีคำพิพากษาถึงที่สุด", "final judgment"
    NOT_DECIDED = "not_decided", "ถอนฟ้อง ทิ้งฟ้อง หรือยกฟ้อง", "withdrawn, abandoned or dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One instalment; `paid_on` is the day on which all of it was paid."""

    due_on: date
    paid_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """
    `of` names instalments by due date, None means all of the loan. Only a suit ends: `ended_on`
    and `end` are empty while it is before the court.
    """

    by: InterruptedBy
    on: date
    of: tuple[date, ...] | None = None
    ended_on: date | None = None
    end: SuitEnd | None = None


def open_suit(interruptions: Iterable[Interruption]) -> date | None:
    """On which day the suit that is still before the court was filed; None without one."""
    suits = (each for each in interruptions if each.by is InterruptedBy.SUIT)
    return max((each.on for each in suits if each.ended_on is None), default=None)


def prescriptions(
    owed: tuple[Owed, ...],
    interruptions: tuple[Interruption, ...],
    today: date,
    figures: LegalFigures,
) -> list[Obligation]:
    """One obligation for each instalment that has fallen due: to sue, or to enforce, in time."""
    known = sorted((each for each in interruptions if each.on <= today), key=lambda each: each.on)
    found = []
    for instalment in owed:
        if instalment.due_on < today:
            touching = [each for each in known if _touches(each, instalment)]
            found.append(_prescription(instalment, touching, today, figures))
    return found


def _touches(interruption: Interruption, instalment: Owed) -> bool:
    """By the due date nothing runs that could be interrupted; a suit claims what is yet to come."""
    named = interruption.of is None or instalment.due_on in interruption.of
    running = interruption.on > instalment.due_on or interruption.by is InterruptedBy.SUIT
    return named and running


def _prescription(
    instalment: Owed, interruptions: list[Interruption], today: date, figures: LegalFigures
) -> Obligation:
    series, clause, start = figures.prescription_years, "CCC s.193/33", instalment.due_on
    due_on, basis = _last_day(series, start)
    sued_on = None
    for each in interruptions:
        if each.on > due_on:
            break  # what has run out is not begun anew
        ended = each.end if done_by(today, each.ended_on) else None
        if each.by is InterruptedBy.SUIT and ended is None:
            sued_on = each.on
        elif ended is SuitEnd.JUDGMENT and each.ended_on is not None:
            series, clause, start = figures.judgment_years, "CCC s.193/32", each.ended_on
            sued_on = None
        elif ended is not SuitEnd.NOT_DECIDED and series is not figures.judgment_years:
            start = each.on
        due_on, basis = _last_day(series, start)
    done_on = done_by(today, instalment.paid_on) or sued_on
    alarms = days_before(due_on, ALARM_DAYS)
    return Obligation(
        Clock.PRESCRIPTION,
        instalment.due_on.isoformat(),
        start,
        due_on,
        alarms,
        standing_on(today, due_on, alarms, done_on),
        done_on,
        clause,
        basis,
        _words(instalment.due_on, due_on, judged=series is figures.judgment_years),
    )


def _last_day(series: Series, start: date) -> tuple[date, str]:
    """The day of the same date so many years later, and where the number comes from."""
    figure = figure_on(series, start) or series[0]
    return add_months(start, figure.value * _MONTHS_OF_A_YEAR), figure.source


def _words(instalment: date, due_on: date, *, judged: bool) -> Bilingual:
    if judged:
        return Bilingual(
            f"บังคับคดีตามคำพิพากษาในงวดวันที่ {thai_day(instalment)} ภายใน {thai_day(due_on)}",
            f"enforce the judgment on the instalment due {instalment} by {due_on}",
        )
    return Bilingual(
        f"ฟ้องเรียกงวดวันที่ {thai_day(instalment)} ภายใน {thai_day(due_on)}",
        f"sue for the instalment due {instalment} by {due_on}",
    )
