"""The table of a loan against the specification, row by row, and the laws that no row may break."""

import pytest

from states.case import Actor, Case
from states.decision import Refused
from states.lifecycle import LOAN
from states.process import Duty, Event, Mode, Role, State, StateWord, Step
from states.vocabulary import Organ
from states.words import Word
from tests.states.cases import (
    ALL_ROLES,
    THE_CLOCK,
    attempt,
    case_at,
    paper_for,
    person,
    tried,
)

# The rows of the specification, restated by hand: a credit officer may correct them here.
# Two roles with + are maker and checker; "vote" is a committee's resolution.
#
# before the contract: draft received incomplete selection selected feasibility
#                      financial_screening approval approved resolution_review contracting
# repaying:            disbursing performing_grace performing
# live:                contracted, repaying, overdue npl restructured
# restructurable:      performing_grace performing overdue npl restructured
# same:                stays where it is; back: the state it came from
ROWS = """
 1 | -                     | open_file             | draft               | intake_officer
 2 | draft                 | receive               | received            | intake_officer
 3 | draft received        | ask_documents         | incomplete          | intake_officer
 4 | incomplete            | supplement            | received            | intake_officer
 5 | incomplete            | lapse                 | lapsed              | clock
 6 | received              | start_selection       | selection           | intake_officer
 7 | selection             | select                | selected            | vote selection_member
 8 | selection             | not_selected          | rejected            | vote selection_member
 9 | selection             | defer                 | same                | vote selection_member
10 | selected              | start_feasibility     | feasibility         | feasibility_analyst
11 | feasibility           | report_feasible       | financial_screening | feasibility_analyst
11 | feasibility           | report_not_feasible   | rejected            | feasibility_analyst
12 | financial_screening   | submit_screening      | approval            | financial_analyst
13 | feasibility           | return                | selection           | feasibility_analyst
13 | financial_screening   | return                | selection           | financial_analyst
13 | financial_screening   | return                | feasibility         | financial_analyst
13 | approval              | return                | selection           | approver
13 | approval              | return                | feasibility         | approver
13 | approval              | return                | financial_screening | approver
14 | approval              | approve               | approved            | vote approver
15 | approval              | reject                | rejected            | vote approver
16 | approved              | review_resolution     | resolution_review   | contract_officer
17 | resolution_review     | confirm               | approved            | vote approver
17 | resolution_review     | revise                | approved            | vote approver
17 | resolution_review     | revoke                | cancelled           | vote approver
18 | approved              | start_contract        | contracting         | contract_officer
19 | approved contracting  | approval_expired      | lapsed              | clock
20 | contracting           | sign                  | contracted          | contract_officer + contract_checker
21 | contracted            | draw_early            | disbursing          | disbursement_maker + disbursement_checker
22 | contracted disbursing | disburse              | disbursing          | disbursement_maker + disbursement_checker
23 | disbursing            | close_line            | performing_grace    | disbursement_maker + disbursement_checker
23 | disbursing            | close_line            | performing          | disbursement_maker + disbursement_checker
24 | repaying              | instalment_due        | same                | clock
24 | repaying              | pay                   | same                | clock/collector
24 | overdue npl           | pay                   | same                | clock/collector
24 | restructuring         | pay                   | same                | clock/collector
24 | restructured          | pay                   | same                | clock/collector
24 | write_off_review      | pay                   | same                | clock/collector
24 | pre_litigation        | pay                   | same                | clock/collector
24 | litigation            | pay                   | same                | clock/collector
25 | repaying              | miss                  | overdue             | clock
26 | overdue               | cure                  | performing_grace    | clock
26 | overdue               | cure                  | performing          | clock
26 | overdue               | age_out               | npl                 | clock
27 | npl                   | cure                  | performing          | clock
28 | restructurable        | request_restructuring | restructuring       | workout_officer
29 | restructuring         | approve_restructuring | restructured        | vote approver
30 | restructuring         | refuse_restructuring  | restructurable      | vote approver
31 | restructured          | observe_ok            | performing          | clock
32 | restructured          | miss                  | overdue             | clock
32 | restructured          | miss                  | npl                 | clock
33 | live                  | grant_relief          | same                | vote approver
34 | npl                   | demand                | pre_litigation      | litigation_officer
35 | pre_litigation        | file_suit             | litigation          | litigation_officer
36 | litigation            | settle                | restructured        | vote approver
37 | litigation            | judgment              | enforcement         | litigation_officer
38 | enforcement           | recover               | same                | collector
38 | enforcement           | recover               | closed_recovered    | collector
39 | npl enforcement       | propose_write_off     | write_off_review    | workout_officer
40 | write_off_review      | approve_write_off     | written_off         | vote approver
40 | write_off_review      | refuse                | npl                 | vote approver
40 | write_off_review      | refuse                | enforcement         | vote approver
41 | written_off           | recover               | same                | collector
41 | written_off           | recover               | closed_recovered    | collector
41 | written_off           | close_loss            | closed_loss         | vote approver
42 | repaying restructured | settle_in_full        | closed_paid         | clock/collector + disbursement_checker
43 | before-the-contract   | withdraw              | withdrawn           | intake_officer
44 | rejected              | ask_review            | selection           | intake_officer
44 | rejected              | ask_review            | approval            | intake_officer
45 | live                  | call_default          | npl                 | monitoring_officer + disbursement_checker
46 | performing_grace      | grace_ends            | performing          | clock
47 | contracted disbursing | cancel                | cancelled           | contract_officer + contract_checker
48 | overdue npl           | settle_in_full        | closed_paid         | clock/collector + disbursement_checker
48 | pre_litigation        | settle_in_full        | closed_paid         | clock/collector + disbursement_checker
48 | litigation enforcement| settle_in_full        | closed_paid         | clock/collector + disbursement_checker
48 | written_off           | settle_in_full        | closed_recovered    | clock/collector + disbursement_checker
49 | pre_litigation        | withdraw_action       | npl                 | litigation_officer
49 | litigation            | withdraw_action       | npl                 | litigation_officer
51 | litigation            | dismissed             | npl                 | litigation_officer
52 | selection             | vote                  | same                | selection_member
52 | decided-by-approvers  | vote                  | same                | approver
53 | selection             | change_vote           | same                | selection_member
53 | decided-by-approvers  | change_vote           | same                | approver
54 | selection             | recuse                | same                | selection_member
54 | decided-by-approvers  | recuse                | same                | approver
55 | received selection approval | correct         | same                | intake_officer
55 | feasibility           | correct               | same                | feasibility_analyst
55 | financial_screening   | correct               | same                | financial_analyst
56 | repaying              | reverse               | same                | collector + disbursement_checker
56 | overdue npl           | reverse               | same                | collector + disbursement_checker
56 | restructured          | reverse               | same                | collector + disbursement_checker
56 | pre_litigation        | reverse               | same                | collector + disbursement_checker
56 | litigation            | reverse               | same                | collector + disbursement_checker
56 | enforcement           | reverse               | same                | collector + disbursement_checker
56 | written_off           | reverse               | same                | collector + disbursement_checker
57 | performing_grace performing | prepay                | same                | collector
57 | restructured          | prepay                | same                | collector
58 | repaying              | charge                | same                | collector + disbursement_checker
58 | overdue npl restructured | charge                | same                | collector + disbursement_checker
58 | pre_litigation litigation | charge                | same                | collector + disbursement_checker
58 | enforcement           | charge                | same                | collector + disbursement_checker
59 | repaying              | refund                | same                | collector + disbursement_checker
59 | overdue npl restructured | refund                | same                | collector + disbursement_checker
59 | pre_litigation litigation | refund                | same                | collector + disbursement_checker
59 | enforcement written_off | refund                | same                | collector + disbursement_checker
60 | restructurable        | propose_waiver        | restructuring       | workout_officer
61 | restructuring         | waive                 | restructurable      | vote approver
62 | repaying              | change_rate           | same                | collector + disbursement_checker
62 | overdue npl restructured | change_rate           | same                | collector + disbursement_checker
70 | under-contract        | notify_guarantor      | same                | collector/monitoring_officer
71 | under-contract        | renew_insurance       | same                | monitoring_officer
72 | under-contract        | renew_lease           | same                | monitoring_officer
73 | under-contract        | receive_accounts      | same                | monitoring_officer
74 | under-contract        | record_commitment     | same                | monitoring_officer
74 | under-contract        | keep_commitment       | same                | monitoring_officer
75 | under-contract        | contact               | same                | collector/monitoring_officer
76 | under-contract        | promise               | same                | collector/monitoring_officer
77 | under-contract        | acknowledge_debt      | same                | collector/monitoring_officer
78 | pre_litigation        | prove_demand          | same                | litigation_officer
78 | litigation            | prove_demand          | same                | litigation_officer
79 | closed_paid           | release_collateral    | same                | contract_officer + contract_checker
79 | closed_recovered      | release_collateral    | same                | contract_officer + contract_checker
"""  # noqa: E501 - one row of the specification, one line

