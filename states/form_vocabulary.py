"""The printed answers of form ก.1: what its boxes may be ticked as.

A form may say anything the paper lets it say; whether that is enough is the rules' business.
"""

from states.words import Word


class FormJuristicForm(Word):
    """Section 1: the three kinds of applicant that the form prints."""

    COMPANY = "บจก.", "บริษัทจำกัด", "Limited company"
    LIMITED_PARTNERSHIP = "หจก.", "ห้างหุ้นส่วนจำกัด", "Limited partnership"
    ORDINARY_PARTNERSHIP = "หสน.", "ห้างหุ้นส่วนสามัญนิติบุคคล", "Registered ordinary partnership"


class FormBusinessType(Word):
    """Section 1: type of business."""

    MANUFACTURING = "ผลิต", "ผลิต", "Manufacturing"
    SERVICE = "บริการ", "บริการ", "Service"
    RETAIL_WHOLESALE = "ค้าปลีก/ค้าส่ง", "ค้าปลีก/ค้าส่ง", "Retail or wholesale"


class SiteOwnership(Word):
    """Section 3: whose the site is."""

    OWN_UNENCUMBERED = "own_unencumbered", "ของผู้ขอ ปลอดภาระจำนอง", "Own, free of mortgage"
    OWN_ENCUMBERED = "own_encumbered", "ของผู้ขอ ติดภาระจำนอง", "Own, mortgaged"
    OTHER_OWNER = "other_owner", "ของบุคคลอื่น", "Somebody else's"


class TrainingAnswer(Word):
    """Section 4: training, incubation, awards."""

    TRAINED = "trained", "เคยอบรมแล้ว", "Trained"
    PARTICIPATING = "participating", "อยู่ระหว่างเข้าร่วมกิจกรรม", "Taking part"
    AWARD = "award", "เคยได้รับรางวัล", "Has won an award"
    NOT_TRAINED_WILL_ATTEND = (
        "not_trained_will_attend",
        "ยังไม่เคยอบรม และประสงค์เข้าอบรม",
        "Not trained, will attend",
    )
    NOT_TRAINED_REFUSES = (
        "not_trained_refuses",
        "ยังไม่เคยอบรม และไม่ประสงค์เข้าอบรม",
        "Not trained, does not wish to attend",
    )
    OTHER = "other", "อื่นๆ", "Other"


class AccountingAnswer(Word):
    """Section 5: the single account."""

    SINGLE_ACCOUNT_IN_PLACE = (
        "single_account_in_place",
        "ทำบัญชีเดียวตามเกณฑ์กรมสรรพากร",
        "Single account in place",
    )
    REGISTERED_IN_PROGRESS = (
        "registered_in_progress",
        "แจ้งจดแล้ว และอยู่ระหว่างดำเนินการ",
        "Registered, in progress",
    )
    NOT_REGISTERED_IN_PROGRESS = (
        "not_registered_in_progress",
        "ไม่ได้แจ้งจด และอยู่ระหว่างดำเนินการ",
        "Not registered, in progress",
    )
    NONE_WILL_JOIN = "none_will_join", "ไม่ได้จัดทำ และประสงค์เข้าร่วม", "None, will join"
    NEW_BUSINESS_WILL_JOIN = (
        "new_business_will_join",
        "เพิ่งเริ่มตั้งกิจการ และประสงค์เข้าร่วม",
        "New business, will join",
    )
    NONE_REFUSES = "none_refuses", "ไม่ได้จัดทำ และไม่ประสงค์เข้าร่วม", "None, does not wish to join"
    OTHER = "other", "อื่นๆ", "Other"


class CreditAnswer(Word):
    """Section 6: credit elsewhere, informal debt included."""

    HAS = "has", "มี", "Has"
    NONE = "none", "ไม่มี", "None"
    OTHER = "other", "อื่นๆ", "Other"


class PaymentAnswer(Word):
    """Section 7: how the last 12 months were paid."""

    PAID_IN_FULL = "paid_in_full", "ชำระครบถ้วน", "Paid in full"
    LATE_NOW_CURRENT = "late_now_current", "เคยค้าง ปัจจุบันชำระครบ", "Was late, now current"
    LATE_STILL_LATE = "late_still_late", "เคยค้าง และยังค้างอยู่", "Was late, still late"
    OTHER = "other", "อื่นๆ", "Other"


class RestructuringAnswer(Word):
    """Section 8: terms changed or debt restructured in the last 12 months."""

    NEVER = "never", "ไม่เคย", "Never"
    RESCHEDULED_PAYING = (
        "rescheduled_paying",
        "ปรับเงื่อนไข และชำระได้",
        "Terms changed, paying",
    )
    RESCHEDULED_NOT_PAYING = (
        "rescheduled_not_paying",
        "ปรับเงื่อนไข แต่ชำระไม่ได้",
        "Terms changed, not paying",
    )
    RESTRUCTURED_PAYING = (
        "restructured_paying",
        "ปรับโครงสร้างหนี้ และชำระได้",
        "Restructured, paying",
    )
    RESTRUCTURED_NOT_PAYING = (
        "restructured_not_paying",
        "ปรับโครงสร้างหนี้ แต่ชำระไม่ได้",
        "Restructured, not paying",
    )


class OtherFundAnswer(Word):
    """Section 9: help from other funds; several may be ticked, `none` stands alone."""

    TURNAROUND = "osmep_turnaround_1000m", "เงินทุนพลิกฟื้น 1,000 ล้านบาท", "OSMEP turnaround fund"
    REHABILITATION = (
        "osmep_rehabilitation_2000m",
        "ฟื้นฟูกิจการ 2,000 ล้านบาท",
        "OSMEP rehabilitation fund",
    )
    HANDICRAFT = (
        "diprom_household_handicraft_revolving_fund",
        "เงินทุนหมุนเวียนหัตถกรรมไทย",
        "DIPROM handicraft revolving fund",
    )
    NONE = "none", "ไม่มี", "None"


class ConsentAnswer(Word):
    """Section 16: yearly accounts and credit information."""

    CONSENT = "consent", "ยินยอม", "Consents"
    REFUSE = "refuse", "ไม่ยินยอม", "Refuses"
    OTHER = "other", "อื่นๆ", "Other"
