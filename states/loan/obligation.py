"""Something that must be done by a day, and how it stands."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from states.words import Bilingual, Word


class Clock(Word):
    """What runs; one loan may have many of a kind."""

    GUARANTOR_NOTICE = "guarantor_notice", "บอกกล่าวผู้ค้ำประกัน", "notice to a guarantor"
    INSURANCE = "insurance", "ต่ออายุประกันภัย", "insurance renewal"
    LEASE = "lease", "ต่ออายุสัญญาเช่า", "lease renewal"
    YEARLY_ACCOUNTS = "yearly_accounts", "นำส่งงบการเงินประจำปี", "yearly accounts"
    TRAINING = "training", "เข้าอบรมตามที่รับไว้", "training commitment"
    SINGLE_ACCOUNT = "single_account", "เข้าระบบบัญชีเดียว", "single-account commitment"
    PRESCRIPTION = "prescription", "อายุความ", "prescription"
    COLLATERAL = "collateral", "จำนองโดยความยินยอมของผู้รับจำนอง", "mortgage by consent"
    RELEASE = "release", "ปลดหลักประกัน", "release of collateral"
    MORTGAGOR_COPY = "mortgagor_copy", "แจ้งผู้จำนองที่ไม่ใช่ลูกหนี้", "notice to a mortgagor"


class Standing(Word):
    """How an obligation stands on a day."""

    OPEN = "open", "ยังไม่ถึงเวลาเตือน", "open"
    DUE_SOON = "due_soon", "ใกล้ครบกำหนด", "due soon"
    OVERDUE = "overdue", "เลยกำหนด", "overdue"
    DONE = "done", "เสร็จแล้ว", "done"


class Obligation(NamedTuple):
    """
    One obligation as it stands on the day asked about.

    `subject` tells it from others of its kind; `due_on` is the last day in time; `alarms` are the
    days on which somebody is reminded; `basis` is the source of the number of days.
    """

    clock: Clock
    subject: str
    opened_on: date
    due_on: date
    alarms: tuple[date, ...]
    standing: Standing
    done_on: date | None
    clause: str
    basis: str
    words: Bilingual

    @property
    def late(self) -> bool:
        """Whether it was done after its last day."""
        return self.done_on is not None and self.done_on > self.due_on


def standing_on(
    today: date, due_on: date, alarms: Iterable[date], done_on: date | None
) -> Standing:
    """The last day itself is in time; the first alarm makes it due soon."""
    if done_on is not None and done_on <= today:
        return Standing.DONE
    if today > due_on:
        return Standing.OVERDUE
    return Standing.DUE_SOON if any(day <= today for day in alarms) else Standing.OPEN


def days_before(due_on: date, days: Iterable[int]) -> tuple[date, ...]:
    """Alarm days, the earliest first."""
    return tuple(due_on - timedelta(count) for count in sorted(days, reverse=True))


def done_by(today: date, day: date | None) -> date | None:
    """A day on which something was done, if that is known by today."""
    return day if day is not None and day <= today else None
