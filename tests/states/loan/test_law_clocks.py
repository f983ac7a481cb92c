"""What must be done by a day: both sides of every limit, and any past day asked about again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.business_days import Calendar, Holiday, HolidayKind
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
from states.loan.legal_figures import Figure, LegalFigures
from states.loan.obligation import Clock, Standing
from states.loan.prescription import Owed

OPEN, DUE_SOON, OVERDUE, DONE = Standing.OPEN, Standing.DUE_SOON, Standing.OVERDUE, Standing.DONE


def day(text):
    """An ISO date, None for nothing."""
    return None if text is None else date.fromisoformat(text)


def only(facts, today):
    """The single obligation of these facts on a day."""
    (found,) = obligations(facts, day(today))
    assert found.words.thai
    assert found.words.english
    assert found.basis
    return found


# --------------------------------------------------------------------------------- guarantors

DEFAULTED = LoanFacts(guarantors=(1,), defaults=(Default(due_on=date(2020, 1, 31)),))


def notice(received_on, proof="EMS 1", guarantor=1):
    """A notice of the default of 31 January 2563."""
    return GuarantorNotice(
        guarantor=guarantor,
        default_due_on=date(2020, 1, 31),
        sent_on=date(2020, 2, 3),
        received_on=day(received_on),
        proof=proof,
    )


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2020-02-01", OPEN),  # day 1, the first of default
        ("2020-02-29", OPEN),  # day 29
        ("2020-03-01", DUE_SOON),  # day 30, the first alarm
        ("2020-03-31", DUE_SOON),  # day 60, the last
        ("2020-04-01", OVERDUE),  # day 61
    ],
)
def test_a_guarantor_is_told_within_sixty_days(today, standing):
    """An instalment of 31 January 2563 unpaid: the notice must arrive by 31 March (s.686)."""
    found = only(DEFAULTED, today)
    assert (found.standing, found.due_on) == (standing, date(2020, 3, 31))
    assert found.alarms == (date(2020, 3, 1), date(2020, 3, 16), date(2020, 3, 26))
    assert (found.clause, found.clock) == ("CCC s.686", Clock.GUARANTOR_NOTICE)


def test_nothing_is_owed_to_a_guarantor_on_the_due_date_itself():
    """Whoever pays on the last day is not in default."""
    assert obligations(DEFAULTED, date(2020, 1, 31)) == ()


@pytest.mark.parametrize(
    ("arrived", "standing", "late"),
    [
        (notice("2020-03-31"), DONE, False),
        (notice("2020-04-01"), DONE, True),
        (notice("2020-04-16"), OVERDUE, False),  # after the day asked about
        (notice(None), OVERDUE, False),  # sent, never received
        (notice("2020-03-01", proof=None), OVERDUE, False),  # nothing proves the receipt
        (notice("2020-03-01", guarantor=2), OVERDUE, False),  # another guarantor
        (notice("2020-01-31"), OVERDUE, False),  # before the default began
    ],
)
def test_a_notice_counts_when_it_arrives_and_that_is_proved(arrived, standing, late):
    """As it stands on 15 April 2563; a late one is done, and known to be late."""
    found = only(replace(DEFAULTED, notices=(arrived,)), "2020-04-15")
    assert (found.standing, found.late) == (standing, late)


def test_every_default_and_every_guarantor_has_a_clock_of_its_own():
    """A notice of one default is none of the next, and to one guarantor is none to another."""
    facts = LoanFacts(
        guarantors=(1, 2),
        defaults=(Default(due_on=date(2020, 1, 31)), Default(due_on=date(2020, 2, 29))),
        notices=(notice("2020-02-10"),),
    )
    found = obligations(facts, date(2020, 3, 2))
    assert [(each.subject, each.standing) for each in found] == [
        ("2020-01-31/1", DONE),
        ("2020-01-31/2", DUE_SOON),
        ("2020-02-29/1", OPEN),
        ("2020-02-29/2", OPEN),
    ]
    assert sum(each.standing is not Standing.DONE for each in found) == 3


@pytest.mark.parametrize(("today", "standing"), [("2020-02-19", OPEN), ("2020-02-20", DONE)])
def test_a_default_made_good_needs_no_notice_any_more(today, standing):
    """Paid on 20 February 2563."""
    cured = Default(due_on=date(2020, 1, 31), cured_on=date(2020, 2, 20))
    assert only(replace(DEFAULTED, defaults=(cured,)), today).standing is standing


def test_a_notice_after_the_default_was_made_good_makes_nothing_late():
    """Paid on 20 February 2563; the letter came when nothing was owed any more."""
    cured = Default(due_on=date(2020, 1, 31), cured_on=date(2020, 2, 20))
    facts = replace(DEFAULTED, defaults=(cured,), notices=(notice("2020-04-10"),))
    found = only(facts, "2020-04-15")
    assert (found.done_on, found.late) == (date(2020, 2, 20), False)


def test_before_the_law_of_2557_no_sixty_days_ran():
    """The duty counts for defaults from 11 February 2558 on."""
    old, new = Default(due_on=date(2015, 2, 10)), Default(due_on=date(2015, 2, 11))
    found = obligations(LoanFacts(guarantors=(1,), defaults=(old, new)), date(2015, 3, 1))
    assert [each.subject for each in found] == ["2015-02-11/1"]


# ----------------------------------------------------------------------- insurance and leases


def policy(since, until, recorded_on=None, kind=CoverKind.INSURANCE):
    """Cover of one machine, recorded on its first day unless said otherwise."""
    return Cover(
        kind=kind,
        subject="MC-1",
        since=day(since),
        until=day(until),
        recorded_on=day(recorded_on or since),
    )


FIRST = policy("2019-07-01", "2020-06-30")
IN_TIME = FIRST, policy("2020-07-01", "2021-06-30", "2020-06-15")
A_DAY_LATE = FIRST, policy("2020-07-02", "2021-06-30", "2020-06-15")


@pytest.mark.parametrize(
    ("covers", "today", "due_on", "standing"),
    [
        ((FIRST,), "2020-04-30", "2020-06-30", OPEN),
        ((FIRST,), "2020-05-01", "2020-06-30", DUE_SOON),  # sixty days before
        ((FIRST,), "2020-06-30", "2020-06-30", DUE_SOON),  # covered to its last day
        ((FIRST,), "2020-07-01", "2020-06-30", OVERDUE),
        # Renewed in time, known before it begins.
        (IN_TIME, "2020-06-14", "2020-06-30", DUE_SOON),
        (IN_TIME, "2020-06-15", "2021-06-30", OPEN),
        # A day without cover: lapsed until the new one begins.
        (A_DAY_LATE, "2020-07-01", "2020-06-30", OVERDUE),
        (A_DAY_LATE, "2020-07-02", "2021-06-30", OPEN),
        # A shorter one inside changes nothing.
        ((FIRST, policy("2019-08-01", "2019-12-31")), "2020-01-15", "2020-06-30", OPEN),
    ],
)
def test_insurance_is_renewed_before_it_ends(covers, today, due_on, standing):
    """The last day of unbroken cover is the day to renew by."""
    found = only(LoanFacts(covers=covers), today)
    assert (found.clock, found.due_on, found.standing) == (Clock.INSURANCE, day(due_on), standing)


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2028-06-30", OPEN),
        ("2028-07-01", DUE_SOON),
        ("2029-07-01", DUE_SOON),
        ("2029-07-02", OVERDUE),
    ],
)
def test_a_lease_is_renewed_with_a_year_of_warning(today, standing):
    """A lease of ten years to 1 July 2572 (8.2.3.1)."""
    lease = policy("2019-07-02", "2029-07-01", kind=CoverKind.LEASE)
    found = only(LoanFacts(covers=(lease,)), today)
    assert (found.clock, found.clause, found.standing) == (Clock.LEASE, "8.2.3.1", standing)


# ----------------------------------------------------------------------- accounts, commitments

SIGNED = LoanFacts(contract_on=date(2019, 6, 14))


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2020-01-01", OPEN),
        ("2020-03-29", OPEN),
        ("2020-03-30", DUE_SOON),  # sixty days before
        ("2020-05-29", DUE_SOON),  # day 150 after 31 December 2562
        ("2020-05-30", OVERDUE),
    ],
)
def test_accounts_come_within_150_days_of_the_year_end(today, standing):
    """The year that ended on 31 December 2562 (2.1.11)."""
    found = only(SIGNED, today)
    assert (found.standing, found.due_on, found.clause) == (standing, date(2020, 5, 29), "2.1.11")


@pytest.mark.parametrize(
    ("contract_on", "year_end", "today", "years"),
    [
        ("2019-06-14", (12, 31), "2019-12-30", []),
        ("2019-06-14", (12, 31), "2019-12-31", ["2019-12-31"]),
        ("2019-12-31", (12, 31), "2019-12-31", ["2019-12-31"]),
        ("2020-01-01", (12, 31), "2020-12-30", []),
        ("2019-06-14", (3, 31), "2021-03-31", ["2020-03-31", "2021-03-31"]),
        ("2019-02-28", (2, 29), "2020-02-29", ["2019-02-28", "2020-02-29"]),
    ],
)
def test_every_year_that_ends_under_the_contract_has_its_accounts(
    contract_on, year_end, today, years
):
    """From the first accounting year that ends after signing, year by year."""
    facts = LoanFacts(contract_on=day(contract_on), year_end=year_end)
    assert [each.subject for each in obligations(facts, day(today))] == years


@pytest.mark.parametrize(
    ("received_on", "standing", "late"),
    [("2020-05-29", DONE, False), ("2020-05-30", DONE, True), ("2020-06-16", OVERDUE, False)],
)
def test_accounts_that_came(received_on, standing, late):
    """As it stands on 15 June 2563."""
    came = YearlyAccounts(year_end=date(2019, 12, 31), received_on=day(received_on))
    found = only(replace(SIGNED, accounts=(came,)), "2020-06-15")
    assert (found.standing, found.late) == (standing, late)


def test_the_days_for_accounts_may_be_set_otherwise():
    """A figure counts for years that end from its day on."""
    shorter = Figure(90, date(2020, 1, 1), "มติ กอป.")
    series = (*LegalFigures().yearly_accounts_days, shorter)
    facts = replace(SIGNED, figures=LegalFigures(yearly_accounts_days=series))
    found = obligations(facts, date(2021, 1, 1))
    assert [each.due_on for each in found] == [date(2020, 5, 29), date(2021, 3, 31)]
    assert found[-1].basis == "มติ กอป."


@pytest.mark.parametrize(
    ("kind", "clause"),
    [(CommitmentKind.TRAINING, "2.1.5"), (CommitmentKind.SINGLE_ACCOUNT, "2.1.6")],
)
@pytest.mark.parametrize(
    ("kept_on", "today", "standing"),
    [
        (None, "2019-10-31", OPEN),
        (None, "2019-11-01", DUE_SOON),
        (None, "2019-12-31", DUE_SOON),
        (None, "2020-01-01", OVERDUE),
        ("2020-01-02", "2020-01-01", OVERDUE),
        ("2020-01-02", "2020-01-02", DONE),
    ],
)
def test_what_the_borrower_took_on(kind, clause, kept_on, today, standing):
    """Promised in the form, to be kept by the end of 2562."""
    promise = Commitment(
        kind=kind,
        promised_on=date(2019, 4, 18),
        due_on=date(2019, 12, 31),
        kept_on=day(kept_on),
    )
    found = only(LoanFacts(commitments=(promise,)), today)
    assert (found.clause, found.standing) == (clause, standing)


# ---------------------------------------------------------------------------- 8.2.2.2, 30 days


@pytest.mark.parametrize(
    ("informed_on", "due_on"),
    [
        ("2017-12-13", "2018-01-12"),  # a Friday
        ("2017-12-14", "2018-01-15"),  # a Saturday: Monday
        ("2019-03-16", "2019-04-17"),  # Songkran, declared: Wednesday
    ],
)
def test_the_mortgage_by_consent_is_finished_in_thirty_days(informed_on, due_on):
    """The last day is in time, the next falls to 8.2.2.3."""
    songkran = Calendar(
        tuple(
            Holiday(
                day=date(2019, 4, number),
                kind=HolidayKind.GOVERNMENT,
                name_th="สงกรานต์",
                source="ประกาศ",
                declared_on=date(2018, 12, 1),
            )
            for number in (15, 16)
        )
    )
    way = MortgageByConsent(informed_on=day(informed_on))
    facts = LoanFacts(mortgage_by_consent=way, calendar=songkran)
    last = day(due_on)
    assert only(facts, due_on).due_on == last
    assert only(facts, due_on).standing is DUE_SOON
    assert only(facts, str(last + timedelta(1))).standing is OVERDUE
    done = replace(facts, mortgage_by_consent=replace(way, completed_on=last))
    assert only(done, due_on).standing is DONE


# ------------------------------------------------------------------------------- all together

EVERYTHING = LoanFacts(
    contract_on=date(2019, 6, 14),
    guarantors=(1, 2),
    defaults=(Default(due_on=date(2020, 1, 31)),),
    notices=(notice("2020-03-15"),),
    covers=IN_TIME,
    accounts=(YearlyAccounts(year_end=date(2019, 12, 31), received_on=date(2020, 5, 1)),),
    commitments=(
        Commitment(
            kind=CommitmentKind.TRAINING,
            promised_on=date(2019, 4, 18),
            due_on=date(2019, 12, 31),
            kept_on=date(2019, 11, 11),
        ),
    ),
    owed=(Owed(due_on=date(2020, 1, 31), paid_on=date(2020, 8, 1)),),
    mortgage_by_consent=MortgageByConsent(
        informed_on=date(2019, 6, 1), completed_on=date(2019, 6, 20)
    ),
)


def known_by(facts, today):
    """The facts without anything that happened after a day."""

    def up_to(value):
        return value if value is None or value <= today else None

    return replace(
        facts,
        notices=tuple(each for each in facts.notices if each.received_on <= today),
        covers=tuple(each for each in facts.covers if each.recorded_on <= today),
        accounts=tuple(each for each in facts.accounts if each.received_on <= today),
        commitments=tuple(replace(each, kept_on=up_to(each.kept_on)) for each in facts.commitments),
        owed=tuple(replace(each, paid_on=up_to(each.paid_on)) for each in facts.owed),
        mortgage_by_consent=replace(
            facts.mortgage_by_consent, completed_on=up_to(facts.mortgage_by_consent.completed_on)
        ),
        closed_on=up_to(facts.closed_on),
    )


@given(today=st.dates(date(2019, 4, 1), date(2025, 12, 31)))
def test_what_came_later_changes_no_day_before_it(today):
    """Asked about any day, the answer is the one that was given on that day."""
    closed = replace(EVERYTHING, closed_on=date(2022, 3, 1))
    assert obligations(closed, today) == obligations(known_by(closed, today), today)


@given(today=st.dates(date(2019, 4, 1), date(2025, 12, 31)))
def test_obligations_come_by_their_last_day(today):
    """The most urgent first, each alarm before or on the last day, none before it arose."""
    found = obligations(EVERYTHING, today)
    assert [each.due_on for each in found] == sorted(each.due_on for each in found)
    assert all(max(each.alarms) <= each.due_on for each in found)
    assert all(each.opened_on <= today for each in found)


@pytest.mark.parametrize(("today", "left"), [("2022-02-28", 4), ("2022-03-01", 0)])
def test_a_closed_loan_leaves_nothing_undone(today, left):
    """Closed on 1 March 2565, with a policy lapsed, two years' accounts and a notice missing."""
    closed = replace(EVERYTHING, closed_on=date(2022, 3, 1))
    assert (
        sum(each.standing is not Standing.DONE for each in obligations(closed, day(today))) == left
    )
