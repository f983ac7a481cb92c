"""Specimens of the papers between contract and end: notices, renewals, contacts, promises."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from states.loan.account import Account
from states.loan.history import defaults
from states.months import add_months
from states.process import Event
from workflow.specimens.occasion import Occasion, Writer, day_text, numbered


def _guarantor_letter(occasion: Occasion) -> dict[str, Any]:
    """To the first guarantor, of the last default; on its way."""
    account = occasion.facts.account
    return {
        "guarantor": 1,
        "default_due_on": day_text(_missed(account, occasion.on)),
        "sent_on": day_text(occasion.on),
    }


def _missed(account: Account | None, on: date) -> date:
    """The first instalment missed, as far as the account at hand tells."""
    if account is None:
        return on
    known = [each.due_on for each in defaults(account.ledger, on)]
    return known[-1] if known else account.position.next_due_on or on


def _policy(occasion: Occasion) -> dict[str, Any]:
    """A year from the day."""
    return {
        "subject": "อาคารและเครื่องจักร",
        "number": numbered("กธ.สมมุติ", occasion),
        "begins_on": day_text(occasion.on),
        "until": day_text(add_months(occasion.on, 12)),
        "amount": "4700000.00",
    }


def _lease(occasion: Occasion) -> dict[str, Any]:
    """Three years from the day."""
    return {
        "subject": "ที่ตั้งโรงงาน",
        "number": numbered("สัญญาเช่าสมมุติ", occasion),
        "begins_on": day_text(occasion.on),
        "until": day_text(add_months(occasion.on, 36)),
    }


def _accounts(occasion: Occasion) -> dict[str, Any]:
    """Those of the year before."""
    return {
        "year_end": day_text(date(occasion.on.year - 1, 12, 31)),
        "received_on": day_text(occasion.on),
        "reference": numbered("งบสมมุติ", occasion),
    }


def _made(occasion: Occasion) -> dict[str, Any]:
    return {
        "kind": "training",
        "promised_on": day_text(occasion.on),
        "due_on": day_text(add_months(occasion.on, 12)),
    }


def _kept(occasion: Occasion) -> dict[str, Any]:
    return {
        "kind": "training",
        "kept_on": day_text(occasion.on),
        "evidence": numbered("วุฒิบัตรสมมุติ", occasion),
    }


def _contact(occasion: Occasion) -> dict[str, Any]:
    """A call to the borrower when the office opens."""
    return {
        "to": "borrower",
        "on": day_text(occasion.on),
        "at": "09:00",
        "channel": "telephone",
        "about": "payment_demand",
        "said": "ทวงถามงวดที่ค้าง ผู้กู้รับว่าจะชำระ",
    }


def _promise(occasion: Occasion) -> dict[str, Any]:
    """What is due, within a week."""
    return {
        "amount": str(occasion.due),
        "pay_by": day_text(occasion.on + timedelta(days=7)),
    }


def _acknowledgement(occasion: Occasion) -> dict[str, Any]:
    return {
        "written_on": day_text(occasion.on),
        "reference": numbered("หนังสือรับสภาพหนี้สมมุติ", occasion),
    }


def _demand_proof(occasion: Occasion) -> dict[str, Any]:
    return {
        "to": "borrower",
        "received_on": day_text(occasion.on),
        "proof": numbered("ใบตอบรับสมมุติ", occasion),
    }


def _release(occasion: Occasion) -> dict[str, Any]:
    return {
        "released": ["ที่ดินและอาคารที่จำนอง"],
        "registered_on": day_text(occasion.on),
        "reference": numbered("จดทะเบียนไถ่ถอนสมมุติ", occasion),
    }


E: Final = Event
SPECIMENS: Final[Mapping[str, Writer]] = {
    E.NOTIFY_GUARANTOR: _guarantor_letter,
    E.RENEW_INSURANCE: _policy,
    E.RENEW_LEASE: _lease,
    E.RECEIVE_ACCOUNTS: _accounts,
    E.RECORD_COMMITMENT: _made,
    E.KEEP_COMMITMENT: _kept,
    E.CONTACT: _contact,
    E.PROMISE: _promise,
    E.ACKNOWLEDGE_DEBT: _acknowledgement,
    E.PROVE_DEMAND: _demand_proof,
    E.RELEASE_COLLATERAL: _release,
}
