"""Which duties one person may not both perform, written down a second time for the tests."""

from states.duties_table import STEP_DUTY
from states.process import Duty, Step

# A cross stands where one person may not perform both. Read a row, then a column: it is symmetric.
#         01  02  03  04  05  06  07  08  09  10  11  12  13  14  15  16  17  18  19
MATRIX = """
    D01    .   x   .   .   x   .   .   .   x   .   .   x   .   x   .   x   x   x   .
    D02    x   .   x   x   x   .   .   .   .   .   .   .   .   .   .   .   x   x   .
    D03    .   x   .   x   x   .   .   .   .   .   .   x   .   x   .   .   x   x   .
    D04    .   x   x   .   x   x   .   x   x   .   x   x   x   x   .   .   x   x   .
    D05    x   x   x   x   .   x   .   x   x   .   x   x   x   x   .   x   x   x   .
    D06    .   .   .   x   x   .   x   .   .   .   .   .   .   .   .   .   x   x   .
    D07    .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   x   x   .
    D08    .   .   .   x   x   .   x   .   x   .   .   .   .   .   .   .   x   x   .
    D09    x   .   .   x   x   .   .   x   .   x   .   .   .   .   .   x   x   x   .
    D10    .   .   .   .   .   .   .   .   x   .   .   x   .   x   .   .   x   x   .
    D11    .   .   .   x   x   .   .   .   .   .   .   x   .   .   .   .   x   x   .
    D12    x   .   x   x   x   .   .   .   .   x   x   .   x   .   .   .   x   x   .
    D13    .   .   .   x   x   .   .   .   .   .   .   x   .   x   .   .   x   x   .
    D14    x   .   x   x   x   .   .   .   .   x   .   .   x   .   .   .   x   x   .
    D15    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   x   x   .
    D16    x   .   .   .   x   .   .   .   x   .   .   .   .   .   .   .   x   x   .
    D17    x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   x   .
    D18    x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
    D19    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
"""
ROWS = [line.split() for line in MATRIX.strip().splitlines()]
APART = {
    (first, second)
    for first, (_, *cells) in zip(Duty, ROWS, strict=True)
    for second, cell in zip(Duty, cells, strict=True)
    if cell == "x"
}
STEP_OF = {duty: step for step, duty in STEP_DUTY.items()} | {
    Duty.VERIFY_CONDITIONS: Step.CONTRACT,
    Duty.PREPARE_DISBURSEMENT: Step.CONTRACT,
    Duty.AUTHORISE_DISBURSEMENT: Step.CONTRACT,
    Duty.APPROVE_RESTRUCTURING: Step.RESTRUCTURING,
    Duty.APPROVE_WRITE_OFF: Step.LITIGATION,
    Duty.VALUE: Step.CONTRACT,
    Duty.REVIEW: Step.MONITORING,
    Duty.ADMINISTER: Step.MONITORING,
    Duty.UNMASK: Step.MONITORING,
}
"""Where each duty is done."""
