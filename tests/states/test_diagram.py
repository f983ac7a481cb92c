"""The drawings of the machine: complete, current, and legible without a look at each of them."""

import json
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from states.diagram import FORMATS, as_json, as_mermaid, as_text, machine_document
from states.diagram_layout import CARD_WIDTH, Layout
from states.diagram_svg import as_svg
from states.diagram_text import fitted, text_width
from states.lifecycle import APPROVAL_RULES, LOAN
from states.move import Table
from states.outline import arrows
from states.papers.labels import FIELDS, PAPERS
from states.process import Event, Mode, Role, State, Step
from states.rules.editions import EDITIONS
from tests.regenerate import documents

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture() -> ET.Element:
    """The picture of a loan, parsed."""
    return ET.fromstring(as_svg(LOAN))  # noqa: S314 - our own drawing


WHOLE = {"table", "json"}
"""The forms that hold the votes of members too; pictures show the ballot that they are part of."""


@pytest.mark.parametrize("form", FORMATS)
def test_every_word_is_drawn_in_both_languages(form):
    """No state and no event is missing from any form of the machine."""
    drawn = FORMATS[form](LOAN).replace("#gt;", ">").replace("&gt;", ">")
    events = dict.fromkeys(row.event for row in (LOAN.moves if form in WHOLE else LOAN.drawn))
    words = [*events, *(s for s in State if s is not State.UNOPENED)]
    for word in words:
        assert word.thai in drawn, word
        assert word.english in drawn, word


# -------------------------------------------------------------------------------------- JSON


def test_the_steps_are_named_by_their_clauses():
    """Clause 1.2.3 has eight steps; intake stands before them."""
    codes = [step["code"] for step in machine_document(LOAN)["steps"]]
    assert codes == ["intake", *(f"1.2.3({n})" for n in range(1, 9))]


def test_the_data_hold_every_row_whole():
    """Each row with event, source, target, step, duty, persons, mode, paper, clauses, deadlines."""
    document = json.loads(as_json(LOAN))
    assert len(document["rows"]) == len(LOAN.moves)
    (approve,) = [row for row in document["rows"] if row["event"] == "approve"]
    assert approve == {
        "row": 14,
        "event": "approve",
        "source": "approval",
        "target": "approved",
        "step": "1.2.3(4)",
        "duty": "D05",
        "mode": "ballot",
        "by": ["approver", "committee_secretary"],
        "checkers": [],
        "checker_duty": None,
        "voters": ["approver"],
        "paper": {
            "name": "Approval",
            "fields": [
                "resolution",
                "amount",
                "term_months",
                "grace_months",
                "conditions",
                "early_draw",
            ],
        },
        "clauses": ["resolution.organ", "approval.other_body", *APPROVAL_RULES],
        "deadlines": [
            {
                "field": "approval_expires_on",
                "parameter": "approval_valid_days",
                "proposed": 90,
                "business_days": False,
            }
        ],
        "chosen_by_facts": False,
        "line": "held",
        "remembers_source": False,
        "others_decide": False,
    }


def test_the_data_name_only_what_they_explain():
    """Every code in a row is a state, event, step, role or paper of the same document."""
    document = machine_document(LOAN)
    states = {state["code"] for state in document["states"]}
    events = {event["code"] for event in document["events"]}
    steps = {step["code"] for step in document["steps"]}
    for row in document["rows"]:
        assert {row["source"], row["target"]} <= states
        assert row["event"] in events
        assert row["step"] in steps
        assert set(row["by"] + row["checkers"] + row["voters"]) <= {role.value for role in Role}
        paper = document["papers"][row["paper"]["name"]]
        assert [field["name"] for field in paper["fields"]] == row["paper"]["fields"]
    assert sorted(code for step in document["steps"] for code in step["states"]) == sorted(states)


def test_papers_and_fields_have_names_in_both_languages():
    """What a loan's papers ask for is named in Thai and in English."""
    for name, paper in machine_document(LOAN)["papers"].items():
        assert name in PAPERS
        for field in paper["fields"]:
            for each in (field, *field["fields"]):
                assert each["name"] in FIELDS, f"{name}.{each['name']}"


