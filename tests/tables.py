"""Tables of lines as tests play them: an office with its cast, and what differs in words."""

from contextlib import closing

from adapters.database import open_database
from tests.offices import office_of
from workflow.cast import CHIANG_MAI, cast_of
from workflow.journey import OFFICE_CLOSES, OFFICE_OPENED
from workflow.journey_play import JourneyReport
from workflow.stage import stage


def told(report: JourneyReport) -> str:
    """What differs from the table, for whoever reads the failure."""
    return "\n".join(
        f"line {line.line.number}: {line.line.text}\n  found {line.found}\n  "
        + "\n  ".join(each.english for each in line.told)
        for line in report.lines
        if not line.ok
    )


def enter_the_cast(url: str) -> None:
    """Make an office with the cast in it: a preparation, of which tests get copies."""
    with closing(open_database(url, create=True)) as database:
        stage(office_of(database), cast_of(OFFICE_OPENED, (CHIANG_MAI,))).set_up(OFFICE_CLOSES)
