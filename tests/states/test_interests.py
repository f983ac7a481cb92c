"""Who is too close to whom: relations and their look-back, tokens, clearances, names alike."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.application import Borrower, Director, GroupMember
from states.conflict import CLAUSE, KIN, Conflict, PartyCapacity, Relation, objections
from states.decision import Moved
from states.duties_shipped import SHIPPED
from states.interests import (
    ConflictClearance,
    Interests,
    Link,
    LinkDeclaration,
    LinkEnd,
    PartyToken,
    as_kept,
    mark_of,
    tokens_of,
)
from states.lifecycle import LOAN
from states.papers.common import NamedParty
from states.papers.contract import ContractSet, Guarantor
from states.papers.origination import Filing
from states.parties import Party, name_key, number_key, parties_in
from states.people import People
from states.person_acts import MergeConfirmation, MergeProposal
from states.polls import waiting_for
from states.process import Event, State
from states.register import Entry
from states.vocabulary import GuarantorClass
from tests.adapters.test_blind_index import BLIND, OTHER
from tests.example import application
from tests.states.cases import (
    attempt,
    ballot,
    case_at,
    clauses,
    paper_for,
    person,
    tried_alone,
)

JUNE_3 = date(2019, 6, 3)
SOMCHAI, COMPANY = "1101700230708", "0505561004561"
C, R = PartyCapacity, Relation


def declared(relation=R.SPOUSE, since=date(2019, 1, 1), until=None, number=SOMCHAI, name=None):
    """A link of malee's, as it is kept."""
    kept = as_kept(
        LinkDeclaration(
            person="malee",
            party_id=number,
            party_name_th=name,
            relation=relation,
            since=since,
            until=until,
            declared_by="malee",
        ),
        BLIND,
    )
    assert isinstance(kept, Link)
    return kept


def register(*papers):
    """What the office knows after these papers, entered as records 1, 2, 3 ..."""
    people = People()
    interests = Interests(people)
    for n, paper in enumerate(papers, 1):
        entry = Entry(n, datetime(2019, 6, 1, tzinfo=UTC), paper, "rung")
        people.enter(entry)
        interests.enter(entry)
    return interests


def the_file(*parties):
    """The parties of a case as they are kept."""
    return tokens_of(BLIND, parties)


# ---------------------------------------------------------------------------------- the relations


@pytest.mark.parametrize(
    ("relation", "until", "on", "counts"),
    [
        (R.SPOUSE, None, date(2018, 12, 31), False),
        (R.SPOUSE, None, date(2019, 1, 1), True),
        (R.SPOUSE, date(2019, 3, 31), date(2021, 3, 31), True),
        (R.SPOUSE, date(2019, 3, 31), date(2021, 4, 1), False),
        (R.FORMER_EMPLOYER, date(2019, 1, 31), date(2021, 1, 31), True),
        (R.FORMER_EMPLOYER, date(2019, 1, 31), date(2021, 2, 1), False),
        (R.SUPPLIER, date(2019, 1, 31), date(2020, 1, 31), True),
        (R.SUPPLIER, date(2019, 1, 31), date(2020, 2, 1), False),
        (R.CHILD, None, date(2059, 1, 1), True),
    ],
)
def test_a_relation_counts_from_its_first_day_until_its_look_back_is_over(
    relation, until, on, counts
):
    """The last day of the look-back is inside; kin never ends."""
    assert declared(relation, until=until).counts_on(on, None) is counts


@pytest.mark.parametrize("relation", R)
def test_every_relation_bars(relation):
    """None of them is harmless, and each is named in both languages."""
    bars = register(declared(relation)).conflicts("c", the_file(Party(C.BORROWER, SOMCHAI)), JUNE_3)
    (objection,) = objections(bars, ["malee", "malee", "suda"])
    assert objection.clause == CLAUSE
    assert relation.thai in objection.thai
    assert relation.english in objection.english
    assert SOMCHAI not in objection.thai + objection.english


def test_a_link_that_is_ended_later_counts_until_its_look_back_is_over():
    """The end is an entry of its own; kin would not end by it."""
    ended = register(declared(R.EMPLOYER), LinkEnd(entry=1, last_day=JUNE_3, evidence="ลาออก"))
    assert ended.counts(1, date(2021, 6, 3))
    assert not ended.counts(1, date(2021, 6, 4))
    assert R.EMPLOYER not in KIN


# ------------------------------------------------------------------------------------ the tokens


