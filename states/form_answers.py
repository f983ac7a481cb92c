"""Form ก.1: the sections of ticked boxes, each by itself and against its neighbours.

Whatever the paper lets an applicant say is no fault here: working capital without an investment,
refusing training or refusing consent fail a rule, not the form.
"""

from typing import Final

from states.application import Application
from states.form_fault import FormCode, Notes
from states.form_kor1 import FormAccounting, FormCredits, FormKor1, FormSite, FormTarget
from states.form_vocabulary import (
    AccountingAnswer,
    CreditAnswer,
    OtherFundAnswer,
    RestructuringAnswer,
    SiteOwnership,
    TrainingAnswer,
)
from states.vocabulary import FIRST_S_CURVE, NEW_S_CURVE, PurposeKind

_SITE_MATTERS: Final = frozenset(
    {PurposeKind.MACHINERY, PurposeKind.BUILDING, PurposeKind.PREMISES_IMPROVEMENT}
)
_NAMED_SITE: Final = frozenset({SiteOwnership.OWN_ENCUMBERED, SiteOwnership.OTHER_OWNER})
_NEVER_TRAINED: Final = frozenset(
    {TrainingAnswer.NOT_TRAINED_WILL_ATTEND, TrainingAnswer.NOT_TRAINED_REFUSES}
)
_TRAINED: Final = frozenset(
    {TrainingAnswer.TRAINED, TrainingAnswer.PARTICIPATING, TrainingAnswer.AWARD}
)


def check_site(form: FormKor1, application: Application, notes: Notes) -> None:
    """Section 3, asked for only if the money buys or improves premises or machinery."""
    site = form.s3 or FormSite()
    purposes = application.request.purposes or ()
    if site.choice is None and any(purpose.kind in _SITE_MATTERS for purpose in purposes):
        notes.note(FormCode.S3_MISSING, "s3")
    if site.choice in _NAMED_SITE and site.detail is None:
        notes.note(FormCode.S3_DETAIL_MISSING, "s3.detail")


def check_training(form: FormKor1, notes: Notes) -> None:
    """Section 4: several answers, save that "never" stands alone."""
    lines = form.s4 or ()
    choices = {line.choice for line in lines if line.choice is not None}
    if not choices:
        notes.note(FormCode.S4_MISSING, "s4")
    if choices & _NEVER_TRAINED and len(choices) > 1:
        notes.note(FormCode.S4_NEVER_WITH_OTHERS, "s4")
    for place, line in enumerate(lines):
        if line.choice in _TRAINED and (line.programme is None or line.agency is None):
            notes.note(FormCode.S4_DETAIL_MISSING, f"s4.{place}")


def check_accounting(form: FormKor1, notes: Notes) -> None:
    """Section 5."""
    accounting = form.s5 or FormAccounting()
    if accounting.choice is None:
        notes.note(FormCode.S5_MISSING, "s5")
    if accounting.choice is AccountingAnswer.OTHER and accounting.name is None:
        notes.note(FormCode.S5_DETAIL_MISSING, "s5.name")


def check_credit(form: FormKor1, notes: Notes) -> None:
    """Section 6, and 7 and 8 that are asked only of those who have credit."""
    credits_elsewhere = form.s6 or FormCredits()
    if credits_elsewhere.choice is None:
        notes.note(FormCode.S6_MISSING, "s6")
    elif credits_elsewhere.choice is CreditAnswer.HAS:
        _check_with_credit(form, credits_elsewhere, notes)
    elif credits_elsewhere.choice is CreditAnswer.NONE:
        _check_without_credit(form, credits_elsewhere, notes)


def _check_with_credit(form: FormKor1, credits_elsewhere: FormCredits, notes: Notes) -> None:
    if not credits_elsewhere.rows:
        notes.note(FormCode.S6_ROWS, "s6.rows")
    if form.s7 is None:
        notes.note(FormCode.S7_MISSING, "s7")
    if form.s8 is None:
        notes.note(FormCode.S8_MISSING, "s8")


def _check_without_credit(form: FormKor1, credits_elsewhere: FormCredits, notes: Notes) -> None:
    if credits_elsewhere.rows:
        notes.note(FormCode.S6_ROWS, "s6.rows")
    if form.s7 is not None:
        notes.note(FormCode.S7_ANSWERED_WITHOUT_CREDIT, "s7")
    # "Never" is true of those without debt, and needs no correction.
    if form.s8 not in {None, RestructuringAnswer.NEVER}:
        notes.note(FormCode.S8_ANSWERED_WITHOUT_CREDIT, "s8")


def check_other_funds(form: FormKor1, notes: Notes) -> None:
    """Section 9: funds, or none."""
    choices = set(form.s9 or ())
    if not choices:
        notes.note(FormCode.S9_MISSING, "s9")
    if OtherFundAnswer.NONE in choices and len(choices) > 1:
        notes.note(FormCode.S9_NONE_WITH_OTHER, "s9")


def check_target(form: FormKor1, application: Application, notes: Notes) -> None:
    """Section 13: industries in their group, and the same that the officer entered."""
    target = form.s13 or FormTarget()
    first, new = set(target.first_s_curve or ()), set(target.new_s_curve or ())
    if first - FIRST_S_CURVE:
        notes.note(FormCode.S13_S_CURVE_GROUP, "s13.first_s_curve")
    if new - NEW_S_CURVE:
        notes.note(FormCode.S13_S_CURVE_GROUP, "s13.new_s_curve")
    entered = application.borrower.s_curve
    if entered is not None and set(entered) != first | new:
        notes.note(FormCode.S13_S_CURVE_MISMATCH, "s13")


def check_consent(form: FormKor1, notes: Notes) -> None:
    """Section 16: an answer is needed, whichever it is."""
    if form.s16 is None:
        notes.note(FormCode.S16_MISSING, "s16")
