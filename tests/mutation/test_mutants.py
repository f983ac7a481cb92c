"""The mutator makes the faults it promises, tells them apart, and leaves words alone."""

import pytest

from tests.mutation import mutants
from tests.mutation.mutants import MODULE_LEVEL, mutants_of

MEMBERS = {"Verdict": ("PASS", "FAIL")}


@pytest.fixture
def changes_of(tmp_path, monkeypatch):
    """The changes of a small file, by its text."""
    monkeypatch.setattr(mutants, "ROOT", tmp_path)

    def changes(text):
        (tmp_path / "rules.py").write_text(text, encoding="utf-8")
        return [(each.within.function, each.change) for each in mutants_of("rules.py", MEMBERS)]

    return changes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("a < b", ["a < b => a <= b", "a < b => a >= b"]),
        ("a >= b", ["a >= b => a > b", "a >= b => a < b"]),
        ("a is b", ["a is b => a is not b"]),
        ("a in b", ["a in b => a not in b"]),
        ("a and b", ["a and b => a or b", "a and b => b", "a and b => a"]),
        ("not a", ["not a => a"]),
        ("a + b", ["a + b => a - b"]),
        ("a // b", ["a // b => a * b"]),
        ("min(a)", ["min => max"]),
        ("all(a)", ["all => any"]),
        ("200", ["200 => 201", "200 => 199"]),
        ("True", ["True => False"]),
        ("Verdict.PASS", ["Verdict.PASS => Verdict.FAIL"]),
        ("Verdict.FAIL", ["Verdict.FAIL => Verdict.PASS"]),
        ("(a, b)", ["(a, b) => (b,)", "(a, b) => (a,)"]),
        ("{a: b}", ["{a: b} => {}"]),
        ("b if a else c", ["a => not a"]),
        ("'2.3.4'", ["'2.3.4' => '2.3.4~'"]),
    ],
)
def test_an_expression_becomes_each_of_its_near_misses(changes_of, text, changes):
    """A boundary, an operator, a number, a code, a member, an element: one small change each."""
    assert changes_of(f"x = {text}\n") == [(MODULE_LEVEL, change) for change in changes]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("return a", ["return a => return None"]),
        ("return", []),
        ("yield a", ["removed: yield a"]),
        ("a.field = b", ["removed: a.field = b"]),
        ("a, b = c, d", []),
        ("a += b", ["a += b => a -= b", "removed: a += b"]),
        ("if a: b()", ["removed: if a: b()", "a => not a", "removed: b()"]),
        ("'''What it does.'''", []),
    ],
)
def test_a_statement_is_left_out_or_answers_nothing(changes_of, text, changes):
    """What is done may be forgotten; what is answered may be lost."""
    assert changes_of(f"def judge(a=None):\n    {text}\n") == [("judge", each) for each in changes]


@pytest.mark.parametrize(
    "text",
    [
        "fails('ขาด', 'missing')",
        "fails(f'ขาด {a}', f'{a} is missing')",
        "Bilingual(thai='ก', english='first')",
        "raise_error('no such clause')",
        "import states.rules",
    ],
)
def test_words_for_people_are_left_alone(changes_of, text):
    """Thai, the English beside it, and sentences: said otherwise they would be as true."""
    assert [change for _, change in changes_of(f"{text}\n") if "removed" not in change] == []


def test_the_code_of_a_word_and_the_line_of_a_citation_are_not_words(changes_of):
    """Of a code, its Thai and its English only the code is changed; a citation is fixed."""
    assert changes_of("PASS = 'pass', 'ผ่าน', 'passes'\nrule(source='L1, L2')\n") == [
        (MODULE_LEVEL, "'pass' => 'pass~'"),
        (MODULE_LEVEL, "removed: rule(source='L1, L2')"),
        (MODULE_LEVEL, "'L1, L2' => 'L1, L2~'"),
    ]


def test_equal_changes_of_one_function_are_numbered(changes_of):
    """Every mutant has a name of its own."""
    names = [change for _, change in changes_of("def judge():\n    return a < 1, b < 1\n")]
    assert len(names) == len(set(names))
    assert "1 => 2 #2" in names


def test_a_method_is_named_with_its_class(changes_of):
    """An inner function belongs to the outermost one."""
    text = "class Edition:\n    def under(self):\n        def inner():\n            yield 1\n"
    assert {function for function, _ in changes_of(text)} == {"Edition.under"}


def test_a_mutant_is_the_file_with_one_fault():
    """The code of a mutant of the ratios differs from the file in that one place."""
    file = "states/rules/in_force.py"
    first = mutants_of(file, MEMBERS)[0]
    changed: dict[str, object] = {}
    exec(first.code(), changed)  # noqa: S102 - the house's own file
    assert first.name == f"{file} | - | 2017 => 2018"
    assert changed["NO_4_IN_FORCE"] != changed["NO_5_IN_FORCE"]
    assert str(changed["NO_4_IN_FORCE"]) == "2018-10-21"
