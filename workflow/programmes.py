"""The programmes of relief there are, as a document: those shipped, and what the board entered."""

from typing import Any

from states.directory import Directory
from states.loan.programmes import Programme, Programmes


def programmes_document(directory: Directory) -> dict[str, Any]:
    """Every programme, shipped ones first; one without `confirmed_by` has no effect yet."""
    entered = [
        {
            **_programme(each.proposal.programme),
            "record": each.n,
            "proposed_by": each.proposed_by,
            "confirmed_by": each.confirmed_by,
            "counts": each.confirmed_by is not None,
        }
        for each in directory.relief.amendments
    ]
    nobody = {"record": None, "proposed_by": None, "confirmed_by": None, "counts": True}
    shipped = [{**_programme(each), **nobody} for each in Programmes().known]
    return {"programmes": [*shipped, *entered]}


def _programme(programme: Programme) -> dict[str, Any]:
    worst = programme.worst_class
    return {
        "code": programme.code,
        "thai": programme.thai,
        "english": programme.english,
        "causes": [cause.value for cause in programme.causes],
        "source": programme.source,
        "opens_on": programme.opens_on.isoformat(),
        "closes_on": programme.closes_on.isoformat(),
        "most_months": programme.most_months,
        "rests": programme.rests.value,
        "provinces": list(programme.provinces),
        "worst_class": None if worst is None else worst.value,
    }
