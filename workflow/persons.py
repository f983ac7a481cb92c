"""Who is meant: from the names that came in to the persons on whom everything is keyed."""

from dataclasses import replace
from datetime import date

from states.case import Deed, Half, resolution_of
from states.directory import Directory
from states.papers.common import Paper
from workflow.paper import Act, Prepared
from workflow.record import Sender


def signed_in(name: str, sender: Sender, directory: Directory, on: date) -> tuple[str, Sender]:
    """
    The person behind a code or an account, and the sender with the name that was given beside it.
    A name that nobody has is left as it came.
    """
    person = directory.who(name, on) or name
    return person, sender if person == name else replace(sender, account=name)


def among_persons(prepared: Prepared, directory: Directory, on: date) -> Prepared:
    """The act with persons for every name in it; what was written stays as it was sent."""
    act = prepared.act
    person, sender = signed_in(act.person, act.sender, directory, on)
    principal = act.on_behalf_of and (directory.who(act.on_behalf_of, on) or act.on_behalf_of)
    paper = _with_persons(prepared.paper, directory)
    if person is act.person and principal is act.on_behalf_of and paper is prepared.paper:
        return prepared
    meant: Act = replace(act, person=person, sender=sender, on_behalf_of=principal)
    return replace(prepared, act=meant, paper=paper)


def _with_persons(paper: Paper | None, directory: Directory) -> Paper | None:
    """The paper with everybody present under the code that counts."""
    if paper is None or not directory.people.has_merged:
        return paper
    resolution = resolution_of(paper)
    if resolution is None:
        return paper
    present = tuple(directory.people.one(person) for person in resolution.present)
    if present == resolution.present:
        return paper
    meant: Paper = replace(paper, resolution=replace(resolution, present=present))
    return meant


def deeds_of_persons(deeds: tuple[Deed, ...], directory: Directory) -> tuple[Deed, ...]:
    """The deeds with the person behind each code: what was done under either counts for one."""
    if not directory.people.has_merged:
        return deeds
    one = directory.people.one
    return tuple(deed._replace(person=one(deed.person)) for deed in deeds)


def half_of_persons(half: Half, directory: Directory) -> Half:
    """What a maker prepared, with the person behind the maker's code."""
    if not directory.people.has_merged:
        return half
    one, principal = directory.people.one, half.principal
    return replace(
        half, maker=one(half.maker), principal=None if principal is None else one(principal)
    )
