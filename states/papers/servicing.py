"""What the moves of step 6 bring: instalments, payments, arrears, calls of default."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from states.baht import Baht
from states.copies import copied
from states.facts import Facts
from states.fields import PAST, Money, Text, Whole
from states.loan.arrears import LoanClass
from states.loan.changes import Ground
from states.loan.money import Receipt
from states.papers.booking import account_of, booked, day_of_act, judged
from states.papers.drawing import replanned
from states.thai import thai_day
from states.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentDue:
    """An instalment of the plan falls due."""

    due_on: Annotated[date, PAST]

    def onto(self, facts: Facts) -> Facts:
        account = account_of(facts)
        if self.due_on.toordinal() not in account.position.dues.days:
            account = account.refuse(
                "due_on",
                f"วันที่ {thai_day(self.due_on)} ไม่มีงวดตามแผน",
                f"no instalment of the plan falls due on {self.due_on}",
            )
        return copied(facts, account=account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money received, and the day from which it counts; the ledger sets it against what is owed."""

    value_date: Annotated[date, PAST]
    amount: Annotated[Baht, Money(above_zero=True)]
    reference: Annotated[str, Text(80)]
    channel: Annotated[str | None, Text(80)] = None

    def onto(self, facts: Facts) -> Facts:
        account = account_of(facts).enter(self.value_date, Receipt(self.amount))
        return booked(facts, replanned(facts, account))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReversal:
    """
    Money that was entered and never came, such as a cheque that was returned, or a charge, waiver
    or refund that was entered in error: the entry of that number (see the statement) counts no
    longer, from its own value date on, and plans that followed from it are made again.
    """

    entry: Annotated[int, Whole(1, 1_000_000)]
    reason: Annotated[str, Text(2_000)]

    def onto(self, facts: Facts) -> Facts:
        return booked(facts, replanned(facts, account_of(facts).reverse(self.entry)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedInstalment:
    """An instalment is not covered after its due date; the account says which, and since when."""

    remark: Annotated[str | None, Text(2_000)] = None

    def onto(self, facts: Facts) -> Facts:
        return facts.then(overdue_since=account_of(facts).past_due_since(day_of_act(facts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """The loan has been overdue for longer than the class allows; the day is that of the act."""

    def onto(self, facts: Facts) -> Facts:
        account, today = account_of(facts), day_of_act(facts)
        return facts.then(
            overdue_since=account.past_due_since(today),
            non_performing_since=today,
            first_non_performing_on=account.position.first_non_performing_on(today)
            or facts.course.first_non_performing_on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrearsCleared:
    """
    Nothing is past due any longer; the account says how many instalments were met in a row. What a
    default was called for has to be made good as well, from which day on they count.
    """

    made_good_on: Annotated[date | None, PAST] = None

    def onto(self, facts: Facts) -> Facts:
        account, today = account_of(facts), day_of_act(facts)
        if self.made_good_on is not None:
            account = judged(account, Ground.CALLED, LoanClass.NORMAL, self.made_good_on)
        met = account.met_in_a_row(account.position.cure_since, today)
        return booked(facts, account).then(normal_instalments=met)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchReport:
    """The watch after a new agreement; the account counts the instalments met in a row."""

    remark: Annotated[str | None, Text(2_000)] = None

    def onto(self, facts: Facts) -> Facts:
        account = account_of(facts)
        met = account.met_in_a_row(account.position.watch_since, day_of_act(facts))
        return booked(facts, account).then(normal_instalments=met)


class DefaultCause(Word):
    """Why the debt is called before it falls due."""

    MISUSE = "misuse", "ใช้เงินผิดวัตถุประสงค์", "misuse of the money"
    FALSE_STATEMENT = "false_statement", "ให้ข้อความเท็จ", "false statement"
    ACCOUNTS_NOT_SENT = "accounts_not_sent", "ไม่นำส่งบัญชีตามข้อ 2.1.11", "accounts not sent (2.1.11)"
    INSURANCE_LAPSED = "insurance_lapsed", "ประกันภัยขาดอายุ", "insurance lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultCall:
    """The event of default, the notice given, and the last day to make it good."""

    cause: DefaultCause
    finding: Annotated[str, Text(4_000)]
    notice_sent_on: Annotated[date, PAST]
    cure_until: date

    def onto(self, facts: Facts) -> Facts:
        account = judged(account_of(facts), Ground.CALLED, LoanClass.SUBSTANDARD, day_of_act(facts))
        return booked(facts.then(cure_until=self.cure_until), account)


@dataclass(frozen=True, slots=True, kw_only=True)
class FullSettlement:
    """Everything is paid; the day of the last receipt."""

    paid_on: Annotated[date, PAST]
    reference: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        today = day_of_act(facts)
        return facts.then(overdue_since=None, non_performing_since=None, closed_on=today)
