"""From which day each edition of the criteria binds: the day after it was signed."""

from datetime import date
from typing import Final

NO_4_IN_FORCE: Final = date(2017, 10, 21)
"""No.4, clause 5: signed on 20 October 2560 BE (L79, L81)."""

NO_5_IN_FORCE: Final = date(2018, 2, 16)
"""No.5, clause 6: signed on 15 February 2561 BE (L297, L299)."""
