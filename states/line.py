"""
The line of credit: what of it is promised, what is left, and what a borrower group already owes.

Under no.4 each province has an allocation, half of which is left to loans of up to 3 million baht;
under no.5 the whole Fund has one line, given in the order of approval (2.3(1), 2.3(4)). A loan is
firm on the line from its approval; what is not drawn returns when the file lapses, is withdrawn or
cancelled, or its line is closed. A request that is only received holds nothing: it is shown, and
compared with what is left, never subtracted.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from states.application import Application, Context
from states.baht import ZERO, Baht
from states.case import Case
from states.copies import copied
from states.directory import Directory
from states.facts import Facts
from states.office_acts import Line, Window
from states.process import State
from states.rules.limits import THREE_MILLION
from states.vocabulary import OpeningNotice, Product

FUND: Final = "fund"
"""The account of the whole Fund's line; a province's account is its ISO code."""

_DRAWABLE: Final = frozenset(
    {
        State.APPROVED,
        State.RESOLUTION_REVIEW,
        State.CONTRACTING,
        State.CONTRACTED,
        State.DISBURSING,
    }
)
_ASKING: Final = frozenset(
    {
        State.RECEIVED,
        State.INCOMPLETE,
        State.SELECTION,
        State.SELECTED,
        State.FEASIBILITY,
        State.FINANCIAL_SCREENING,
        State.APPROVAL,
    }
)


class Promised(NamedTuple):
    """What approvals have taken of one line, by the size of the loan; amounts are baht."""

    up_to_3_million: Baht = ZERO
    above_3_million: Baht = ZERO

    @property
    def total(self) -> Baht:
        return self.up_to_3_million + self.above_3_million

    def plus(self, other: "Promised") -> "Promised":
        return Promised(
            self.up_to_3_million + other.up_to_3_million,
            self.above_3_million + other.above_3_million,
        )

    def minus(self, other: "Promised") -> "Promised":
        return Promised(
            self.up_to_3_million - other.up_to_3_million,
            self.above_3_million - other.above_3_million,
        )


NOTHING_PROMISED: Final = Promised()


class Hold(NamedTuple):
    """How one case stands on the line: asked for (soft), approved and undrawn (firm), drawn."""

    soft: Baht
    firm: Baht
    drawn: Baht


def is_loan(facts: Facts) -> bool:
    """Joint investments have caps of their own and no part in the line of credit."""
    return facts.application.request.product is not Product.JOINT_INVESTMENT


def accounts_of(case: Case) -> tuple[str, ...]:
    """The lines that a case stands on: the Fund's, and its province's share in it."""
    province = case.facts.application.borrower.province
    return (FUND,) if province is None else (FUND, province)


def hold_of(case: Case) -> Hold:
    """The hold of a case: what is not drawn returns once nothing more can be drawn."""
    course = case.facts.course
    if not is_loan(case.facts):
        return Hold(ZERO, ZERO, ZERO)
    if case.state in _ASKING:
        return Hold(case.facts.application.request.loan_amount or ZERO, ZERO, ZERO)
    firm = ZERO
    if case.state in _DRAWABLE and course.approved_amount is not None:
        firm = course.approved_amount - course.disbursed
    return Hold(ZERO, firm, course.disbursed)


def promised_to(case: Case) -> Promised:
    """What the case takes of its lines: firm and drawn, under the size it was approved in."""
    hold = hold_of(case)
    taken = hold.firm + hold.drawn
    approved = case.facts.course.approved_amount
    if approved is None or taken == ZERO:
        return NOTHING_PROMISED
    if approved <= THREE_MILLION:
        return Promised(up_to_3_million=taken)
    return Promised(above_3_million=taken)


def exposure_of(case: Case) -> Baht:
    """What counts for the caps of borrower and group: approved, and not repaid or given back."""
    hold = hold_of(case)
    if hold.firm + hold.drawn == ZERO:
        return ZERO
    return hold.firm + case.facts.course.outstanding


@dataclass(frozen=True, slots=True)
class Lines:
    """
    What the books say, under lock, when a case is judged: what others were promised of the Fund's
    and the province's line, and what borrower and group owe besides this case. Amounts are baht.
    """

    fund: Promised
    province: Promised
    same_borrower: Baht
    others_of_the_group: Baht


def line_on(directory: Directory, account: str, day: date) -> Line | None:
    """The line in force on `day`: of the latest first day, and then what was set last."""
    province = None if account == FUND else account
    lines = [line for line in directory.lines if line.province == province and line.since <= day]
    return max(reversed(lines), key=lambda line: line.since, default=None)


def window_on(directory: Directory, day: date) -> Window | None:
    """A window that is open on `day`, if there is one."""
    return next(
        (
            window
            for window in reversed(directory.windows)
            if window.first_day <= day <= window.last_day
        ),
        None,
    )


def known_to_the_office(facts: Facts, lines: Lines, directory: Directory, day: date) -> Application:
    """
    The application with line, window and exposure as the office's own book has them on `day`.

    Window and line at intake are those of the day of receipt and stay as they were then. What the
    officer's supplement says of exposure stands where it is more than the book knows.
    """
    application = facts.application
    fund, province = (
        line_on(directory, account, day)
        for account in (FUND, application.borrower.province or FUND)
    )
    remaining = None if fund is None else fund.amount - lines.fund.total
    context = application.context
    if facts.course.received_on is None:
        context = _at_intake(context, window_on(directory, day), remaining)
    context = copied(
        context,
        fund_line_remaining_at_approval=remaining,
        province_allocation=None if province is None else province.amount,
        province_approved_le_3m=lines.province.up_to_3_million,
        province_approved_gt_3m=lines.province.above_3_million,
    )
    said = application.exposure
    exposure = copied(
        said,
        existing_fund_loan_same_borrower=_more(
            said.existing_fund_loan_same_borrower, lines.same_borrower
        ),
        existing_fund_loan_group=_more(said.existing_fund_loan_group, lines.others_of_the_group),
    )
    return copied(application, context=context, exposure=exposure)


def _at_intake(context: Context, window: Window | None, remaining: Baht | None) -> Context:
    return copied(
        context,
        opening_notice=OpeningNotice.OFFICE,
        window_opens_on=None if window is None else window.first_day,
        window_closes_on=None if window is None else window.last_day,
        fund_line_remaining_at_intake=remaining,
    )


def _more(said: Baht | None, booked: Baht) -> Baht:
    return booked if said is None else max(said, booked)