@pytest.mark.parametrize(
    "written", [SOMCHAI, "1-1017-00230-70-8", "๑๑๐๑๗๐๐๒๓๐๗๐๘", " 1 1017 00230 70 8 "]
)
def test_a_number_is_the_same_however_it_is_typed(written):
    """Thai digits, hyphens and spaces make no other person."""
    assert number_key(written) == SOMCHAI
    assert declared(number=written).party == declared().party


@pytest.mark.parametrize("written", [None, "", "1101700230700", "12", "นายสมชาย"])
def test_what_is_no_number_has_no_token(written):
    """A wrong check digit matches nobody."""
    assert number_key(written) is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("นายสมชาย ใจดี", "สมชาย ใจดี", True),
        ("บริษัท ช่างเหล็ก จำกัด", "บจก. ช่างเหล็ก", True),
        ("ห้างหุ้นส่วนจำกัด ไทยดี", "หจก.ไทยดี", True),
        ("Somchai Jaidee", "SOMCHAI  JAIDEE", True),
        ("น้ำ ใจดี", "นำ ใจดี", True),
        ("นายสมชาย ใจดี", "นายสมชาติ ใจดี", False),
    ],
)
def test_names_are_alike_in_one_spelling(one, other, alike):
    """Titles, forms of company, tone marks, spaces and letter cases apart."""
    assert (name_key(one) == name_key(other)) is alike


def test_a_name_that_is_hardly_one_is_not_compared():
    """Too little is left of it to say anything."""
    assert name_key("บริษัท จำกัด") is None
    assert name_key("นายก") is None


def test_another_key_makes_other_tokens_with_another_mark():
    """Tokens of two keys never match, and it can be told that there were two."""
    (mine,), (theirs,) = (tokens_of(b, [Party(C.BORROWER, SOMCHAI)]) for b in (BLIND, OTHER))
    assert mine.token != theirs.token
    assert mark_of(mine.token) != mark_of(theirs.token)
    assert SOMCHAI not in mine.token


@given(st.text(alphabet="0123456789", min_size=13, max_size=13), st.text(max_size=20))
def test_no_token_shows_what_it_was_made_of(number, name):
    """Neither number nor name can be read off, and the same is always the same."""
    parties = [Party(C.GUARANTOR, number, name)]
    found = tokens_of(BLIND, parties)
    assert found == tokens_of(BLIND, parties)
    for each in found:
        assert number not in each.token
        kind, mark, rest = each.token.split(".")
        assert (kind in {"id", "name"}, len(mark), len(rest)) == (True, 8, 64)


# --------------------------------------------------------------------------- whom a paper names


def test_an_application_names_borrower_directors_shareholders_and_group():
    """Every number and name that stands in it, each in its capacity."""
    asked = application(
        {
            "borrower.directors": [
                {"national_id": SOMCHAI, "name_th": "นายสมชาย ใจดี", "shareholding_pct": "60"},
                {"name_th": "นางสมศรี ใจดี"},
            ],
            "borrower.group_members": [{"juristic_id": COMPANY, "name_th": "บจก. อื่น"}],
        }
    )
    found = parties_in(Filing(application=asked))
    assert Party(C.DIRECTOR, SOMCHAI, "นายสมชาย ใจดี") in found
    assert Party(C.SHAREHOLDER, SOMCHAI, "นายสมชาย ใจดี") in found
    assert Party(C.DIRECTOR, None, "นางสมศรี ใจดี") in found
    assert Party(C.SHAREHOLDER, None, "นางสมศรี ใจดี") not in found
    assert Party(C.GROUP_MEMBER, COMPANY, "บจก. อื่น") in found
    assert found[0].capacity is C.BORROWER
    assert (Borrower().directors, Director().national_id, GroupMember().juristic_id) == (
        None,
        None,
        None,
    )


def test_a_contract_names_guarantors_and_owners_of_collateral():
    """With their numbers where the officer has them; a paper without parties names nobody."""
    paper = ContractSet(
        guarantors=(
            Guarantor(
                name_th="นางมาลี",
                capacity=GuarantorClass.AUTHORISED_DIRECTORS,
                party_id=SOMCHAI,
            ),
        ),
        applicant_informed_on=JUNE_3,
        collateral_owners=(NamedParty(name_th="นายที่ดิน"),),
    )
    assert parties_in(paper) == (
        Party(C.GUARANTOR, SOMCHAI, "นางมาลี"),
        Party(C.COLLATERAL_OWNER, None, "นายที่ดิน"),
    )
    assert parties_in(paper_for("receive")) == ()


# -------------------------------------------------------------------------------- what bars whom


