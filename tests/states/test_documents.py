"""The documents that are made from the program say what the program does."""

from tests.regenerate import COMMAND, documents


def test_the_documents_are_current():
    """Whoever changes the table or a rule regenerates the documents and commits what changed."""
    aged = [path.name for path, text in documents().items() if path.read_text("utf-8") != text]
    assert aged == [], f"run {COMMAND}"
