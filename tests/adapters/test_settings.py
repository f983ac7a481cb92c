"""What an installation may set, and what it is told about a value that cannot be used."""

import pytest

from adapters.settings import DEFAULT_DATABASE, settings_from
from states.invalid import InvalidInputError


def test_nothing_set_means_the_office_in_the_folder():
    """Without any setting the embedded office under var/ is used."""
    assert settings_from({}).database_url == DEFAULT_DATABASE


def test_an_address_given_by_hand_goes_before_the_environment():
    """`--database` is for one command; the variable is for the installation."""
    environment = {"SMEFUND_DATABASE_URL": "sqlite:///a.db"}
    assert settings_from(environment).database_url == "sqlite:///a.db"
    assert settings_from(environment, "sqlite:///b.db").database_url == "sqlite:///b.db"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://host/book",
        "postgresql://host/book",
        "sqlite:///",
        "office.db",
        "sqlite:///a\nb.db",
    ],
)
def test_an_address_of_another_kind_is_named_with_those_that_can_be_used(url):
    """A wrong address is an error of the setting, told before anything is opened."""
    with pytest.raises(InvalidInputError) as refusal:
        settings_from({"SMEFUND_DATABASE_URL": url})
    (fault,) = refusal.value.faults
    assert fault.field == "SMEFUND_DATABASE_URL"
    assert "sqlite:///" in fault.thai
    assert "postgresql+psycopg://" in fault.english


def test_a_wrong_address_is_not_repeated():
    """An address may hold a password; a complaint about it does not."""
    with pytest.raises(InvalidInputError) as refusal:
        settings_from({}, "postgresql://officer:secret@host/book")
    assert "secret" not in str(refusal.value)


def test_every_wrong_setting_is_named_at_once():
    """Whoever sets up an installation does not find the faults one by one."""
    environment = {"SMEFUND_DATABASE_URL": "x", "SMEFUND_LOG_LEVEL": "loud"}
    with pytest.raises(InvalidInputError) as refusal:
        settings_from(environment)
    fields = [fault.field for fault in refusal.value.faults]
    assert fields == ["SMEFUND_DATABASE_URL", "SMEFUND_LOG_LEVEL"]
