"""`obligations`, `contacts`: what has to be done in time, who was asked to pay and who promised."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from adapters.app import now, office_of, opened
from adapters.cli.columns import tell_columns
from adapters.cli.days import day_in
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.baht import Baht
from states.fields import Faults, Whole, whole_reader
from states.invalid import Invalid, InvalidInputError
from states.loan.obligation import Standing
from states.thai import bangkok_day
from workflow.contacts import collection_document
from workflow.obligations import (
    Stands,
    due_within,
    obligation_document,
    reminders_of,
    standing_in,
    standing_in_the_book,
    tell_alarms,
)
from workflow.office import Archive

MOST_DAYS: Final = 36_500
"""How far ahead may be looked: a hundred years."""


def run(call: Call) -> int:
    """Exit status: 0."""
    if call.options.command == "contacts":
        _contacts(call)
    elif call.options.alarm:
        _alarms(call)
    else:
        _obligations(call)
    return 0


def _obligations(call: Call) -> None:
    screen, today = call.screen, bangkok_day(now())
    as_of = day_in(call.options.as_of, "--as-of")
    on, days = as_of or today, call.options.due_within
    if days is not None:
        _within_a_lifetime(days)
    with opened(call.settings) as database, office_of(database, call.log).archive() as archive:
        found = list(_asked_for(call, archive, today, as_of))
    if days is not None:
        is_due = due_within(days, on)
        found = [each for each in found if is_due(each.obligation)]
    told = [obligation_document(each) for each in found]
    told.sort(key=lambda each: (each["due_on"], each["case"]))
    screen.document({"as_of": on.isoformat(), "obligations": told})
    screen.say(f"ณ สิ้นวันที่ {screen.day(on)}", f"at the end of {screen.day(on)}")
    tell_obligations(told, screen, with_case=call.options.case is None)
    overdue = sum(each["standing"]["code"] == Standing.OVERDUE for each in told)
    screen.say(
        f"{len(told):,} รายการ เลยกำหนด {overdue:,}", f"{len(told):,} in all, {overdue:,} overdue"
    )


def _within_a_lifetime(days: int) -> None:
    """Errors: InvalidInputError for a number of days that no clock runs."""
    faults: Faults = []
    whole_reader(Whole(0, MOST_DAYS))(days, "--due-within", faults)
    if faults:
        raise InvalidInputError(faults)


def _asked_for(call: Call, archive: Archive, today: date, as_of: date | None) -> Iterable[Stands]:
    """Of one case with what is done, of the book what is still to be done."""
    options = call.options
    if options.person is not None:
        found = reminders_of(archive, options.person, today, as_of)
        return (each for each in found if options.case in {None, each.case})
    if options.case is None:
        return standing_in_the_book(archive, today, as_of)
    standing = standing_in(archive, options.case, today, as_of)
    return (Stands(options.case, each) for each in standing)


def tell_obligations(
    told: Iterable[Mapping[str, Any]], screen: Screen, *, with_case: bool = False
) -> None:
    """One line each: by when, how it stands, what is to be done, under which clause."""
    word = "thai" if screen.thai else "english"
    for each in told:
        due = screen.day(date.fromisoformat(each["due_on"]))
        standing = each["standing"][word]
        if each["late"]:
            standing += " (ช้า)" if screen.thai else " (late)"
        case = f"{each['case']}  " if with_case else ""
        screen.text(f"  {case}{due}  {standing}  {each[word]} [{each['clause']}]")
        if each["ground_to_call"] is not None:
            ground = each["ground_to_call"][word]
            screen.say(
                f"      เป็นเหตุเรียกให้เป็นหนี้ผิดนัดได้: {ground}",
                f"      a ground to call the debt: {ground}",
            )


# ---------------------------------------------------------------------------------- alarms


def _alarms(call: Call) -> None:
    """Errors: InvalidInputError for a day to come: what has not come due is not told."""
    options = call.options
    if (options.case, options.person, options.due_within) != (None, None, None):
        english = "goes over all cases and alarms, without CASE, --for or --due-within"
        raise InvalidInputError([Invalid("--alarm", "ใช้กับทั้งหมดเท่านั้น", english)])
    today = bangkok_day(now())
    as_of = day_in(call.options.as_of, "--as-of")
    if as_of is not None and as_of > today:
        raise InvalidInputError([Invalid("--as-of", "เป็นวันในอนาคต", "lies in the future")])
    with opened(call.settings) as database:
        new = tell_alarms(office_of(database, call.log), as_of)
    on = as_of or today
    call.screen.document({"as_of": on.isoformat(), "new": new})
    call.screen.say(
        f"คำเตือนใหม่ {new:,} รายการ ณ สิ้นวันที่ {call.screen.day(on)}",
        f"{new:,} new alarms at the end of {call.screen.day(on)}",
    )


# -------------------------------------------------------------------------------- contacts


def _contacts(call: Call) -> None:
    screen = call.screen
    with opened(call.settings) as database, office_of(database, call.log).archive() as archive:
        found = collection_document(archive, call.options.case, now())
    screen.document(found)
    screen.say("การติดต่อ", "Contacts")
    for each in found["contacts"]:
        _tell_contact(each, screen)
    screen.say("ทวงถามได้ตั้งแต่", "A demand may be made from")
    for each in found["next_demand"]:
        screen.text(f"  {each['person']}  {screen.moment(each['at'])}")
    screen.say("นัดชำระ", "Promises")
    word = "thai" if screen.thai else "english"
    tell_columns(
        screen,
        [
            (
                "  " + screen.day(date.fromisoformat(each["pay_by"])),
                Baht.written(each["amount"]).grouped(),
                each["standing"][word],
            )
            for each in found["promises"]
        ],
    )


def _tell_contact(each: Mapping[str, Any], screen: Screen) -> None:
    word = "thai" if screen.thai else "english"
    when = f"{screen.day(date.fromisoformat(each['on']))} {each['at']}"
    how = f"{each['channel'][word]}, {each['about'][word]}"
    end = ""
    if each["refused"]:
        clauses = ", ".join(each["clauses"])
        end = f"  ไม่รับ [{clauses}]" if screen.thai else f"  refused [{clauses}]"
    elif not each["reached"]:
        end = "  ติดต่อไม่ได้" if screen.thai else "  not reached"
    screen.text(f"  {each['n']:>3}  {when}  {each['person']}  {how}  {each['by']}{end}")