RANGES = {
    "before-the-contract": """draft received incomplete selection selected feasibility
        financial_screening approval approved resolution_review contracting""",
    "repaying": "disbursing performing_grace performing",
    "live": "contracted disbursing performing_grace performing overdue npl restructured",
    "decided-by-approvers": """approval resolution_review restructuring contracted disbursing
        performing_grace performing overdue npl restructured litigation write_off_review
        written_off""",
    "under-contract": """contracted disbursing performing_grace performing overdue npl
        restructuring restructured pre_litigation litigation enforcement write_off_review
        written_off""",
    "restructurable": "performing_grace performing overdue npl restructured",
}
GOES_BY_ROW_39 = 50


def _states(named: str) -> list[str]:
    return [state for word in named.split() for state in RANGES.get(word, word).split()]


def specified() -> set[tuple[int, str, str, str, str]]:
    """Every move that the specification knows: row, source, event, target, who."""
    found = set()
    for line in ROWS.strip().splitlines():
        row, sources, event, targets, who = (cell.strip() for cell in line.split("|"))
        for source in _states(sources):
            for target in [source] if targets == "same" else _states(targets):
                found.add((int(row), source, event, target, who))
    return found


def who(row) -> str:
    """The persons of a row of the table, as the specification writes them."""
    by = "/".join(role.value for role in row.by)
    if row.mode is Mode.PAIR:
        return f"{by} + {'/'.join(role.value for role in row.checkers)}"
    return f"vote {'/'.join(role.value for role in row.voters)}" if row.voters else by


