"""A change of what was agreed, as one value: its limits, its consents, the facts it makes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from states.baht import ZERO, Baht
from states.loan.arrears import day_of
from states.loan.changes import NewPlan, PlanReason, Rate
from states.loan.fact import What
from states.loan.ledger import Ledger
from states.loan.money import Capitalisation, Waiver
from states.loan.plan import Plan
from states.months import add_months
from states.rules.credit import LONGEST_GRACE_MONTHS, LONGEST_TERM_MONTHS
from states.rules.edition import Objection
from states.rules.finding import Verdict

TERM: Final = "2.3(5)"
CONSENT: Final = "CCC 700"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restructuring:
    """
    What borrower and bank agree anew, to count from `from_day`.

    `consents`: the day of each guarantor's written consent, by his place in the contract from 1.
    `agreed_on`: the day of the proposal that they consented to. `board_waiver` names the resolution
    of the board that lets it go beyond the limits of 2.3(5). None leaves a rate as it is.
    """

    plan: Plan
    reason: PlanReason
    agreed_on: date
    from_day: date
    guarantors: int
    consents: Mapping[int, date]
    annual_millionths: int | None = None
    capitalised: Baht = ZERO
    waived: Baht = ZERO
    board_waiver: str | None = None

    def facts(self) -> tuple[What, ...]:
        """What is entered with the value date `from_day`; they count in the order of their kind."""
        made: list[What] = []
        if self.waived:
            made.append(Waiver(self.waived))
        if self.capitalised:
            made.append(Capitalisation(self.capitalised))
        if self.annual_millionths is not None:
            made.append(Rate(self.annual_millionths))
        return (*made, NewPlan(self.plan, self.reason))


def objections(change: Restructuring, contracted_on: date) -> tuple[Objection, ...]:
    """Why it may not take effect: the limits of 2.3(5), the consents of the guarantors."""
    return (*_beyond_the_limits(change, contracted_on), *_without_consent(change))


def _beyond_the_limits(change: Restructuring, contracted_on: date) -> Iterator[Objection]:
    if change.board_waiver is not None:
        return
    last = add_months(contracted_on, LONGEST_TERM_MONTHS)
    ends = max((row.due_on for row in change.plan.instalments), default=change.from_day)
    if ends > last:
        yield Objection(
            TERM,
            Verdict.FAIL,
            f"งวดสุดท้าย {ends} เกินเจ็ดปีจากวันทำสัญญา ({last}) และไม่มีมติ กอป. ผ่อนปรน",
            f"the last instalment, {ends}, is beyond 7 years from the contract ({last}),"
            " and no resolution of the board waives that",
        )
    rests_until = add_months(contracted_on, LONGEST_GRACE_MONTHS)
    resumes = min(
        (row.due_on for row in change.plan.instalments if row.principal), default=change.from_day
    )
    # Once principal was to be repaid, a further rest is a new grace: it needs the board as well.
    if resumes > max(add_months(change.from_day, 1), add_months(rests_until, 1)):
        yield Objection(
            TERM,
            Verdict.FAIL,
            f"เริ่มชำระเงินต้น {resumes} เกินระยะปลอดเงินต้นสามปีจากวันทำสัญญา ({rests_until})",
            f"principal resumes on {resumes}, beyond a grace of 3 years from the contract"
            f" ({rests_until})",
        )


def _without_consent(change: Restructuring) -> Iterator[Objection]:
    missing = [n for n in range(1, change.guarantors + 1) if n not in change.consents]
    stale = [
        n
        for n, given in sorted(change.consents.items())
        if not change.agreed_on <= given <= change.from_day
    ]
    for places, thai, english in (
        (missing, "ยังไม่ยินยอมเป็นหนังสือ", "has not consented in writing"),
        (
            stale,
            "ให้ความยินยอมก่อนตกลงหรือหลังมีผล",
            "consented before the agreement or after it takes effect",
        ),
    ):
        if places:
            listed = ", ".join(str(n) for n in places)
            yield Objection(
                CONSENT,
                Verdict.FAIL,
                f"ผู้ค้ำประกันลำดับที่ {listed} {thai}",
                f"guarantor {listed} {english}",
            )


class PlanInForce(NamedTuple):
    """One plan of a loan, from when, and why; the last one counts."""

    since: date
    reason: PlanReason
    plan: Plan


def plans(ledger: Ledger) -> tuple[PlanInForce, ...]:
    """Every plan that stands, oldest first; none is lost when another replaces it."""
    return tuple(
        PlanInForce(posting.fact.value_on, what.reason, what.plan)
        for posting in ledger.postings
        if posting.stands and isinstance(what := posting.fact.what, NewPlan)
    )


class Watch(NamedTuple):
    """
    The watch after a restructuring: whether it is on, from when its instalments count (None while
    something is past due), and when it ends if nothing more is posted (None when it does not).
    """

    on: bool
    counted_from: date | None
    ends_on: date | None


def watch(ledger: Ledger, today: date) -> Watch:
    """The watch at the end of `today`: 12 normal instalments in a row, anew after a miss."""
    position = ledger.on(today)
    over = 0 < position.watch_ends <= today.toordinal()
    if over or not position.watched:
        return Watch(on=False, counted_from=None, ends_on=None)
    return Watch(
        on=True,
        counted_from=day_of(position.watch_since),
        ends_on=day_of(position.watch_ends),
    )
