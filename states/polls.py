"""
The law of a meeting: what may be moved, who may vote on it, and when the votes may be counted.

Votes are personal: nobody votes for another, by whatever order. A seat on the committee on the day
of the meeting gives the vote; the separation of duties takes it away, and then the member counts
neither in the base nor for the quorum.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from states import duties
from states.ballots import SAID, Ended, Meeting, Poll, Said, Say
from states.case import Actor, Capacity, Case, resolution_of
from states.committees import Sitting
from states.dossier import digest_of
from states.duties import Part
from states.duties_table import DutiesTable
from states.facts import Facts
from states.move import Move
from states.papers.ballots import Choice, Recusal, Vote
from states.papers.common import Paper, Resolution
from states.papers.origination import Approval
from states.parameters import Parameters
from states.process import Mode
from states.quorum import Count, Result, Terms, counted
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import thai_day

QUORUM, NOTICE, MAJORITY, INTEREST = "APA 79", "APA 80", "APA 82", "APA 13"
DOSSIER = "dossier"


def standing_aside(
    case: Case, row: Move, persons: Iterable[str], apart: DutiesTable
) -> frozenset[str]:
    """Which of these may not decide this case: those who said so, and those the law keeps apart."""
    return frozenset(
        person
        for person in persons
        if person in case.facts.course.recused
        or person in case.conflicts
        or any(duties.objections(case, [_as_voter(row, person)], apart, decides=True))
    )


def _as_voter(row: Move, person: str) -> Part:
    return Part(person, row.step, row.duty, Capacity.VOTER)


def terms_of(paper: Paper, values: Parameters, on: date) -> Terms:
    """The numbers of the meeting, if there is one."""
    resolution = resolution_of(paper)
    return Terms.of(values, on, recalled=resolution is not None and resolution.recalled)


# ----------------------------------------------------------------------------------- the motion


def against_motion(
    row: Move, case: Case, resolution: Resolution, sitting: Sitting | None, terms: Terms
) -> Iterator[Objection]:
    """Why a motion may not be brought: the committee, who was present, notice, another poll."""
    if sitting is None:
        yield _fails(row.duty.value, "ไม่มีคณะกรรมการนี้", "there is no such committee")
        return
    yield from _against_committee(row, case, resolution, sitting)
    yield from _against_notice(case, resolution, terms)
    if case.poll is not None and resolution.resolved_on <= case.poll.resolution.resolved_on:
        n = case.poll.meeting.n
        yield _fails(
            MAJORITY,
            f"มีญัตติที่ยังลงมติไม่เสร็จ (บันทึกที่ {n})",
            f"the motion of record {n} is still being voted on",
        )


def _against_committee(
    row: Move, case: Case, resolution: Resolution, sitting: Sitting
) -> Iterator[Objection]:
    duty, code = row.duty.value, sitting.committee
    if sitting.role not in row.voters:
        yield _fails(
            duty, f"คณะ {code} ไม่มีอำนาจ{row.duty.thai}", f"{code} is no committee that decides this"
        )
    if sitting.province not in {None, case.facts.application.borrower.province}:
        yield _fails(duty, f"คณะ {code} เป็นของจังหวัดอื่น", f"{code} is another province's committee")
    if sitting.since > resolution.resolved_on:
        yield _fails(duty, f"คณะ {code} ยังไม่ตั้งในวันประชุม", f"{code} was not established that day")
    seated = {seat.person for seat in sitting.seats}
    for person in resolution.present:
        if person not in seated:
            yield _not_seated(row, person, code)


def _not_seated(row: Move, person: str, committee: str) -> Objection:
    return _fails(
        row.duty.value,
        f"{person} ไม่ได้เป็นกรรมการในคณะ {committee} ในวันประชุม",
        f"{person} had no seat on {committee} on the day of the meeting",
    )


def _against_notice(case: Case, resolution: Resolution, terms: Terms) -> Iterator[Objection]:
    earliest = resolution.invited_on + timedelta(days=terms.invitation_days)
    if resolution.resolved_on < earliest:
        yield _fails(
            NOTICE,
            f"ต้องแจ้งนัดประชุมล่วงหน้าไม่น้อยกว่า {terms.invitation_days} วัน",
            f"a meeting takes at least {terms.invitation_days} days of notice",
        )
    if not resolution.recalled:
        return
    course = case.facts.course
    failed = course.inquorate_on
    if course.inquorate_committee != resolution.committee or failed is None:
        yield _fails(
            QUORUM,
            "ไม่มีการประชุมของคณะนี้ที่ไม่ครบองค์ประชุมให้นัดใหม่",
            "no meeting of this committee lacked a quorum, so none is called again",
        )
    elif not failed < resolution.resolved_on <= failed + timedelta(days=terms.recall_days):
        yield _fails(
            QUORUM,
            f"การนัดใหม่ต้องอยู่ภายใน {terms.recall_days} วันนับแต่ {thai_day(failed)}",
            f"it is called again within {terms.recall_days} days of {failed}",
        )


def opened(case: Case, sitting: Sitting, poll: tuple[Move, Paper], mover: str,
           principal: str | None) -> Poll:  # fmt: skip
    """The poll that a motion opens."""
    row, paper = poll
    recused = case.facts.course.recused
    seated = tuple(seat.person for seat in sitting.seats)
    meeting = Meeting(
        n=case.version + 1,
        event=row.event.value,
        mover=mover,
        principal=principal,
        committee=sitting.committee,
        dossier=digest_of(case.facts),
        seats=sitting.seats,
        aside=tuple(person for person in seated if person in recused),
    )
    return Poll(row.event, paper, meeting)


# ------------------------------------------------------------------------------------ the votes


def against_saying(
    row: Move, case: Case, actor: Actor, principal: Actor | None
) -> Iterator[Objection]:
    """Why this person may say nothing in the open poll, whatever it were."""
    lacking = duties.lacks_role(actor, row.duty, row.by)
    if lacking is not None:
        yield lacking
    if principal is not None and actor.service is not principal.service:
        yield duties.no_deputy(row.duty, actor, principal)
    poll = case.poll
    if poll is None:
        yield _fails(row.duty.value, "ไม่มีญัตติที่กำลังลงมติ", "no motion is being voted on")
        return
    if principal is not None:
        yield _fails(
            MAJORITY,
            f"{actor.person} ลงมติแทน {principal.person} ไม่ได้ การลงมติเป็นเรื่องเฉพาะตัว",
            f"{actor.person} may not vote for {principal.person}: a vote is personal",
        )
    if actor.person not in {seat.person for seat in poll.meeting.seats}:
        yield _not_seated(row, actor.person, poll.meeting.committee)
    if actor.person in poll.meeting.recused:
        yield _fails(
            INTEREST,
            f"{actor.person} ถอนตัวจากการพิจารณาแล้ว",
            f"{actor.person} has stood aside from this case",
        )


def against_event(row: Move, case: Case, person: str) -> Iterator[Objection]:
    """Why this person may not vote, vote again or stand aside, as it is for the event of a row."""
    poll = case.poll
    if poll is None or row.brings is not Vote:
        return
    if person not in poll.resolution.present:
        yield _fails(QUORUM, f"{person} ไม่ได้มาประชุม", f"{person} was not present at the meeting")
    voted = person in poll.meeting.ballots
    if voted and not row.again:
        yield _fails(
            MAJORITY,
            f"{person} ลงคะแนนแล้ว คนหนึ่งมีหนึ่งเสียง",
            f"{person} has voted; one member has one vote",
        )
    if row.again and not voted:
        yield _fails(MAJORITY, f"{person} ยังไม่ได้ลงคะแนน", f"{person} has cast no vote to change")


def against_vote(case: Case, vote: Vote) -> Iterator[Objection]:
    """Why a ballot does not count as it is filled in."""
    if case.poll is not None and vote.dossier != case.poll.meeting.dossier:
        yield _fails(
            DOSSIER,
            "แฟ้มที่ได้เห็นไม่ใช่แฟ้มที่กำลังลงมติ",
            "the ballot is on an old dossier, not on the one that is voted on",
        )
    if not vote.no_interest:
        yield _fails(
            INTEREST,
            "ต้องรับรองว่าไม่มีส่วนได้เสีย หรือถอนตัว",
            "attest to have no interest, or stand aside",
        )
    if vote.dissent is not None and vote.choice is not Choice.AGAINST:
        yield _fails(
            "APA 83",
            "ความเห็นแย้งบันทึกได้เมื่อไม่เห็นชอบเท่านั้น",
            "a dissent goes with a vote against",
        )


def with_say(poll: Poll, n: int, person: str, paper: Paper) -> Poll:
    """The poll after the member's ballot or recusal in record `n`."""
    before = poll.meeting.last_of(person)
    replaces = None if before is None else before.n
    if isinstance(paper, Vote):
        say = Say(
            n=n,
            person=person,
            said=SAID[paper.choice],
            replaces=replaces,
            dissent=paper.dissent,
        )
    elif isinstance(paper, Recusal):
        say = Say(
            n=n,
            person=person,
            said=Said.RECUSED,
            replaces=replaces,
            ground=paper.ground,
            left_at=paper.left_at,
        )
    else:
        raise TypeError(f"{type(paper).__name__} says nothing in a poll")
    return Poll(poll.event, poll.paper, poll.meeting.with_say(say))


