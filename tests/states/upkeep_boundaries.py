"""The boundaries of contacts and of a suit after its demand, judged on 3 June 2019."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from states.business_days import Calendar, Holiday, HolidayKind
from states.loan.demands import Addressee, Channel, ContactPurpose, Letter
from states.loan.prescription import InterruptedBy, Interruption
from states.upkeep import Contacted, Upkeep

TODAY = date(2019, 6, 3)
YESTERDAY = TODAY - timedelta(days=1)
HOLDS, FAILS = "pass", "fail"
SUNDAY, HOLIDAY = date(2019, 6, 2), date(2019, 5, 20)
BEFORE_THE_COUNT, ONCE_A_DAY = date(2019, 11, 20), date(2019, 11, 21)
"""From the second day on a person is asked to pay once a day."""
CALENDAR = Calendar(
    (
        Holiday(
            day=HOLIDAY,  # a Monday
            kind=HolidayKind.GOVERNMENT,
            name_th="วันวิสาขบูชา",
            source="ประกาศ",
            declared_on=date(2018, 12, 1),
        ),
    )
)


def demanded(*, pay_by, days_ago, mortgaged):
    """A demand that reached the borrower so many days ago, or (None) of which nobody knows."""
    received_on = None if days_ago is None else TODAY - timedelta(days=days_ago)
    letter = Letter(
        to=Addressee.BORROWER,
        person="borrower",
        sent_on=date(2019, 3, 1),
        pay_by=pay_by,
        received_on=received_on,
    )
    return {"upkeep": Upkeep(mortgaged=mortgaged, letters=(letter,))}


def filed(*, days_ago):
    """A mortgage may be sued upon from today on; the suit was filed so many days ago."""
    kept = demanded(pay_by=YESTERDAY, days_ago=61, mortgaged=True)["upkeep"]
    suit = Interruption(by=InterruptedBy.SUIT, on=TODAY - timedelta(days=days_ago))
    return {"upkeep": replace(kept, interruptions=(suit,))}


def contacts(*times, on=TODAY, reached=True):
    """The borrower was called at these times and asked to pay; the last one is judged."""
    made = [
        Contacted(
            person="borrower",
            on=on,
            at=at,
            channel=Channel.TELEPHONE,
            about=ContactPurpose.PAYMENT_DEMAND,
            reached=reached,
        )
        for at in times
    ]
    return {"upkeep": Upkeep(contacts=tuple(made))}


UPKEEP_BOUNDARIES: list[tuple[str, dict[str, Any], str]] = [
    ("suit.after_the_demand", demanded(pay_by=YESTERDAY, days_ago=1, mortgaged=False), HOLDS),
    ("suit.after_the_demand", demanded(pay_by=TODAY, days_ago=1, mortgaged=False), FAILS),
    ("suit.after_the_demand", demanded(pay_by=YESTERDAY, days_ago=60, mortgaged=True), FAILS),
    ("suit.after_the_demand", demanded(pay_by=YESTERDAY, days_ago=61, mortgaged=True), HOLDS),
    ("suit.after_the_demand", demanded(pay_by=YESTERDAY, days_ago=60, mortgaged=None), FAILS),
    ("suit.after_the_demand", demanded(pay_by=YESTERDAY, days_ago=None, mortgaged=False), FAILS),
    ("suit.after_the_demand", {}, FAILS),
    ("suit.after_the_demand", filed(days_ago=0), HOLDS),
    ("suit.after_the_demand", filed(days_ago=1), FAILS),
    ("contact.within_hours", contacts("07:59"), FAILS),
    ("contact.within_hours", contacts("08:00"), HOLDS),
    ("contact.within_hours", contacts("20:00"), HOLDS),
    ("contact.within_hours", contacts("20:01"), FAILS),
    ("contact.within_hours", contacts("18:00", on=SUNDAY), HOLDS),
    ("contact.within_hours", contacts("18:01", on=SUNDAY), FAILS),
    ("contact.within_hours", contacts("18:00", on=HOLIDAY), HOLDS),
    ("contact.within_hours", contacts("18:01", on=HOLIDAY), FAILS),
    ("contact.within_hours", {}, HOLDS),
    ("contact.once_a_day", contacts("09:00", on=ONCE_A_DAY), HOLDS),
    ("contact.once_a_day", contacts("09:00", "15:00", on=ONCE_A_DAY), FAILS),
    ("contact.once_a_day", contacts("09:00", "15:00", on=ONCE_A_DAY, reached=False), HOLDS),
    ("contact.once_a_day", contacts("09:00", "15:00", on=BEFORE_THE_COUNT), HOLDS),
]
