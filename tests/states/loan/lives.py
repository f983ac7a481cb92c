"""Lives of loans made up by chance: paid, late, prepaid, reversed, paused, restructured, sued."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from states.baht import Baht
from states.loan.arrears import CLASSES, LoanClass
from states.loan.changes import (
    Closing,
    DefaultRate,
    Ground,
    Judgement,
    NewPlan,
    Pause,
    PlanReason,
    Rate,
    Reversal,
    Servicing,
)
from states.loan.fact import Fact, What
from states.loan.ledger import Ledger
from states.loan.money import (
    Capitalisation,
    Charge,
    Disbursement,
    Prepayment,
    Receipt,
    Recovery,
    Refund,
    Waiver,
    WriteOff,
)
from states.loan.numbers import Numbers
from states.loan.plan import Plan
from states.loan.policy import Policy
from states.months import add_months

FIRST_DAY = date(2023, 1, 31)
POLICY = Policy()


def some_plan(chance: Random, after: date, principal: int) -> Plan:
    """A plan of a few months to three years, by week, month or quarter; amounts in satang."""
    count = chance.randint(1, 30)
    grace = chance.choice((0, 0, chance.randint(0, count - 1)))
    step = chance.choice(("week", "month", "month", "month", "quarter"))
    part = principal // (count - grace)
    rows = []
    for n in range(1, count + 1):
        months = n * (3 if step == "quarter" else 1)
        due = after + timedelta(days=7 * n) if step == "week" else add_months(after, months)
        paid_back = 0 if n <= grace else part
        rows.append((due, Baht(paid_back), Baht(chance.randint(0, principal // 200 + 1))))
    return Plan.of(rows)


def some_life(chance: Random, days: int = 800, events: int = 45) -> list[Fact]:
    """Facts in the order of their entry, most of them entered on their day."""
    return [*_entries(chance, days, events)]


def _entries(chance: Random, days: int, events: int) -> Iterator[Fact]:
    ledger = Ledger(POLICY)
    taken: set[tuple[date, str]] = set()
    principal = chance.randint(1, 60) * 1_000_000
    opening: list[What] = [
        Disbursement(Baht(principal)),
        Rate(chance.choice((10_000, 10_000, 70_000, 0))),
        NewPlan(some_plan(chance, FIRST_DAY, principal), PlanReason.CONTRACT),
    ]
    if chance.random() < 0.4:
        opening.append(DefaultRate(50_000))
    offsets = sorted(chance.randint(1, days - 1) for _ in range(events))
    planned = [(FIRST_DAY, what) for what in opening]
    for entry in range(1, len(opening) + events + 1):
        if planned:
            day, what = planned.pop(0)
            annuls = None
        else:
            day = FIRST_DAY + timedelta(days=offsets[entry - len(opening) - 1])
            day, what, annuls = _happening(chance, ledger, day)
        if (mark := (day, _once_a_day(what))) in taken:
            what, annuls = Receipt(Baht(chance.randint(1, 500_000))), None
        elif mark[1]:
            taken.add(mark)
        fact = Fact(entry, day, day, what, annuls)
        ledger = ledger.post(fact)
        yield fact


def _once_a_day(what: What) -> str:
    """Facts of which the later one wins can stand only once on a day."""
    if isinstance(what, Judgement):
        return f"judgement {what.ground}"
    once = Rate | DefaultRate | Servicing | NewPlan
    return what.kind if isinstance(what, once) else ""


def _happening(chance: Random, ledger: Ledger, day: date) -> tuple[date, What, int | None]:
    if chance.random() < 0.08:
        return _second_thought(chance, ledger, day)
    if chance.random() < 0.1:
        day -= timedelta(days=chance.randint(0, (day - FIRST_DAY).days))
    usual = chance.random() < 0.66
    make = _paying if usual else chance.choice(_RARE)
    return day, make(chance, ledger, day), None


def _second_thought(chance: Random, ledger: Ledger, day: date) -> tuple[date, What, int | None]:
    """Something entered before is reversed or corrected; the opening entries stay."""
    standing = [
        posting.fact for posting in ledger.postings if posting.stands and posting.fact.entry > 4
    ]
    if not standing:
        return day, Receipt(Baht(12_345)), None
    wrong = chance.choice(standing)
    if chance.random() < 0.5:
        return wrong.value_on, Reversal(), wrong.entry
    return day, Receipt(Baht(chance.randint(1, 3_000_000))), wrong.entry


def _paying(chance: Random, ledger: Ledger, day: date) -> What:
    """What is due by the plan, or a bit of it, or much more."""
    position = ledger.position
    fallen = position.dues.fallen(day.toordinal())
    short = max(position.dues.owed[fallen] - position.cover, 0)
    following = min(fallen + 1, len(position.dues.days))
    amount = chance.choice(
        (
            short,
            short,
            short - chance.choice((99, 100, 101)),
            position.dues.owed[following] - position.cover,
            chance.randint(1, short + 1),
            chance.randint(1, position.principal.satang + 200_000),
        )
    )
    return Receipt(Baht(max(amount, 1)))


def _some_of(make: Callable[[Baht], What]) -> Callable[[Random, Ledger, date], What]:
    def some(chance: Random, ledger: Ledger, day: date) -> What:
        principal = ledger.position.principal.satang
        return make(
            Baht(chance.choice((chance.randint(1, 50_000), chance.randint(1, principal + 1))))
        )

    return some


def _replanned(chance: Random, ledger: Ledger, day: date) -> What:
    return NewPlan(
        some_plan(chance, day, ledger.position.principal.satang), chance.choice(list(PlanReason))
    )


def _paused(chance: Random, ledger: Ledger, day: date) -> What:
    return Pause(day + timedelta(days=chance.randint(0, 200)))


def _judged(chance: Random, ledger: Ledger, day: date) -> What:
    grounds = [Ground.SUIT, Ground.UNLIKELY_TO_PAY]
    grade = chance.choice((LoanClass.NORMAL, LoanClass.NORMAL, *CLASSES))
    return Judgement(chance.choice(grounds), grade)


def _rerated(chance: Random, ledger: Ledger, day: date) -> What:
    return chance.choice((Rate(10_000), Rate(20_000), Rate(0), DefaultRate(50_000), DefaultRate(0)))


def _renumbered(chance: Random, ledger: Ledger, day: date) -> What:
    """As few and as many as the board may set."""
    days = chance.choice((1, 30, 60, 90, 120, 200, 365))
    return Servicing(Numbers(days, chance.choice((1, 3, 6, 84)), chance.choice((1, 12, 84))))


def _closed_or_written_off(chance: Random, ledger: Ledger, day: date) -> What:
    return WriteOff(Baht(chance.randint(1, 80_000_000))) if chance.random() < 0.1 else Closing()


_RARE: tuple[Callable[[Random, Ledger, date], What], ...] = (
    _replanned,
    _replanned,
    _paused,
    _judged,
    _rerated,
    _renumbered,
    _closed_or_written_off,
    _some_of(Disbursement),
    _some_of(Prepayment),
    _some_of(Recovery),
    _some_of(Refund),
    _some_of(Waiver),
    _some_of(Capitalisation),
    _some_of(partial(Charge, of="fee")),
)


def in_another_order(chance: Random, facts: list[Fact]) -> list[Fact]:
    """The same dated facts as entered in another order, an annulment still after its entry."""
    waiting = list(facts)
    entered: dict[int, int] = {}
    shuffled = []
    while waiting:
        ready = [fact for fact in waiting if fact.annuls is None or fact.annuls in entered]
        fact = chance.choice(ready)
        waiting.remove(fact)
        entered[fact.entry] = len(entered) + 1
        annuls = None if fact.annuls is None else entered[fact.annuls]
        shuffled.append(Fact(entered[fact.entry], fact.value_on, fact.booked_on, fact.what, annuls))
    return shuffled