def test_the_table_holds_the_rows_of_the_specification_and_no_others():
    """Row number, source, event, target and persons are those of the specification."""
    table = {
        (row.row, row.source.value, row.event.value, row.target.value, who(row))
        for row in LOAN.moves
    }
    assert table - specified() == set()
    assert specified() - table == set()


def test_every_row_number_of_the_specification_is_there():
    """
    Rows 1 to 62 and 70 to 79 are all there; an exhausted enforcement (row 50) is written off by
    row 39.
    """
    numbers = {row.row for row in LOAN.moves}
    assert numbers == {*range(1, 63), *range(70, 80)} - {GOES_BY_ROW_39}
    assert any(row.row == 39 and row.source is State.ENFORCEMENT for row in LOAN.moves)


def test_the_table_says_a_thing_once():
    """No two rows lead from the same state by the same event to the same state."""
    ways = [(row.source, row.event, row.target) for row in LOAN.moves]
    assert len(ways) == len(set(ways))


def test_every_state_and_event_is_used():
    """No state and no event was named that the table does not know."""
    assert set(LOAN.states) == {state.value for state in State}
    assert set(LOAN.events) == {event.value for event in Event}


# -------------------------------------------------------------------- what is not in the table


@pytest.mark.parametrize("state", State, ids=lambda state: state.value)
def test_what_is_not_in_the_table_is_refused(state):
    """Whatever cannot follow a state is refused with clause 1.2.3, even to one who may do all."""
    known = {row.event for row in LOAN.moves if row.source is state}
    others = [event for event in Event if event not in known]
    case = case_at(state)
    for event in others:
        for actor in (person("somebody"), THE_CLOCK):
            outcome = tried(case, attempt(event, actor))
            assert isinstance(outcome, Refused), event
            assert [each.clause for each in outcome.objections] == ["1.2.3"], event
            assert outcome.row is None
            (objection,) = outcome.objections
            assert state.thai in objection.thai
            assert event.thai in objection.thai
            assert state.english in objection.english
            assert event.english in objection.english


def test_all_pairs_of_state_and_event_were_tried():
    """The pairs in the table and those refused above are together all there are."""
    inside = {(row.source, row.event) for row in LOAN.moves}
    outside = {(state, event) for state in State for event in Event if not LOAN.rows(event, state)}
    assert len(inside) + len(outside) == len(State) * len(Event)


# -------------------------------------------------------------------------- ways in and ways on