# ---------------------------------------------------------------------------------- the closing


def count_of(row: Move, case: Case, poll: Poll, terms: Terms, apart: DutiesTable) -> Count:
    """The count of an open poll as it stands."""
    seats = poll.meeting.seats
    persons = (seat.person for seat in seats)
    aside = standing_aside(case, row, persons, apart) | poll.meeting.recused
    return counted(seats, poll.resolution.present, aside, poll.meeting.ballots, terms)


def waiting_for(row: Move, case: Case, poll: Poll, apart: DutiesTable) -> tuple[str, ...]:
    """Who was present, may vote and has not."""
    aside = standing_aside(case, row, poll.resolution.present, apart) | poll.meeting.recused
    done = {*poll.meeting.ballots, *aside}
    return tuple(person for person in poll.resolution.present if person not in done)


def against_closing(
    row: Move, case: Case, poll: Poll, terms: Terms, apart: DutiesTable, closer: str
) -> Iterator[Objection]:
    """Why the votes may not be counted yet, or not by this person."""
    if closer in poll.meeting.recused:
        yield _fails(INTEREST, f"{closer} ถอนตัวแล้ว", f"{closer} has stood aside from this case")
    if count_of(row, case, poll, terms, apart).result in {Result.GOES_UP, Result.NO_QUORUM}:
        return
    waiting = waiting_for(row, case, poll, apart)
    if waiting:
        listed = ", ".join(waiting)
        yield _fails(MAJORITY, f"ยังไม่ได้ลงคะแนน: {listed}", f"have not voted yet: {listed}")


