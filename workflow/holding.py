"""How an act stands to the line of credit: what it sees of it, and what it changes."""

from datetime import date

from states.case import Case
from states.copies import copied
from states.decision import Moved, Outcome
from states.directory import Directory
from states.line import Lines, accounts_of, exposure_of, known_to_the_office, promised_to
from states.move import Table
from states.process import LineUse
from states.words import Word
from workflow.office import Books, HoldChange


class UnheldLineError(RuntimeError):
    """A row promised money of a line that it had not locked: the table is wrong."""


def lines_for(books: Books, table: Table, event: Word, number: str) -> Lines | None:
    """What the event needs to know of the lines; locked first where it may promise money."""
    use = table.line_use(event)
    return None if use is LineUse.NONE else books.lines(number, hold=use is LineUse.HELD)


def as_judged(case: Case, lines: Lines | None, directory: Directory, on: date) -> Case:
    """The case with line, window and exposure as the office's own book has them."""
    if lines is None:
        return case
    application = known_to_the_office(case.facts, lines, directory, on)
    return copied(case, facts=copied(case.facts, application=application))


def as_filed(outcome: Outcome, judged: Case, before: Case) -> Outcome:
    """
    The outcome with the exposure as the file had it. Debts of others come and go without a record
    of this case; kept in it, those of one day would count against the borrower for ever. An act
    that did nothing to the application leaves the one that was filed.
    """
    if not isinstance(outcome, Moved):
        return outcome
    facts = outcome.case.facts
    if facts.application is judged.facts.application:
        known = (
            before.facts
            if facts is judged.facts
            else copied(facts, application=before.facts.application)
        )
        return copied(outcome, case=copied(outcome.case, facts=known))
    application = copied(facts.application, exposure=before.facts.application.exposure)
    return copied(outcome, case=copied(outcome.case, facts=copied(facts, application=application)))


def hold_change(before: Case, after: Case, *, held: bool) -> HoldChange | None:
    """
    What becomes of the case's hold on its lines; None if nothing does.

    Errors: UnheldLineError if more is promised without the lines being locked.
    """
    if before.facts is after.facts and before.state is after.state:
        return None
    promised, exposure = promised_to(after), exposure_of(after)
    moved = promised.minus(promised_to(before))
    if not any(moved) and exposure == exposure_of(before):
        return None
    if not held and moved.total.satang > 0:
        raise UnheldLineError(after.number)
    borrower = after.facts.application.borrower.juristic_id
    return HoldChange(borrower, accounts_of(after), moved, promised, exposure)


def group_of(case: Case) -> tuple[str, ...]:
    """The juristic persons that an application names as one group (2.3 note 2)."""
    borrower = case.facts.application.borrower
    members = borrower.group_members or ()
    named = (borrower.juristic_id, *(member.juristic_id for member in members))
    return tuple(sorted({number for number in named if number is not None}))
