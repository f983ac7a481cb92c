"""What the moves of steps 6 and 7 bring: instalments, payments, arrears, relief, restructuring."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from states.baht import Baht
from states.facts import Facts
from states.fields import PAST, Items, Money, Text, Whole
from states.papers.common import Resolution
from states.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentDue:
    """An instalment of the schedule falls due."""

    due_on: date
    amount: Baht

    def onto(self, facts: Facts) -> Facts:
        return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money received: how much of it is principal, how much interest, and from which day."""

    value_date: Annotated[date, PAST]
    principal: Baht
    interest: Baht
    reference: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(
            principal_repaid=facts.course.principal_repaid + self.principal,
            interest_received=facts.course.interest_received + self.interest,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedInstalment:
    """The first instalment not covered, and what is missing of it."""

    due_on: date
    amount: Annotated[Baht, Money(above_zero=True)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(overdue_since=facts.course.overdue_since or self.due_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """The loan has been overdue for longer than the class allows; the day is that of the act."""

    def onto(self, facts: Facts) -> Facts:
        return facts.then(
            non_performing_since=facts.on,
            first_non_performing_on=facts.course.first_non_performing_on or facts.on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrearsCleared:
    """All that was overdue is paid; how many normal instalments followed."""

    cleared_on: Annotated[date, PAST]
    normal_instalments: Annotated[int, Whole(0, 600)] = 0

    def onto(self, facts: Facts) -> Facts:
        return facts.then(
            overdue_since=None,
            non_performing_since=None,
            normal_instalments=self.normal_instalments,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchReport:
    """How many instalments in a row were paid in full under the new agreement."""

    normal_instalments: Annotated[int, Whole(0, 600)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(normal_instalments=self.normal_instalments, non_performing_since=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestructuringRequest:
    """What is asked for and on which papers."""

    dated: Annotated[date, PAST]
    reason: Annotated[str, Text(4_000)]
    financial_papers: Annotated[tuple[Annotated[str, Text(200)], ...], Items(fewest=1, most=40)]

    def onto(self, facts: Facts) -> Facts:
        return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class GuarantorConsent:
    """
    One guarantor's fresh written consent to more time (Civil and Commercial Code s.700).
    `guarantor` is his place in the list of the contract, counted from 1.
    """

    guarantor: Annotated[int, Whole(1, 40)]
    written_on: Annotated[date, PAST]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restructuring:
    """The new agreement: whole term and grace in months from the contract, and the consents."""

    resolution: Resolution
    term_months: Annotated[int, Whole(1, 600)]
    grace_months: Annotated[int, Whole(0, 600)]
    consents: Annotated[tuple[GuarantorConsent, ...], Items(most=40)]
    board_waiver: Annotated[str | None, Text(80)] = None
    addendum: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(
            approved_term_months=self.term_months,
            approved_grace_months=self.grace_months,
            restructurings=facts.course.restructurings + 1,
            restructured_on=self.resolution.resolved_on,
            consents=consenting(self.consents),
            board_waiver=self.board_waiver,
            overdue_since=None,
            normal_instalments=0,
        )


def consenting(consents: tuple[GuarantorConsent, ...]) -> tuple[int, ...]:
    """The places of the guarantors who consented, each once, in order."""
    return tuple(sorted({consent.guarantor for consent in consents}))


class Programme(Word):
    """Why relief is granted."""

    DISASTER = "disaster", "ภัยพิบัติ", "natural disaster"
    UNREST = "unrest", "เหตุการณ์ความไม่สงบ", "unrest"
    BORDER_CONFLICT = "border_conflict", "เหตุการณ์ชายแดน", "border conflict"
    EPIDEMIC = "epidemic", "โรคระบาด", "epidemic"
    ECONOMIC_MEASURE = "economic_measure", "มาตรการเศรษฐกิจ", "economic measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A moratorium under a programme, until a day, with the guarantors' consents."""

    resolution: Resolution
    programme: Programme
    registered_event: Annotated[str, Text(200)]
    applied_on: Annotated[date, PAST]
    until: date
    consents: Annotated[tuple[GuarantorConsent, ...], Items(most=40)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(
            reliefs=facts.course.reliefs + 1,
            relief_until=self.until,
            consents=consenting(self.consents),
        )


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
        return facts.then(
            cure_until=self.cure_until,
            non_performing_since=facts.course.non_performing_since or facts.on,
            first_non_performing_on=facts.course.first_non_performing_on or facts.on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FullSettlement:
    """Everything is paid; the day of the last receipt."""

    paid_on: Annotated[date, PAST]
    reference: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(overdue_since=None, non_performing_since=None)