def after_count(facts: Facts, poll: Poll, result: Result) -> Facts:
    """
    The facts after the count: a meeting without a quorum may be called again, what went up is the
    board's until something is carried, and what is approved is sealed with the digest of its
    dossier.
    """
    resolution, course = poll.resolution, facts.course
    if result is Result.NO_QUORUM:
        return facts.then(
            inquorate_committee=resolution.committee, inquorate_on=resolution.resolved_on
        )
    if result is Result.GOES_UP:
        return facts.then(
            inquorate_committee=None, inquorate_on=None, gone_up_on=resolution.resolved_on
        )
    if result is Result.CARRIED and isinstance(poll.paper, Approval):
        facts = facts.then(approved_dossier=digest_of(facts))
    gone_up_on = None if result is Result.CARRIED else course.gone_up_on
    if (course.inquorate_on, course.gone_up_on) == (None, gone_up_on):
        return facts
    return facts.then(inquorate_committee=None, inquorate_on=None, gone_up_on=gone_up_on)


def left_open(case: Case, row: Move, facts: Facts) -> tuple[Poll | None, Ended | None]:
    """
    What becomes of an open poll when something else is done: it ends with the step, and is void
    once the dossier is no longer the one the ballots are bound to.
    """
    poll = case.poll
    if poll is None:
        return None, None
    if row.target is not row.source:
        return None, Ended(poll.meeting.n, Result.DROPPED)
    if facts is not case.facts and digest_of(facts) != poll.meeting.dossier:
        return None, Ended(poll.meeting.n, Result.VOIDED)
    return poll, None


def closes(row: Move, case: Case, paper: Paper | None) -> Poll | None:
    """The poll that an act without a paper closes; None when it closes none."""
    poll = case.poll
    if row.mode is not Mode.BALLOT or poll is None or paper is not None:
        return None
    return poll if poll.event is row.event else None


def _fails(clause: str, thai: str, english: str) -> Objection:
    return Objection(clause, Verdict.FAIL, thai, english)
