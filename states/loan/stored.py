"""The facts and the position of a loan as JSON values: what is kept, and read back unchanged."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, Final, cast, get_type_hints

from states.baht import Baht
from states.loan import changes, money
from states.loan.arrears import Arrears, LoanClass
from states.loan.changes import Ground, PlanReason
from states.loan.fact import Fact, What
from states.loan.numbers import Numbers
from states.loan.plan import Dues, Plan
from states.loan.position import Position
from states.loan.replanning import Keep
from states.words import Word

_SUBSTANCES: Final[Mapping[str, type[Any]]] = {
    kind.kind.value: kind
    for kind in (
        money.Disbursement, money.Charge, money.Receipt, money.Prepayment, money.Recovery,
        money.Refund, money.Waiver, money.Capitalisation, money.WriteOff,
        changes.Rate, changes.DefaultRate, changes.Servicing, changes.Pause, changes.NewPlan,
        changes.Judgement, changes.Closing, changes.Reversal,
    )
}  # fmt: skip


def _plan_rows(plan: Plan) -> list[list[str]]:
    return [
        [row.due_on.isoformat(), str(row.principal), str(row.interest)] for row in plan.instalments
    ]


def _plan_from(rows: list[list[str]]) -> Plan:
    return Plan.of(
        (date.fromisoformat(due_on), Baht.written(principal), Baht.written(interest))
        for due_on, principal, interest in rows
    )


_As = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def _word(kind: type[Word]) -> _As:
    words = {word.value: word for word in kind}
    return lambda word: word.value, lambda code: words[code]


_VALUES: Final[Mapping[object, _As]] = {
    Baht: (str, Baht.written),
    date: (date.isoformat, date.fromisoformat),
    int: (int, int),
    str: (str, str),
    Plan: (_plan_rows, _plan_from),
    Numbers: (Numbers._asdict, lambda told: Numbers(**told)),
    PlanReason: _word(PlanReason),
    Ground: _word(Ground),
    LoanClass: _word(LoanClass),
    Keep: _word(Keep),
}


@cache
def _parts_of(kind: Hashable) -> tuple[tuple[str, _As], ...]:
    hints = get_type_hints(kind)
    return tuple((part.name, _VALUES[hints[part.name]]) for part in fields(cast(Any, kind)))


def body_of(what: What) -> dict[str, Any]:
    """The substance of a fact; amounts are text, dates ISO, a plan its rows."""
    return {name: write(getattr(what, name)) for name, (write, _) in _parts_of(type(what))}


def fact_document(fact: Fact) -> dict[str, Any]:
    """A fact as a record tells it."""
    return {
        "entry": fact.entry,
        "kind": fact.what.kind.value,
        "value_on": fact.value_on.isoformat(),
        "booked_on": fact.booked_on.isoformat(),
        "annuls": fact.annuls,
        "body": body_of(fact.what),
    }


def fact_from(told: Mapping[str, Any]) -> Fact:
    """The fact in a document that this program wrote."""
    kind = _SUBSTANCES[told["kind"]]
    body = told["body"]
    return Fact(
        told["entry"],
        date.fromisoformat(told["value_on"]),
        date.fromisoformat(told["booked_on"]),
        kind(**{name: read(body[name]) for name, (_, read) in _parts_of(cast(Hashable, kind))}),
        told["annuls"],
    )


_OF_A_POSITION: Final = tuple(part.name for part in fields(Position) if part.name != "dues")


def position_document(position: Position) -> dict[str, Any]:
    """
    A position, from which later postings go on: satang and ordinals as they are. What falls due
    when is told by `dues_document`.
    """
    return {name: _as_lists(getattr(position, name)) for name in _OF_A_POSITION}


def dues_document(dues: Dues) -> list[list[int]]:
    """Days as ordinals, running totals of what falls due, and of the principal in it, in satang."""
    return [list(part) for part in dues]


def _as_lists(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, tuple | list):
        return [_as_lists(part) for part in value]
    return value


def position_from(told: Mapping[str, Any], dues: Sequence[Sequence[int]]) -> Position:
    """The position in the two documents that this program wrote."""
    next_due, pauses, judged, floor, cure_on = told["arrears"]
    return Position(
        **{
            **told,
            "balances": list(told["balances"]),
            "dues": Dues(*map(tuple, dues)),
            "arrears": Arrears(
                next_due, tuple((first, last) for first, last in pauses), judged, floor, cure_on
            ),
            "grounds": tuple((ground, rank) for ground, rank in told["grounds"]),
            "numbers": Numbers(*told["numbers"]),
        }
    )
