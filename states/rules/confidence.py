"""How certain the reading of the printed text is."""

from states.words import Word


class Confidence(Word):
    """How certain the reading of the printed text is."""

    A = "A", "แน่นอน", "certain"
    B = "B", "น่าจะใช่", "probable"
    C = "C", "ยังเปิดอยู่", "open"