def test_limits_of_a_field_are_told():
    """A form can be built from the description: kind, whether required, choices, limits."""
    papers = machine_document(LOAN)["papers"]
    fields = {field["name"]: field for field in papers["Disbursement"]["fields"]}
    assert fields["amount"]["kind"] == "baht"
    assert fields["amount"]["required"] is True
    assert fields["amount"]["limits"]["english"] == "above zero"
    assert fields["paid_on"]["past"] is True
    assert [choice["code"] for choice in fields["purpose"]["choices"]] == [
        "2.2.1",
        "2.2.2",
        "2.2.3",
        "other",
    ]
    (guarantors, *_) = papers["ContractSet"]["fields"]
    assert guarantors["several"] is True
    assert guarantors["limits"]["english"] == "1 to 40 entries"
    assert [field["personal"] for field in guarantors["fields"]] == [True, False, True]


# --------------------------------------------------------------------------- text and Mermaid


def test_the_text_has_a_line_for_every_row():
    """In columns that stand under each other, whatever letters are above or below the line."""
    lines = as_text(LOAN).splitlines()
    rows = [line for line in lines if re.match(r"  \d", line)]
    assert len(rows) == len(LOAN.moves)
    assert sum("disbursement_maker + disbursement_checker" in line for line in rows) == 5
    assert any("ballot of approver, by approver/committee_secretary" in line for line in rows)
    assert any("15 business days" in line for line in rows)


def test_mermaid_has_an_arrow_for_every_two_states():
    """Parallel events share an arrow; the file begins and ends at the dot."""
    lines = as_mermaid(LOAN).splitlines()
    drawn = [line for line in lines if " --> " in line and not line.endswith("[*]")]
    assert lines[0] == "stateDiagram-v2"
    assert len(drawn) == len(arrows(LOAN))
    assert any(line.strip().startswith("[*] --> draft : ") for line in drawn)
    assert "    closed_paid --> [*]" in lines


# ------------------------------------------------------------------------------- the picture


def boxes(layout: Layout) -> dict[str, tuple[int, int, int, int]]:
    """Left, top, right and bottom of every card."""
    return {
        code: (
            (x := layout.column_x(card.column)),
            card.y,
            x + CARD_WIDTH,
            card.y + card.height,
        )
        for code, card in layout.cards.items()
    }


def test_every_state_has_a_card_of_its_own():
    """No two cards touch, and all lie inside the picture."""
    layout = Layout(LOAN)
    placed = boxes(layout)
    assert set(placed) == set(LOAN.states)
    for (a, b, c, d), (e, f, g, h) in combinations(placed.values(), 2):
        assert c < e or g < a or d < f or h < b
    for left, top, right, bottom in placed.values():
        assert left > 0
        assert top > 0
        assert right < layout.width
        assert bottom < layout.legend_y


def segments(picture: ET.Element):
    """Every straight piece of every arrow, as left, top, right, bottom."""
    for path in picture.iter(f"{SVG}path"):
        if path.get("class") != "wire":
            continue
        pen: tuple[int, ...] = (0, 0)
        for letter, numbers in re.findall(r"([MLQ])([-\d, ]+)", path.get("d") or ""):
            points = [tuple(map(int, pair.split(","))) for pair in numbers.split()]
            end = points[-1]
            if letter == "L":
                yield (
                    min(pen[0], end[0]),
                    min(pen[1], end[1]),
                    max(pen[0], end[0]),
                    max(pen[1], end[1]),
                )
            pen = end


def test_no_arrow_crosses_a_card(picture):
    """Arrows run beside the columns and under the cards, never over a label."""
    placed = boxes(Layout(LOAN)).values()
    runs = list(segments(picture))
    assert len(runs) > 100
    for left, top, right, bottom in runs:
        for a, b, c, d in placed:
            assert right <= a or left >= c or bottom <= b or top >= d


