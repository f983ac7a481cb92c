"""What a record says of an attempt: who, what with, on what, why not, and what it changed."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from states import document
from states.ballots import Ended
from states.case import Case
from states.decision import Moved, Outcome
from states.duties_table import DutiesTable
from states.facts import Facts
from states.fields import Sealed
from states.papers.common import Paper
from states.papers.origination import Filing
from states.rules.edition import Objection
from workflow import accounting


@dataclass(frozen=True, slots=True)
class Sender:
    """
    Through which door the act came: channel, operating system's user, request number; and the
    account (or the former code) that was given, where it is not the person's code itself.
    """

    channel: str = "program"
    system_user: str = ""
    request: str = ""
    account: str = ""

    def document(self) -> dict[str, str]:
        told = {
            "channel": self.channel,
            "system_user": self.system_user,
            "request": self.request,
        }
        return {**told, "account": self.account} if self.account else told


PROGRAM: Final = Sender()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """
    Who tried what in which process, with which paper, through which door, on whose clock, under
    which version of the duties that are kept apart. `written` is the document of the paper;
    `warnings` is what the sender is told beside the answer; `break_glass` the record of the
    emergency under which it was tried, if it was.
    """

    process: str
    event: str
    person: str
    on_behalf_of: str | None
    paper: Paper | None
    written: dict[str, Any] | None
    sender: Sender
    given_clock: bool
    duties: DutiesTable
    warnings: list[dict[str, str]] = field(default_factory=list)
    break_glass: int | None = None


def payload_of(case: Case, outcome: Outcome, tried: Tried) -> dict[str, Any]:
    """
    The free part of a record (`audit.entry` adds case, n, prev and at). Amounts are text; personal
    values are commitments. `change` holds, for each field that changed, what it was and became;
    `postings` and `account`, where money moved, the facts entered and the balances on either side.
    """
    after = outcome.case if isinstance(outcome, Moved) else case
    row = outcome.row
    return {
        "process": tried.process,
        "event": tried.event,
        "outcome": outcome_word(case, outcome),
        "from": case.state.value,
        "to": after.state.value,
        "row": None if row is None else row.row,
        "step": None if row is None else row.step.value,
        "actor": tried.person,
        "on_behalf_of": tried.on_behalf_of,
        **({} if tried.break_glass is None else {"break_glass": tried.break_glass}),
        "sender": tried.sender.document(),
        "clock": "given" if tried.given_clock else "office",
        "paper": tried.written,
        "edition": outcome.edition.code,
        "duties": dict(tried.duties.mark),
        "objections": [] if isinstance(outcome, Moved) else told(outcome.objections),
        "deeds": [
            [deed.step.value, deed.duty.value, deed.person, deed.capacity.value]
            for deed in after.deeds[len(case.deeds) :]
        ],
        "change": {} if after is case else _change(case.facts, after.facts, tried.paper),
        "after": {
            "back": None if after.back is None else after.back.value,
            "others_since": after.others_since,
            "half": _half_word(case, after),
            "poll": _poll_word(case, after),
        },
        **({"warnings": tried.warnings} if tried.warnings else {}),
        "meeting": None if not isinstance(outcome, Moved) else meeting_document(outcome.ended),
        **accounting.told(outcome),
    }


def outcome_word(case: Case, outcome: Outcome) -> str:
    """moved, recorded (a half, a ballot, a receipt: the state stays), or refused."""
    if not isinstance(outcome, Moved):
        return "refused"
    return "moved" if outcome.case.state is not case.state else "recorded"


def _half_word(case: Case, after: Case) -> str:
    """What became of the maker's half: prepared now, kept as it was, or gone (none)."""
    if after.half is None:
        return "none"
    return "kept" if after.half is case.half else "prepared"


def _poll_word(case: Case, after: Case) -> str | dict[str, Any]:
    """What became of the poll: gone or none there, as it was, or how the meeting stands now."""
    if after.poll is None:
        return "none"
    return "kept" if after.poll is case.poll else document.write(after.poll.meeting)


def meeting_document(ended: Ended | None) -> dict[str, Any] | None:
    """How a poll ended, as every door shows it; without a count it was never counted."""
    if ended is None:
        return None
    result, count = ended.result, ended.count
    told = {
        "motion": ended.motion,
        "result": result.value,
        "thai": result.thai,
        "english": result.english,
    }
    if count is None:
        return told
    return told | {
        "seats": count.seats,
        "base": count.base,
        "quorum": count.quorum,
        "present": count.present,
        "for": count.for_,
        "against": count.against,
        "abstain": count.abstained,
        "casting": count.casting,
    }


def told(objections: tuple[Objection, ...]) -> list[dict[str, str]]:
    """Objections as every door shows them, in the same words."""
    return [
        {
            "clause": objection.clause,
            "verdict": objection.verdict.value,
            "thai": objection.thai,
            "english": objection.english,
        }
        for objection in objections
    ]


def _change(before: Facts, after: Facts, paper: Paper | None) -> dict[str, list[Any]]:
    """What changed; a filing holds the whole application itself and does not repeat it here."""
    if isinstance(paper, Filing):
        before = replace(before, application=paper.application)
    return change_between(before, after)


def change_between(before: Facts, after: Facts) -> dict[str, list[Any]]:
    """
    Every field of application or course that differs: `{"course.disbursed": [before, after]}`.

    A section of the application counts as one field; None stands for what was not known.
    """
    return {
        **_differences("application", before.application, after.application),
        **_differences("course", before.course, after.course),
    }


def _differences(part: str, before: object, after: object) -> dict[str, list[Any]]:
    if before is after:
        return {}
    return {
        f"{part}.{plan.key}": [_written(plan, old), _written(plan, new)]
        for plan in document.plan_of(type(after))
        if (old := getattr(before, plan.name)) is not (new := getattr(after, plan.name))
        and old != new
    }


def _written(plan: document.FieldPlan, value: object) -> Any:  # noqa: ANN401 - JSON
    if value is None or isinstance(value, Sealed):
        return value
    return plan.write(value)
