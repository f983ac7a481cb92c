"""Form ก.1: the sections of figures. 2 and 6 in million baht, 10 in percent, 11 in baht a month."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from states.application import Application
from states.baht import ZERO, Baht
from states.form_fault import FormCode, Notes, plain_figures
from states.form_kor1 import (
    FormBusiness,
    FormCostOfSales,
    FormCredits,
    FormKor1,
    FormMarket,
    FormOperations,
    FormPurpose,
    FormTradePartner,
)
from states.words import Bilingual

LARGEST_FUND_MILLION: Final = Decimal(20)
"""Loan and joint investment together never exceed it (2.3 note 1): more was typed in baht."""

_NUMBER: Final = re.compile(r"[0-9]{1,40}(\.[0-9]{1,40})?")
_DETAILED_ROWS: Final = (1, 2, 5)
_WHOLE: Final = Decimal(100)


# --- Section 2 ------------------------------------------------------------------------------


def check_purposes(form: FormKor1, application: Application, notes: Notes) -> None:
    """Each line adds up to its project value, and the lines to the amount requested."""
    lines = form.s2_million_baht
    if not lines:
        notes.note(FormCode.S2_MISSING, "s2_million_baht")
        return
    asked = [
        _check_purpose(line, f"s2_million_baht.{place}", notes) for place, line in enumerate(lines)
    ]
    requested = application.request.loan_amount
    known = [amount for amount in asked if amount is not None]
    if requested is None or len(known) < len(asked):
        return
    total = Baht.total(known)
    if total != requested:
        both = f"{total.grouped()} / {requested.grouped()}"
        notes.note(FormCode.S2_SUM_DIFFERS_FROM_REQUEST, "s2_million_baht", Bilingual(both, both))


def _check_purpose(line: FormPurpose, path: str, notes: Notes) -> Baht | None:
    """The amount asked of the Fund, in baht; None when it cannot be read."""
    if line.row is None:
        notes.note(FormCode.S2_MISSING, f"{path}.row")
    if line.row in _DETAILED_ROWS and line.detail is None:
        notes.note(FormCode.S2_DETAIL_MISSING, f"{path}.detail")
    if _typed_in_baht(line.fund):
        notes.note(FormCode.S2_FUND_IN_BAHT, f"{path}.fund")
        return None
    before = len(notes.faults)
    value = _million_or_zero(line.project_value, f"{path}.project_value", notes)
    own = _million_or_zero(line.own, f"{path}.own", notes)
    fund = _million_or_zero(line.fund, f"{path}.fund", notes)
    smed_bank = _million_or_zero(line.smed_bank, f"{path}.smed_bank", notes)
    other_bank = _million_or_zero(line.other_bank, f"{path}.other_bank", notes)
    if len(notes.faults) > before:
        return None
    if value != own + fund + smed_bank + other_bank:
        notes.note(FormCode.S2_ROW_DOES_NOT_ADD_UP, path)
    if other_bank and line.other_bank_name is None:
        notes.note(FormCode.S2_OTHER_BANK_NAME, f"{path}.other_bank_name")
    return fund


def _typed_in_baht(fund: str | None) -> bool:
    """Asked of the text: three million typed in baht is beyond what an amount may be."""
    figures = plain_figures(fund or "")
    return _NUMBER.fullmatch(figures) is not None and Decimal(figures) > LARGEST_FUND_MILLION


def _million_or_zero(text: str | None, path: str, notes: Notes) -> Baht:
    """An empty box in a row of amounts is a nought."""
    return notes.million(text, path) or ZERO


# --- Sections 6 and 10 ----------------------------------------------------------------------


def check_credit_amounts(form: FormKor1, notes: Notes) -> None:
    """The lines of section 6."""
    credits_elsewhere = form.s6 or FormCredits()
    for place, line in enumerate(credits_elsewhere.rows or ()):
        notes.million(line.amount_million_baht, f"s6.rows.{place}.amount_million_baht")


def check_shares(form: FormKor1, notes: Notes) -> None:
    """Customers, and suppliers, have at most the whole between them."""
    business = form.s10 or FormBusiness()
    _check_shares(business.major_customers or (), "s10.major_customers", notes)
    _check_shares(business.major_suppliers or (), "s10.major_suppliers", notes)


def _check_shares(partners: Iterable[FormTradePartner], path: str, notes: Notes) -> None:
    shares = [
        notes.percent(partner.pct, f"{path}.{place}.pct") for place, partner in enumerate(partners)
    ]
    total = sum((share for share in shares if share is not None), Decimal(0))
    if total > _WHOLE:
        notes.note(FormCode.S10_SHARE_OVER_100, path, Bilingual(f"{total}%", f"{total}%"))


# --- Section 11 -----------------------------------------------------------------------------


def check_operations(form: FormKor1, notes: Notes) -> None:
    """Lines (1) to (5) recomputed, the markets, and the stock."""
    here = "s11_baht_per_month"
    month = form.s11_baht_per_month
    if month is None:
        notes.note(FormCode.S11_MISSING, here)
        return
    cost_of_sales = month.cost_of_sales or FormCostOfSales()
    revenue = _required(month.revenue, f"{here}.revenue", notes)
    cost = _required(cost_of_sales.total, f"{here}.cost_of_sales.total", notes)
    expenses = _required(month.selling_admin, f"{here}.selling_admin", notes)
    gross = _required(month.gross_profit, f"{here}.gross_profit", notes, signed=True)
    net = _required(month.net_profit, f"{here}.net_profit", notes, signed=True)
    _check_markets(month, revenue, notes)
    _check_cost(cost_of_sales, cost, notes)
    computed = None if revenue is None or cost is None else revenue - cost
    _check_gross(gross, computed, notes)
    _check_net(net, gross, computed, expenses, notes)
    _check_stock(month, notes)
    notes.baht(month.receivables, f"{here}.receivables")
    notes.baht(month.payables, f"{here}.payables")


def _required(text: str | None, path: str, notes: Notes, *, signed: bool = False) -> Baht | None:
    if text is None:
        notes.note(FormCode.S11_MISSING, path)
    return notes.baht(text, path, signed=signed)


def _check_markets(month: FormOperations, revenue: Baht | None, notes: Notes) -> None:
    here = "s11_baht_per_month"
    markets = (("domestic", month.domestic), ("export", month.export))
    shares: list[Decimal] = []
    sales: list[Baht | None] = []
    for name, written in markets:
        market = written or FormMarket()
        share = notes.percent(market.pct, f"{here}.{name}.pct")
        shares += [] if share is None else [share]
        sales.append(notes.baht(market.cash, f"{here}.{name}.cash"))
        sales.append(notes.baht(market.credit, f"{here}.{name}.credit"))
    if shares and sum(shares, Decimal(0)) != _WHOLE and revenue != ZERO:
        notes.note(FormCode.S11_MARKET_SPLIT, here)
    given = [amount for amount in sales if amount is not None]
    if given and revenue is not None and Baht.total(given) != revenue:
        notes.note(FormCode.S11_REVENUE, f"{here}.revenue")


def _check_cost(written: FormCostOfSales, total: Baht | None, notes: Notes) -> None:
    here = "s11_baht_per_month.cost_of_sales"
    cash = notes.baht(written.cash, f"{here}.cash")
    credit = notes.baht(written.credit, f"{here}.credit")
    given = [amount for amount in (cash, credit) if amount is not None]
    if given and total is not None and Baht.total(given) != total:
        notes.note(FormCode.S11_COST_OF_SALES, f"{here}.total")


def _check_gross(gross: Baht | None, computed: Baht | None, notes: Notes) -> None:
    if gross is not None and computed is not None and gross != computed:
        path = "s11_baht_per_month.gross_profit"
        expected = computed.grouped()
        notes.note(FormCode.S11_GROSS_PROFIT, path, Bilingual(expected, expected))


def _check_net(
    net: Baht | None,
    gross: Baht | None,
    computed_gross: Baht | None,
    expenses: Baht | None,
    notes: Notes,
) -> None:
    """Line (5) may follow from line (3) as typed or as it should be: one slip is told once."""
    if net is None or expenses is None:
        return
    expected = [base - expenses for base in (computed_gross, gross) if base is not None]
    if expected and net not in expected:
        right = expected[0].grouped()
        path = "s11_baht_per_month.net_profit"
        notes.note(FormCode.S11_NET_PROFIT, path, Bilingual(right, right))


def _check_stock(month: FormOperations, notes: Notes) -> None:
    here = "s11_baht_per_month"
    stock = notes.baht(month.stock, f"{here}.stock")
    raw = notes.baht(month.stock_raw, f"{here}.stock_raw")
    finished = notes.baht(month.stock_finished, f"{here}.stock_finished")
    parts = [amount for amount in (raw, finished) if amount is not None]
    if parts and stock is not None and Baht.total(parts) != stock:
        notes.note(FormCode.S11_STOCK_SPLIT, f"{here}.stock")