def texts(picture: ET.Element):
    """Every text with the box it takes: left, top, right, bottom, in tenths of a pixel."""
    for text in picture.iter(f"{SVG}text"):
        size = round(float(text.get("font-size") or 0) * 10)
        bold = text.get("font-weight") == "600"
        width = text_width(text.text or "", size, bold=bold)
        x, y = int(text.get("x") or 0), int(text.get("y") or 0)
        start = x - width // 2 if text.get("class") == "mark" else x
        yield text.text, (start, y - size * 8 // 100, start + width, y + size * 2 // 100)


def test_no_text_lies_over_another(picture):
    """Whatever fonts the reader has, labels keep clear of each other."""
    for (one, (a, b, c, d)), (other, (e, f, g, h)) in combinations(texts(picture), 2):
        assert c <= e or g <= a or d <= f or h <= b, (one, other)


def test_no_arrow_runs_through_a_text(picture):
    """Headings, legend and labels are clear of lines."""
    runs = list(segments(picture))
    for told, (a, b, c, d) in texts(picture):
        for left, top, right, bottom in runs:
            assert right <= a or left >= c or bottom <= b or top >= d, told


def test_two_arrows_share_a_line_only_into_the_same_state():
    """Ports and arrivals of different states never stand at the same height of the same gap."""
    layout = Layout(LOAN)
    seen: dict[tuple, str] = {}
    for wire in layout.wires:
        for gap, y in ((wire.leaves_by, wire.port_y), (wire.arrives_by, wire.entry_y)):
            assert seen.setdefault((gap, y), wire.arrival.target) == wire.arrival.target


def test_every_arrow_of_the_table_is_drawn():
    """As a line, as a note of staying, or as a mark with a letter; nothing is left out."""
    layout = Layout(LOAN)
    drawn = {(wire.source.state, wire.target.state) for wire in layout.wires}
    stays = {(card.state, card.state) for card in layout.cards.values() if card.stays}
    marked = {(source, each.target) for each in layout.gathered for source in each.sources}
    assert drawn | stays | marked == set(arrows(LOAN))
    assert {each.event for each in layout.gathered} == {Event.WITHDRAW, Event.SETTLE_IN_FULL}


def test_the_picture_tells_readers_that_see_nothing_what_it_shows(picture):
    """Title and description are named by the picture; every card has its own title."""
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "title description"
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert (title.get("id"), description.get("id")) == ("title", "description")
    assert "32 states" in (description.text or "")
    cards = [group.find(f"{SVG}title").text for group in picture.iter(f"{SVG}g")]
    assert len(cards) == len(LOAN.states)


def test_the_picture_needs_nothing_from_elsewhere():
    """No script, no link, no image, no font file: it opens anywhere and prints."""
    drawn = as_svg(LOAN).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"<script|<image|<foreignObject|href|url\(|http", drawn)


def test_the_same_table_gives_the_same_picture():
    """Nothing in it depends on chance or on the day."""
    assert as_svg(LOAN) == as_svg(Table("loan", State.UNOPENED, LOAN.moves))


@pytest.mark.parametrize(
    ("text", "width"), [("ก", 7), ("กิ", 7), ("กี่", 7), ("", 0), ("WW", 14), ("il", 7)]
)
def test_vowels_above_and_below_take_no_room(text, width):
    """Of ten pixels' size: a Thai letter with all that stands over it is as wide as alone."""
    assert text_width(text, 100) == width


def test_a_long_label_is_drawn_smaller():
    """What does not fit is made to fit; what fits keeps its size."""
    assert fitted("ก" * 10, 100, 64) == 100
    assert text_width("ก" * 40, fitted("ก" * 40, 100, 64)) <= 64


def test_the_handbook_explains_every_clause_and_paper():
    """Whatever a row obeys or brings is told further down."""
    text = documents()[next(path for path in documents() if path.suffix == ".md")]
    for clause in LOAN.clauses:
        for rule in EDITIONS[-1].under(clause):
            assert rule.meaning.thai in text
            assert rule.meaning.english in text
    for row in LOAN.moves:
        assert f"\n### {row.brings.__name__}\n" in text
    for step in Step:
        assert f"## {step.value} {step.thai} · {step.english}" in text
    assert {row.mode for row in LOAN.moves} == set(Mode)
