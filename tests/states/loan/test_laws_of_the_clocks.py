"""What holds of every clock, whatever the facts: time only worsens what is not done."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from states.loan.law_clocks import (
    Commitment,
    CommitmentKind,
    Cover,
    CoverKind,
    Default,
    GuarantorNotice,
    LoanFacts,
    MortgageByConsent,
    YearlyAccounts,
    obligations,
)
from states.loan.legal_figures import IN_FORCE
from states.loan.obligation import Clock, Standing
from states.loan.prescription import (
    InterruptedBy,
    Interruption,
    Owed,
    SuitEnd,
    prescriptions,
)

RENEWED = (Clock.INSURANCE, Clock.LEASE)
"""Their time opens with the cover, which may be brought before it begins."""
WORSE = (Standing.OPEN, Standing.DUE_SOON, Standing.OVERDUE)
FIRST, LAST = date(2019, 1, 1), date(2021, 12, 31)
DUE = date(2019, 3, 31)
LEAP_DAY = date(2020, 2, 29)
days = st.one_of(st.dates(FIRST, LAST), st.just(LEAP_DAY))
maybe = st.one_of(st.none(), days)
later_days = st.one_of(st.dates(FIRST, date(2040, 12, 31)), st.just(date(2024, 2, 29)))


@st.composite
def interruptions(draw):
    """Payments, acknowledgements and suits; a suit may have ended, one way or the other."""
    found = []
    for on in draw(st.lists(days, max_size=4, unique=True)):
        by = draw(st.sampled_from(InterruptedBy))
        ended_on = end = None
        if by is InterruptedBy.SUIT and draw(st.booleans()):
            ended_on = on + timedelta(days=draw(st.integers(0, 2_000)))
            end = draw(st.sampled_from(SuitEnd))
        found.append(Interruption(by=by, on=on, ended_on=ended_on, end=end))
    return tuple(found)


@st.composite
def loans(draw):
    """The dated facts of a loan, in any order and with anything missing."""
    spans = st.tuples(days, st.integers(0, 800))
    lasting = [(on, on + timedelta(days=n)) for on, n in draw(st.lists(spans, max_size=3))]
    due_days = draw(st.lists(days, max_size=2, unique=True))
    return LoanFacts(
        contract_on=draw(maybe),
        year_end=draw(st.sampled_from([(12, 31), (2, 28), (2, 29), (6, 30)])),
        guarantors=(1, 2),
        defaults=tuple(Default(due_on=day, cured_on=draw(maybe)) for day in due_days),
        notices=tuple(
            GuarantorNotice(
                guarantor=draw(st.integers(1, 2)),
                default_due_on=day,
                sent_on=day,
                received_on=draw(maybe),
                proof=draw(st.sampled_from([None, "EMS 1"])),
            )
            for day in due_days
        ),
        covers=tuple(
            Cover(
                kind=draw(st.sampled_from(CoverKind)),
                subject="อาคาร",
                since=since,
                until=until,
                recorded_on=draw(days),
            )
            for since, until in lasting
        ),
        accounts=tuple(
            YearlyAccounts(year_end=date(2019, 12, 31), received_on=each)
            for each in draw(st.lists(days, max_size=1))
        ),
        commitments=tuple(
            Commitment(kind=kind, promised_on=on, due_on=until, kept_on=draw(maybe))
            for kind, (on, until) in zip(CommitmentKind, lasting, strict=False)
        ),
        owed=tuple(Owed(due_on=day, paid_on=draw(maybe)) for day in due_days),
        interruptions=draw(interruptions()),
        mortgage_by_consent=MortgageByConsent(informed_on=FIRST, completed_on=draw(maybe)),
    )


@given(facts=loans(), asked=st.lists(later_days, min_size=2, max_size=4, unique=True))
def test_what_is_not_done_only_worsens(facts, asked):
    """
    From open to due soon to overdue, never back, as long as its last day is the same. What is done
    stays done; only a suit that comes to nothing leaves an instalment to be sued for again.
    """
    seen = [
        {(each.clock, each.subject, each.due_on): each.standing for each in obligations(facts, day)}
        for day in sorted(asked)
    ]
    for sooner, later in pairwise(seen):
        for key in sooner.keys() & later.keys():
            before, after = sooner[key], later[key]
            if before is Standing.DONE:
                assert after is Standing.DONE or key[0] is Clock.PRESCRIPTION
            elif after is not Standing.DONE:
                assert WORSE.index(before) <= WORSE.index(after)


@given(facts=loans(), today=later_days)
def test_what_is_done_is_never_overdue(facts, today):
    """Overdue is what nobody had done by then and whose last day, still in time, is over."""
    for each in obligations(facts, today):
        is_done = each.done_on is not None
        assert (each.standing is Standing.DONE) is is_done
        assert (each.standing is Standing.OVERDUE) is (not is_done and each.due_on < today)
        assert each.opened_on <= today or each.clock in RENEWED
        if each.done_on is not None:
            assert each.done_on <= today


def years_after(day, years):
    """The same date so many years later; of 29 February the 28th where there is none."""
    if (day.month, day.day) == (2, 29) and (year := day.year + years) % 4:
        return date(year, 2, 28)
    return day.replace(year=day.year + years)


@given(facts=interruptions(), due=st.one_of(days, st.just(DUE)), today=later_days)
def test_prescription_lasts_no_longer_than_the_law_gives(facts, due, today):
    """
    Never beyond five years from the last thing that may begin it anew, ten from a judgment; never
    sooner than five years from the day on which the instalment fell due.
    """
    for found in prescriptions((Owed(due_on=due),), facts, today, IN_FORCE):
        ends = [years_after(due, 5)]
        ends += [years_after(each.on, 5) for each in facts if each.by is not InterruptedBy.SUIT]
        ends += [
            years_after(each.ended_on, 10)
            for each in facts
            if each.end is SuitEnd.JUDGMENT and each.ended_on is not None
        ]
        assert found.due_on <= max(ends)
        assert found.due_on >= min(years_after(due, 5), *ends)
