"""Words of the Fund: a code that never changes, the Thai its users read, the English beside it."""

from enum import StrEnum
from typing import NamedTuple, Self


class Bilingual(NamedTuple):
    """One sentence or label in both languages of the house."""

    thai: str
    english: str


class Word(StrEnum):
    """An enumeration whose members are their code: `State.RECEIVED == "received"`."""

    thai: str
    english: str

    def __new__(cls, code: str, thai: str, english: str) -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.thai = thai
        word.english = english
        return word

    @property
    def label(self) -> Bilingual:
        return Bilingual(self.thai, self.english)
