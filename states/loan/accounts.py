"""The accounts that a loan is posted to, and the lines of a posting: a debit and a credit each."""

from typing import Final, Self, TypeAlias

from states.words import Word


class Side(Word):
    """Where an account stands in the books of the bank."""

    ASSET = "asset", "สินทรัพย์", "asset"
    LIABILITY = "liability", "หนี้สิน", "liability"
    INCOME = "income", "รายได้", "income"
    EXPENSE = "expense", "ค่าใช้จ่าย", "expense"
    MEMORANDUM = "memorandum", "บัญชีบันทึกความจำ", "memorandum, off the balance sheet"


class Account(Word):
    """
    One account of the double entry of a loan. The memorandum accounts hold what is claimed without
    being income or an asset: interest of a non-performing loan, default interest, what was written
    off; they stand against one account of their own, so that they balance among themselves.
    """

    side: Side

    def __new__(cls, code: str, thai: str, english: str, side: Side) -> Self:
        account = str.__new__(cls, code)
        account._value_ = code
        account.thai = thai
        account.english = english
        account.side = side
        return account

    CASH = "cash", "เงินสดและเงินฝากธนาคาร", "cash at bank", Side.ASSET
    LOANS = "loans", "ลูกหนี้เงินให้กู้ยืม (เงินต้น)", "loans, principal", Side.ASSET
    INTEREST_RECEIVABLE = "interest_receivable", "ดอกเบี้ยค้างรับ", "interest receivable", Side.ASSET
    CHARGES_RECEIVABLE = (
        "charges_receivable",
        "ค่าธรรมเนียมและค่าใช้จ่ายค้างรับ",
        "charges receivable",
        Side.ASSET,
    )
    CREDIT_BALANCE = "credit_balance", "เงินรับเกินรอคืน", "money received in excess", Side.LIABILITY
    DEFERRED_INTEREST = (
        "deferred_interest",
        "ดอกเบี้ยตั้งพักจากการแปลงเป็นเงินต้น",
        "capitalised interest not yet income",
        Side.LIABILITY,
    )
    INTEREST_INCOME = "interest_income", "ดอกเบี้ยรับ", "interest income", Side.INCOME
    DEFAULT_INTEREST_INCOME = (
        "default_interest_income",
        "ดอกเบี้ยผิดนัดรับ",
        "default interest income",
        Side.INCOME,
    )
    CHARGES_INCOME = "charges_income", "ค่าธรรมเนียมรับ", "charges income", Side.INCOME
    RECOVERY_INCOME = "recovery_income", "หนี้สูญได้รับคืน", "recoveries", Side.INCOME
    LOSSES = "losses", "หนี้สูญ", "written off", Side.EXPENSE
    WAIVED = "waived", "ส่วนลดหนี้", "waived", Side.EXPENSE
    MEMO_INTEREST = (
        "memo_interest",
        "ดอกเบี้ยที่ระงับรับรู้รายได้",
        "interest claimed, not income",
        Side.MEMORANDUM,
    )
    MEMO_DEFAULT_INTEREST = (
        "memo_default_interest",
        "ดอกเบี้ยผิดนัดที่เรียกร้อง",
        "default interest claimed",
        Side.MEMORANDUM,
    )
    MEMO_WRITTEN_OFF = (
        "memo_written_off",
        "หนี้สูญที่ยังติดตาม",
        "written off, still pursued",
        Side.MEMORANDUM,
    )
    MEMO_CONTRA = "memo_contra", "บัญชีคู่ของบันทึกความจำ", "against memoranda", Side.MEMORANDUM


ACCOUNTS: Final = tuple(Account)
"""In the order of their places in a list of balances."""

CASH: Final = ACCOUNTS.index(Account.CASH)
LOANS: Final = ACCOUNTS.index(Account.LOANS)
INTEREST_RECEIVABLE: Final = ACCOUNTS.index(Account.INTEREST_RECEIVABLE)
CHARGES_RECEIVABLE: Final = ACCOUNTS.index(Account.CHARGES_RECEIVABLE)
CREDIT_BALANCE: Final = ACCOUNTS.index(Account.CREDIT_BALANCE)
DEFERRED_INTEREST: Final = ACCOUNTS.index(Account.DEFERRED_INTEREST)
INTEREST_INCOME: Final = ACCOUNTS.index(Account.INTEREST_INCOME)
DEFAULT_INTEREST_INCOME: Final = ACCOUNTS.index(Account.DEFAULT_INTEREST_INCOME)
CHARGES_INCOME: Final = ACCOUNTS.index(Account.CHARGES_INCOME)
RECOVERY_INCOME: Final = ACCOUNTS.index(Account.RECOVERY_INCOME)
LOSSES: Final = ACCOUNTS.index(Account.LOSSES)
WAIVED: Final = ACCOUNTS.index(Account.WAIVED)
MEMO_INTEREST: Final = ACCOUNTS.index(Account.MEMO_INTEREST)
MEMO_DEFAULT_INTEREST: Final = ACCOUNTS.index(Account.MEMO_DEFAULT_INTEREST)
MEMO_WRITTEN_OFF: Final = ACCOUNTS.index(Account.MEMO_WRITTEN_OFF)
MEMO_CONTRA: Final = ACCOUNTS.index(Account.MEMO_CONTRA)

Line: TypeAlias = tuple[int, int, int]
"""Account debited, account credited (places in `ACCOUNTS`), satang above zero."""

Lines: TypeAlias = tuple[Line, ...]
