"""A filing beside the other files of its borrower: those that ended, and the one under way."""

from datetime import date

from states.case import Case
from states.copies import copied
from states.family import looks_back_to, separated, taken_over
from states.papers.common import Paper
from states.papers.origination import Filing, Petition
from states.rules.amendments import parameters_for
from states.rules.edition import Objection
from states.rules.finding import Verdict
from workflow.office import Books
from workflow.persons import deeds_of_persons


def with_family(case: Case, books: Books, paper: Paper | None, person: str, on: date) -> Case:
    """
    The case with what was done in other files of the borrower that came to no loan: when it is
    filed, and when it is heard again after another file has come and gone.
    """
    if not isinstance(paper, Filing | Petition):
        return case
    directory = books.directory()
    numbers = parameters_for(case, directory.parameters, on, (person,))
    application = paper.application if isinstance(paper, Filing) else case.facts.application
    borrower = application.borrower.juristic_id or ""
    earlier = books.earlier_deeds(borrower, looks_back_to(numbers, on))
    heirs = deeds_of_persons(taken_over(earlier, case.version + 1), directory)
    known = {(deed.person, deed.duty, deed.step) for deed in case.deeds}
    left = separated(case.deeds)
    new = (
        heir
        for heir in heirs
        if (heir.person, heir.duty, heir.step) not in known
        and left.get(heir.person, heir.step.value) == heir.step.value
    )
    return copied(case, deeds=(*case.deeds, *dict.fromkeys(new)))


def under_way(books: Books, paper: Paper | None) -> tuple[Objection, ...]:
    """The objection to a second application of a borrower: one loan is not asked for in parts."""
    if not isinstance(paper, Filing):
        return ()
    running = books.open_application_of(paper.application.borrower.juristic_id or "")
    if running is None:
        return ()
    return (
        Objection(
            "one_application",
            Verdict.FAIL,
            f"ผู้กู้รายนี้มีคำขอที่ยังพิจารณาอยู่แล้ว เลขที่ {running}",
            f"the borrower already has an application under way, {running}",
        ),
    )