def test_the_same_number_bars_and_a_name_alike_only_warns():
    """Exact or nothing: a namesake is shown, not barred."""
    known = register(declared(name="นายสมชาย ใจดี"))
    namesake = the_file(Party(C.DIRECTOR, COMPANY, "สมชาย ใจดี"))
    assert known.conflicts("c", namesake, JUNE_3) == {}
    assert known.alike(namesake, JUNE_3) == (Conflict("malee", R.SPOUSE, C.DIRECTOR, 1),)
    himself = the_file(Party(C.DIRECTOR, SOMCHAI, "สมชาย ใจดี"))
    assert known.conflicts("c", himself, JUNE_3) == {
        "malee": (Conflict("malee", R.SPOUSE, C.DIRECTOR, 1),)
    }
    assert known.alike(himself, JUNE_3) == ()


def test_what_is_cleared_is_cleared_for_that_link_and_that_case():
    """Another case, or a link declared later, bars again."""
    cleared = ConflictClearance(person="malee", case="c", links=(1,), reason="หย่าและแบ่งทรัพย์แล้ว")
    known = register(declared(), cleared, declared(R.DEBTOR))
    parties = the_file(Party(C.BORROWER, SOMCHAI))
    assert [each.link for each in known.conflicts("c", parties, JUNE_3)["malee"]] == [3]
    assert [each.link for each in known.conflicts("d", parties, JUNE_3)["malee"]] == [1, 3]


def test_a_second_code_of_a_person_sheds_no_link():
    """Once two codes are one person, the link of either bars both, and so does a clearance."""
    merged = (MergeProposal(duplicate="malee", into="mali", reason="คนเดียวกัน"),)
    parties = the_file(Party(C.BORROWER, SOMCHAI))
    known = register(declared(), *merged, MergeConfirmation(entry=2))
    assert [*known.conflicts("c", parties, JUNE_3)] == ["mali"]
    assert known.links_of("mali", JUNE_3) == known.links_of("malee", JUNE_3) == (1,)
    cleared = ConflictClearance(person="malee", case="c", links=(1,), reason="หย่าแล้ว")
    known = register(declared(), *merged, MergeConfirmation(entry=2), cleared)
    assert known.conflicts("c", parties, JUNE_3) == {}


tokens = st.builds(
    PartyToken, st.sampled_from(["id.m.1", "id.m.2", "name.m.3"]), st.sampled_from(C)
)


@given(st.lists(tokens, max_size=6), st.lists(tokens, max_size=6))
def test_more_parties_never_bar_fewer_persons(some, more):
    """A case only gathers conflicts; nothing that a later paper names lifts one."""
    links = [
        Link(person=who, party=token, relation=R.SIBLING, since=date(2019, 1, 1), declared_by=who)
        for who, token in (("malee", "id.m.1"), ("suda", "id.m.2"), ("kamol", "name.m.3"))
    ]
    known = register(*links)
    before = known.conflicts("c", some, JUNE_3)
    after = known.conflicts("c", [*some, *more], JUNE_3)
    assert "kamol" not in after
    for who, found in before.items():
        assert set(found) <= set(after[who])


@pytest.mark.parametrize("event", [Event.SELECT, Event.NOT_SELECTED, Event.DEFER])
@pytest.mark.parametrize("who", ["kamol", "suda"])
def test_a_conflict_bars_whoever_takes_part(event, who):
    """The one who acts, and the one acted for."""
    bars = {who: (Conflict(who, R.CHILD, C.GUARANTOR, 7),)}
    case = case_at(State.SELECTION)
    barred = case_at(State.SELECTION)
    object.__setattr__(barred, "conflicts", bars)
    made = attempt(event, person("kamol"), principal=person("suda"))
    assert CLAUSE not in clauses(case, made)
    assert CLAUSE in clauses(barred, made)


def test_a_member_with_a_conflict_neither_votes_nor_counts():
    """The vote is refused, and the count does not wait for it: two of the base are left."""
    bars = {"second": (Conflict("second", R.CHILD, C.GUARANTOR, 7),)}
    case = replace(case_at(State.SELECTION), conflicts=bars)
    moved = tried_alone(case, attempt(Event.SELECT, person("kamol")))
    assert isinstance(moved, Moved)
    voting = replace(moved.case, conflicts=bars)
    assert clauses(voting, ballot(voting, "second")) == [CLAUSE]
    row = LOAN.rows(Event.SELECT, State.SELECTION)[0]
    assert voting.poll is not None
    assert waiting_for(row, voting, voting.poll, SHIPPED) == ("member", "third")
