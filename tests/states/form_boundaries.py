"""Where each fault of form ก.1 begins: changes of the example on both sides of a boundary."""

from typing import Any, Final

FORM = "form_kor1"
MONTH = "form_kor1.s11_baht_per_month"
WITHOUT_CREDIT: Final[dict[str, Any]] = {
    "form_kor1.s6": {"choice": "none", "rows": []},
    "form_kor1.s7": None,
    "form_kor1.s8": None,
    "declarations.has_existing_credit": False,
    "declarations.last_instalments_oldest_first": [],
}


def line(number, **boxes):
    """Changes of one line of section 2."""
    return {f"form_kor1.s2_million_baht.{number}.{box}": value for box, value in boxes.items()}


def month(**boxes):
    """Changes of section 11."""
    return {f"{MONTH}.{box}": value for box, value in boxes.items()}


def applicant(**boxes):
    """Changes of section 1."""
    return {f"form_kor1.s1.{box}": value for box, value in boxes.items()}


# code, changes that bring it out, changes just on the right side of the same boundary
BOUNDARIES: Final[list[tuple[str, dict[str, Any], dict[str, Any]]]] = [
    ("form_missing", {FORM: None}, {}),
    ("form_date_missing", {f"{FORM}.form_date": None}, {}),
    (
        "form_date_after_receipt",
        {f"{FORM}.form_date": "19 เมษายน 2562"},
        {f"{FORM}.form_date": "18 เมษายน 2562"},
    ),
    ("thai_date", {f"{FORM}.form_date": "18/04/2019"}, {f"{FORM}.form_date": "18/04/2562"}),
    ("thai_date", {f"{FORM}.form_date": "2019-04-18"}, {f"{FORM}.form_date": "๑๘ เม.ย. ๖๒"}),
    (
        "thai_date",
        applicant(business_start_date="29 กุมภาพันธ์ 2561"),
        applicant(business_start_date="28 กุมภาพันธ์ 2561"),
    ),
    (
        "s1_start_after_form",
        applicant(business_start_date="19 เมษายน 2562"),
        applicant(business_start_date="18 เมษายน 2562"),
    ),
    ("s1_missing", applicant(juristic_form=None), {}),
    ("s1_missing", applicant(name=None), {}),
    ("s1_missing", applicant(premises_address=None), {}),
    ("s1_missing", {"form_kor1.s1.premises_address.postal_code": None}, {}),
    ("s1_missing", applicant(business_start_date=None), {}),
    ("s1_missing", applicant(phone=None), applicant(email=None)),
    ("s1_missing", applicant(authorised_to_sign_this_request=None), {}),
    ("s1_missing", applicant(business_type=None), {}),
    ("s1_missing", applicant(directors=[]), {}),
    ("s1_missing", {"form_kor1.s1.directors.0.national_id": None}, {}),
    ("s1_missing", {"form_kor1.s1.directors.1.name": None}, {}),
    ("s1_juristic_form", applicant(juristic_form="หจก."), applicant(juristic_form="บจก.")),
    (
        "s1_juristic_form",
        {"borrower.juristic_id": "0503561004569"},
        {"borrower.juristic_id": "0503561004569", **applicant(juristic_form="หจก.")},
    ),
    (
        "s1_signatory_not_director",
        applicant(authorised_to_sign_this_request="นายสมมุติ เก้า"),
        applicant(authorised_to_sign_this_request="สมมุติ  เจ็ด"),
    ),
    (
        "s1_signatory_not_director",
        applicant(authorised_to_sign_this_request="นางสมมุติ เจ็ด และนายสมมุติ เก้า"),
        applicant(authorised_to_sign_this_request="นางสมมุติ เจ็ด และนายสมมุติ แปด"),
    ),
    (
        "s1_signatory_not_director",
        applicant(authorised_to_sign_this_request="ผู้จัดการ"),
        applicant(authorised_to_sign_this_request="นางสมมุติ เจ็ด ลงนาม และประทับตราบริษัท"),
    ),
    (
        "national_id_checksum",
        {"form_kor1.s1.directors.0.national_id": "1999900007019"},
        {"form_kor1.s1.directors.0.national_id": "1-9999-00007-01-8"},
    ),
    (
        "national_id_checksum",
        {"form_kor1.s1.directors.1.national_id": "199990000802"},
        {"form_kor1.s1.directors.1.national_id": "๑๙๙๙๙๐๐๐๐๘๐๒๒"},
    ),
    (
        "postal_code",
        {"form_kor1.s1.premises_address.postal_code": "5020"},
        {"form_kor1.s1.premises_address.postal_code": "๕๐๒๐๐"},
    ),
    ("postal_code", {"form_kor1.s1.directors.1.registered_address.postal_code": "05020"}, {}),
    (
        "postal_code_province",
        {"form_kor1.s1.premises_address.postal_code": "51000"},
        {"form_kor1.s1.premises_address.postal_code": "50999"},
    ),
    ("phone", applicant(phone="05300000"), applicant(phone="0-5300-0007")),
    ("phone", {"form_kor1.s1.directors.0.mobile": "1234567890"}, applicant(phone="+6653000007")),
    ("email", applicant(email="office"), applicant(email="office@x.th")),
    ("s1_differs", applicant(name="บริษัท อื่น จำกัด"), applicant(name="บริษัท ดอยดิจิทัล  โซลูชัน จำกัด ")),
    ("s1_differs", applicant(business_type="ผลิต"), applicant(business_type="บริการ")),
    ("s1_differs", {"borrower.juristic_type": "cooperative"}, {"borrower.juristic_type": None}),
    (
        "s1_differs",
        {"form_kor1.s1.premises_address.province": "ลำพูน"},
        {"form_kor1.s1.premises_address.province": "จ.เชียงใหม่"},
    ),
    (
        "s1_differs",
        {"borrower.directors.1.national_id": "1101700230708"},
        {"borrower.directors.1.national_id": "1999900008022"},
    ),
    ("s2_missing", {"form_kor1.s2_million_baht": []}, {}),
    ("s2_missing", line(0, row=None), {}),
    ("amount", line(0, fund="3.6 ล้าน"), line(0, fund="๓.๖๐")),
    ("amount", line(0, fund="-3.60"), line(0, fund="3.60000000")),
    ("amount", line(0, fund="3.600000001"), line(0, fund="3.6")),
    ("amount", {"form_kor1.s6.rows.0.amount_million_baht": "x"}, {}),
    ("amount", month(receivables="1,70,000"), month(receivables="1,700,000.00")),
    ("amount", month(payables="1.001"), month(payables="1.01")),
    ("s2_row_does_not_add_up", line(0, own="1.50000001"), line(0, own="1.50000000")),
    ("s2_row_does_not_add_up", line(1, project_value=None), line(1, own=None)),
    (
        "s2_fund_in_baht",
        line(2, fund="20.00000001", project_value="20.00000001"),
        line(2, fund="20.00", project_value="20.00"),
    ),
    ("s2_fund_in_baht", line(0, fund="3600000"), line(0, fund="3.600000")),
    ("s2_fund_in_baht", line(0, fund="3,600,000.00"), line(0, fund="๓.๖")),
    (
        "s2_sum_differs_from_request",
        line(2, fund="0.50000001", project_value="0.50000001"),
        line(2, fund="0.50", project_value="0.50"),
    ),
    (
        "s2_sum_differs_from_request",
        {"request.loan_amount": "4700000.01"},
        {"request.loan_amount": None},
    ),
    ("s2_detail_missing", line(0, detail=None), line(2, detail=None)),
    (
        "s2_other_bank_name",
        line(0, own="1.00", other_bank="0.50"),
        line(0, own="1.00", other_bank="0.50", other_bank_name="ธนาคารสมมุติ"),
    ),
    ("s2_differs", {"request.project_value": "6200000.01"}, {"request.project_value": None}),
    ("s2_differs", {"request.own_contribution": "1499999.99"}, {"request.own_contribution": None}),
    (
        "s2_differs",
        {"request.purposes.0.amount": "3600000.01"},
        {"request.purposes.0.amount": None},
    ),
    ("s2_differs", line(2, row=4), line(2, row=3)),
    ("s3_missing", {"form_kor1.s3": None}, {"form_kor1.s3.choice": "other_owner"}),
    (
        "s3_missing",
        {"form_kor1.s3": None, "request.purposes.0.kind": "building"},
        {"form_kor1.s3": None, "request.purposes.0.kind": "vehicle"},
    ),
    (
        "s3_detail_missing",
        {"form_kor1.s3.detail": None},
        {"form_kor1.s3": {"choice": "own_unencumbered"}},
    ),
    ("s3_differs", {"form_kor1.s3.choice": "own_unencumbered"}, {"collateral.premises": None}),
    (
        "s3_differs",
        {
            "form_kor1.s3.choice": "own_unencumbered",
            "collateral.premises.owner": "borrower",
            "collateral.premises.encumbered": True,
        },
        {
            "form_kor1.s3.choice": "own_encumbered",
            "collateral.premises.owner": "borrower",
            "collateral.premises.encumbered": True,
        },
    ),
    ("s4_missing", {"form_kor1.s4": []}, {}),
    ("s4_missing", {"form_kor1.s4.0.choice": None}, {}),
    (
        "s4_never_with_others",
        {"form_kor1.s4": [{"choice": "not_trained_will_attend"}, {"choice": "award"}]},
        {"form_kor1.s4": [{"choice": "trained"}, {"choice": "award"}]},
    ),
    (
        "s4_never_with_others",
        {"form_kor1.s4": [{"choice": "not_trained_refuses"}, {"choice": "other"}]},
        {"form_kor1.s4": [{"choice": "not_trained_refuses"}]},
    ),
    ("s4_detail_missing", {"form_kor1.s4.0.agency": None}, {"form_kor1.s4.0.evidence": None}),
    ("s4_differs", {"declarations.training": "never"}, {"declarations.training": None}),
    (
        "s4_differs",
        {
            "form_kor1.s4": [{"choice": "not_trained_refuses"}],
            "declarations.training": "never",
            "declarations.accepts_training": True,
        },
        {
            "form_kor1.s4": [{"choice": "not_trained_refuses"}],
            "declarations.training": "never",
            "declarations.accepts_training": False,
        },
    ),
    ("s5_missing", {"form_kor1.s5": None}, {}),
    (
        "s5_detail_missing",
        {"form_kor1.s5": {"choice": "other"}},
        {"form_kor1.s5": {"choice": "other", "name": "สำนักงานบัญชี"}},
    ),
    (
        "s5_differs",
        {"form_kor1.s5.choice": "none_will_join"},
        {"form_kor1.s5.choice": "registered_in_progress"},
    ),
    ("s6_missing", {"form_kor1.s6": None}, {}),
    ("s6_rows", {"form_kor1.s6.rows": []}, {}),
    (
        "s6_rows",
        {**WITHOUT_CREDIT, "form_kor1.s6": {"choice": "none", "rows": [{"lender": "x"}]}},
        WITHOUT_CREDIT,
    ),
    (
        "s6_differs",
        {"declarations.has_existing_credit": False},
        {"declarations.has_existing_credit": None},
    ),
    ("s7_missing", {"form_kor1.s7": None}, {"form_kor1.s7": "other"}),
    (
        "s7_answered_without_credit",
        {**WITHOUT_CREDIT, "form_kor1.s7": "paid_in_full"},
        WITHOUT_CREDIT,
    ),
    ("s7_differs", {"form_kor1.s7": "paid_in_full"}, {"form_kor1.s7": "late_now_current"}),
    (
        "s7_differs",
        {"declarations.last_instalments_oldest_first": ["late", *["n"] * 12]},
        {"declarations.last_instalments_oldest_first": ["late", *["n"] * 11]},
    ),
    (
        "s7_differs",
        {"declarations.last_instalments_oldest_first": [*["n"] * 11, "late"]},
        {"declarations.last_instalments_oldest_first": []},
    ),
    ("s8_missing", {"form_kor1.s8": None}, {"form_kor1.s8": "never"}),
    (
        "s8_answered_without_credit",
        {**WITHOUT_CREDIT, "form_kor1.s8": "rescheduled_paying"},
        {**WITHOUT_CREDIT, "form_kor1.s8": "never"},
    ),
    (
        "s8_differs",
        {"form_kor1.s8": "restructured_paying"},
        {
            "form_kor1.s8": "restructured_paying",
            "declarations.restructured_or_rescheduled_in_last_12m": True,
        },
    ),
    ("s9_missing", {"form_kor1.s9": []}, {}),
    (
        "s9_none_with_other",
        {"form_kor1.s9": ["none", "osmep_turnaround_1000m"]},
        {"form_kor1.s9": ["osmep_rehabilitation_2000m", "osmep_turnaround_1000m"]},
    ),
    (
        "s9_differs",
        {"form_kor1.s9": ["osmep_turnaround_1000m"]},
        {
            "form_kor1.s9": ["osmep_turnaround_1000m"],
            "declarations.receiving_other_fund": ["osmep_turnaround_1000m"],
        },
    ),
    (
        "s10_share_over_100",
        {"form_kor1.s10.major_customers.0.pct": "65.0001"},
        {"form_kor1.s10.major_customers.0.pct": "65"},
    ),
    (
        "s10_share_over_100",
        {"form_kor1.s10.major_suppliers.2.pct": "35.0001"},
        {"form_kor1.s10.major_suppliers.2.pct": "35%"},
    ),
    (
        "percentage",
        {"form_kor1.s10.major_suppliers.2.pct": "-1"},
        {"form_kor1.s10.major_suppliers.2.pct": "๑๐"},
    ),
    ("percentage", {f"{MONTH}.domestic.pct": "most"}, {f"{MONTH}.domestic.pct": "95.0000"}),
    ("s11_missing", {MONTH: None}, {}),
    ("s11_missing", month(net_profit=None), month(stock=None)),
    (
        "s11_market_split",
        {f"{MONTH}.domestic.pct": "95.0001"},
        {f"{MONTH}.domestic.pct": "94.9999", f"{MONTH}.export.pct": "5.0001"},
    ),
    ("s11_market_split", {f"{MONTH}.export.pct": None}, {}),
    ("s11_revenue", {f"{MONTH}.domestic.cash": "350000.01"}, {f"{MONTH}.export.cash": None}),
    ("s11_cost_of_sales", {f"{MONTH}.cost_of_sales.cash": "300000.01"}, {}),
    (
        "s11_gross_profit",
        month(gross_profit="1100000.01"),
        month(gross_profit="1,100,000"),
    ),
    ("s11_net_profit", month(net_profit="160000.01"), month(net_profit="160000")),
    (
        "s11_net_profit",
        month(selling_admin="1300000.00", net_profit="-200000.01"),
        month(selling_admin="1300000.00", net_profit="-200000.00"),
    ),
    ("s11_stock_split", month(stock="120000.01"), month(stock_finished=None)),
    (
        "s13_s_curve_mismatch",
        {"borrower.s_curve": ["digital", "medical"]},
        {"borrower.s_curve": None},
    ),
    (
        "s13_s_curve_group",
        {"form_kor1.s13.first_s_curve": ["digital"], "form_kor1.s13.new_s_curve": []},
        {},
    ),
    ("s13_s_curve_group", {"form_kor1.s13.new_s_curve": ["food_for_the_future"]}, {}),
    ("s16_missing", {"form_kor1.s16": None}, {"form_kor1.s16": "other"}),
    (
        "s16_differs",
        {"form_kor1.s16": "refuse"},
        {
            "form_kor1.s16": "refuse",
            "declarations.consents_annual_accounts_and_credit_info": False,
        },
    ),
    ("document_expected", {"documents.9": None}, {"documents.9": False}),
    ("signature_incomplete", {"form_kor1.signature": None}, {}),
    ("signature_incomplete", {"form_kor1.signature.name": None}, {}),
    ("signature_incomplete", {"form_kor1.signature.position": None}, {}),
    ("signature_incomplete", {"form_kor1.signature.signed": False}, {}),
    ("signature_incomplete", {"form_kor1.signature.seal": None}, {}),
    (
        "signature_not_director",
        {"form_kor1.signature.name": "นางสมมุติ เก้า"},
        {"form_kor1.signature.name": "สมมุติ เจ็ด"},
    ),
    (
        "signature_not_authorised",
        {"form_kor1.signature.name": "นายสมมุติ แปด"},
        {
            "form_kor1.signature.name": "นายสมมุติ แปด",
            "borrower.directors.1.is_authorised_signatory": True,
        },
    ),
]
