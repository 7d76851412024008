"""How many guides a second, and the same estimate in OpenFisca-core as the peer."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, OLDEST_AGE, Answers, Coverage
from ybdesk.compose import compose
from ybdesk.document import Known
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from peers import processes, rate, row

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]
SHANGHAI = "310000"


def test_every_place_coverage_and_age(rules: Ruleset, today: date) -> None:
    places = [place.code for place in rules.divisions]

    def all_of_them() -> int:
        made = 0
        for place, coverage, age in product(places, Coverage, range(OLDEST_AGE + 1)):
            compose(Answers({DIVISION: place, COVERAGE: coverage, AGE: str(age)}), rules, today)
            made += 1
        return made

    row("guides a second on one core", "wanted 5000", f"{rate(all_of_them, 0.1):.0f}")


def test_one_estimate_against_openfisca(rules: Ruleset, today: date) -> None:
    openfisca = pytest.importorskip(
        "openfisca_core", reason="the peer is not installed: pip install .[bench]"
    )
    assert openfisca
    ask = peer(rules)

    def ours() -> int:
        for age in range(60, 90):
            answers = Answers({DIVISION: SHANGHAI, COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: str(age)})
            found = compose(answers, rules, today).estimate
            assert isinstance(found, Known)
            assert found.monthly == Decimal("140" if age <= 74 else "157.50")
        return 30

    def theirs() -> int:
        for age in range(60, 90):
            assert ask(age) == pytest.approx(140 if age <= 74 else 157.5)
        return 30

    mine, peers = rate(ours), rate(theirs)
    row(
        "one guide against one estimate in OpenFisca-core",
        f"{mine:.0f}/s",
        f"{peers:.0f}/s",
        f"{mine / peers:.1f}x",
    )


def peer(rules: Ruleset) -> Any:
    """Shanghai's rule in OpenFisca-core: one parameter by age, one formula, one situation at a time."""
    from openfisca_core.entities import Entity
    from openfisca_core.periods import MONTH
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = Entity("person", "persons", "", "")
    setattr(person, "is_person", True)  # noqa: B010 - declared as a class variable there
    claim = next(
        c for c in rules.credits(SHANGHAI) if c.coverage is Coverage.EMPLOYEE_RETIRED and c.form == "amount"
    )
    low, high = claim.brackets

    def formula(people: Any, period: Any) -> Any:
        older = people("age", period) > low.to_age
        return (float(low.value) + older * float(high.value - low.value)) / 12

    monthly = {"entity": person, "definition_period": MONTH}
    age = type("age", (Variable,), {**monthly, "value_type": int})
    credit = type("credit", (Variable,), {**monthly, "value_type": float, "formula": formula})

    system = TaxBenefitSystem([person])
    system.add_variables(age, credit)

    def ask(years: int) -> float:
        situation = {"persons": {"one": {"age": {"2026-11": years}}}}
        simulation = SimulationBuilder().build_from_entities(system, situation)
        return float(simulation.calculate("credit", "2026-11")[0])

    return ask


def test_a_guide_as_text_against_bare_python() -> None:
    command = [sys.executable, "-c", "from ybdesk.cli import program; program()"]
    command += ["guide", "--city", "nanning", "--coverage", "resident", "--age", "66"]
    ratio = processes(command, [sys.executable, "-c", "pass"], {}, rounds=31)
    row("guide --format text against bare Python", "wanted 5.0", f"{ratio:.2f}x")
