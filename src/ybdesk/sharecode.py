"""替爸妈准备: a guide as twelve digits that can be read out, written down and typed on a digit pad.

They hold the topic, the place, the coverage and the age, and nothing else. The last two are check digits
(ISO 7064, MOD 97-10): they catch every single wrong digit and every swap of two neighbours.
"""

from ybdesk.answers import AGE, COVERAGE, DIVISION, NATIONWIDE, OLDEST_AGE, TOPIC, Answers, Coverage, TopicId

LENGTH = 12
GROUP = 4
MODULUS = 97
PLACES = 10**6
AGES = OLDEST_AGE + 2
"""0 to 120, and one more for an age that is not known."""
TOPICS = tuple(TopicId)
COVERAGES = (None, *Coverage)


class BadCodeError(ValueError):
    """A code with the wrong length, a wrong digit, or nothing behind it."""


def encode(answers: Answers) -> str:
    """The code of these answers, twelve digits; whatever else was answered is left out."""
    number = TOPICS.index(answers.topic)
    number = number * len(COVERAGES) + COVERAGES.index(answers.coverage)
    number = number * AGES + (OLDEST_AGE + 1 if answers.age is None else answers.age)
    number = number * PLACES + int(answers.division)
    check = (1 - number * 100) % MODULUS
    return f"{number * 100 + check:0{LENGTH}d}"


def decode(text: str) -> Answers:
    """The answers behind a code; spaces and hyphens do not matter. Raises BadCodeError."""
    digits = "".join(char for char in text if char not in " -\u3000")
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()) or int(digits) % MODULUS != 1:
        raise BadCodeError(text)
    rest, place = divmod(int(digits) // 100, PLACES)
    rest, age = divmod(rest, AGES)
    topic, coverage = divmod(rest, len(COVERAGES))
    if topic >= len(TOPICS):
        raise BadCodeError(text)
    values = {TOPIC: TOPICS[topic].value}
    if place != int(NATIONWIDE):
        values[DIVISION] = f"{place:06d}"
    chosen = COVERAGES[coverage]
    if chosen is not None:
        values[COVERAGE] = chosen.value
    if age <= OLDEST_AGE:
        values[AGE] = str(age)
    return Answers(values)


def grouped(code: str) -> str:
    """The code as it is written and read out: in groups of four."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
