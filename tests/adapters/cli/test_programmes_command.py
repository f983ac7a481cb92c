"""`relief-programmes`: which measures there are."""

from states.loan.programmes import EPIDEMIC_2020


def test_the_measures_are_told_in_both_languages(terminal):
    """The published one, and the one of the demonstration's board."""
    told = terminal.type("relief-programmes", "--json").document["programmes"]
    assert [each["code"] for each in told] == ["epidemic_2020", "flood_example"]
    assert told[0] == {
        "code": "epidemic_2020",
        "thai": EPIDEMIC_2020.thai,
        "english": EPIDEMIC_2020.english,
        "causes": ["epidemic"],
        "source": EPIDEMIC_2020.source,
        "opens_on": "2020-04-10",
        "closes_on": "2020-06-30",
        "most_months": 12,
        "rests": "principal",
        "provinces": [],
        "worst_class": None,
        "record": None,
        "proposed_by": None,
        "confirmed_by": None,
        "counts": True,
    }
    assert (told[1]["proposed_by"], told[1]["confirmed_by"]) == ("bua", "fon")
    english = terminal.type("relief-programmes", "--lang", "en")
    assert english.status == 0
    assert "apply from 2020-04-10 to 2020-06-30; at most 12 months" in english.out
    assert "10 เม.ย. 2563" in terminal.type("relief-programmes").out


def test_an_area_a_worst_class_and_a_missing_confirmation_are_told(terminal, write):
    """What nobody confirmed yet is shown, and that it has no effect."""
    storm = {
        "code": "storm",
        "name_th": "พายุ",
        "name_en": "storm",
        "causes": ["disaster", "unrest"],
        "opens_on": "2019-05-01",
        "closes_on": "2199-12-31",
        "most_months": 6,
        "rests": "all",
        "provinces": ["TH-50", "TH-57"],
        "worst_class": "special_mention",
        "resolution": "7/2562",
        "resolved_on": "2019-05-31",
    }
    made = terminal.type("enact", "propose_programme", "--as", "bua", "--paper", write(storm))
    assert made.status == 0
    told = terminal.type("relief-programmes", "--lang", "en").out
    assert "natural disaster, unrest" in told
    assert "Chiang Mai, Chiang Rai" in told
    assert "class at worst: special mention" in told
    assert told.rstrip().endswith("unconfirmed, no effect")