def reachable(start: StateWord) -> set[StateWord]:
    """Every state that can be reached from one, itself among them."""
    found: set[StateWord] = {start}
    new = [start]
    while new:
        here = new.pop()
        for row in LOAN.moves:
            if row.source is here and row.target not in found:
                found.add(row.target)
                new.append(row.target)
    return found


def test_no_state_is_unreachable():
    """From the opening of the file every state can be reached."""
    assert reachable(State.UNOPENED) == set(State)


@pytest.mark.parametrize(
    "state", [state for state in State if not state.ends], ids=lambda state: state.value
)
def test_no_state_is_a_dead_end(state):
    """From a state that is no end, a row leads elsewhere and some end can be reached."""
    assert any(row.source is state and row.target is not state for row in LOAN.moves)
    assert any(found.ends for found in reachable(state))


def test_the_ends_are_final():
    """Nothing leaves an end, save that a refusal may be reviewed (row 44); after the end of a
    loan its collateral is given back (row 79)."""
    rows = [row for row in LOAN.moves if row.source.ends]
    assert {(row.row, row.source) for row in rows if row.target is not row.source} == {
        (44, State.REJECTED)
    }
    assert {row.row for row in rows if row.target is row.source} == {79}


# ------------------------------------------------------------------------------------- labels


@pytest.mark.parametrize("words", [Step, State, Event, Role, Duty, Mode, Organ])
def test_every_word_has_a_code_and_labels_in_both_languages(words):
    """Codes and labels are unique; Thai labels are in Thai letters, English ones are not."""
    assert len(words.__members__) == len(list(words))
    for part in ("thai", "english"):
        labels = [getattr(word, part) for word in words]
        assert len(set(labels)) == len(labels)
    for word in words:
        assert any("\u0e01" <= letter <= "\u0e5b" for letter in word.thai), word
        assert word.english.strip(), word
        assert word.english.isascii(), word


# ------------------------------------------------------------------------- persons and the clock

CLOCK_ALONE = {5, 19, 24, 25, 26, 27, 31, 32, 46}
CLOCK_OR_COLLECTOR = {24, 42, 48}


def test_the_clock_may_do_the_timer_rows_and_nothing_else():
    """Rows of the clock alone, and those in which it may stand in for the collector's receipts."""
    alone = {row.row for row in LOAN.moves if row.mode is Mode.CLOCK}
    beside = {row.row for row in LOAN.moves if Role.CLOCK in row.by and row.mode is not Mode.CLOCK}
    assert alone == CLOCK_ALONE
    assert beside == CLOCK_OR_COLLECTOR


def _lacks_the_role(case: Case, event: Word, actor: Actor) -> bool:
    outcome = tried(case, attempt(event, actor, paper_for(event.value, state=case.state)))
    objections = outcome.objections if isinstance(outcome, Refused) else ()
    return any("is not appointed" in objection.english for objection in objections)


@pytest.mark.parametrize("state", State, ids=lambda state: state.value)
def test_clock_rows_are_the_clocks_and_all_others_a_persons(state):
    """A person with every role is refused a clock row; the clock is refused every other row."""
    case = case_at(state)
    for row in LOAN.possible(state):
        is_clocks = row.by == (Role.CLOCK,)
        assert _lacks_the_role(case, row.event, person("everybody")) is is_clocks, row.event
        assert _lacks_the_role(case, row.event, THE_CLOCK) is (Role.CLOCK not in row.by), row.event


def test_a_service_that_was_given_a_role_still_may_not_use_it():
    """A service counts as the clock alone, whatever else it was appointed to."""
    service = Actor("clock", ALL_ROLES, service=True)
    assert _lacks_the_role(case_at(State.RECEIVED), Event.START_SELECTION, service)


@pytest.mark.parametrize(
    ("actor", "principal"),
    [(THE_CLOCK, person("approver")), (person("officer"), THE_CLOCK)],
    ids=["the clock for a person", "a person for the clock"],
)
def test_no_service_acts_for_a_person_nor_a_person_for_a_service(actor, principal):
    """A delegation between the two opens no row."""
    for state in State:
        for row in LOAN.possible(state):
            outcome = tried(
                case_at(state),
                attempt(
                    row.event, actor, paper_for(row.event.value, state=state), principal=principal
                ),
            )
            assert isinstance(outcome, Refused)
            assert any("stands in for" in objection.english for objection in outcome.objections)
