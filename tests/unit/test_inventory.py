"""Every row of the inventory of the five articles is answered, in a situation that needs it, in every output."""
# ruff: noqa: E501 - a table, one need a line

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from html import escape
from io import BytesIO

import pytest
from pypdf import PdfReader

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage, TopicId
from ybdesk.compose import compose
from ybdesk.document import Block, Guide
from ybdesk.render.html import html
from ybdesk.render.json import as_json
from ybdesk.render.sheet import pdf
from ybdesk.render.spoken import aloud, speech_lines
from ybdesk.render.text import text
from ybdesk.rules.load import Ruleset

ACTIVE, RETIRED = Coverage.EMPLOYEE_ACTIVE, Coverage.EMPLOYEE_RETIRED
FLEXIBLE, RESIDENT = Coverage.FLEXIBLE, Coverage.RESIDENT
HOHHOT, HARBIN, NANNING, BAISE, YIYANG = "150100", "230100", "450100", "451000", "430900"
BEIJING, SHANGHAI, TIANJIN, CHONGQING = "110000", "310000", "120000", "500000"
HANGZHOU, HEFEI, JINAN, GUANGZHOU, SHENZHEN = "330100", "340100", "370100", "440100", "440300"
NANJING, WUHAN, LANZHOU, SHIJIAZHUANG = "320100", "420100", "620100", "130100"

DROPPED = {"A42": "Off the subject in the article itself; the product says nothing about it."}


@dataclass(frozen=True, slots=True)
class Need:
    """One row, who needs it, and the blocks that answer."""

    row: str
    topic: str
    division: str
    coverage: Coverage | None
    blocks: str
    age: int = 66

    def __str__(self) -> str:
        return f"{self.row}-{self.topic}-{self.division}-{self.coverage or 'unknown'}-{self.age}"


NEEDS = (
    Need("A01", "balance", HOHHOT, RETIRED, "about.not-official about.final"),
    Need("A02", "balance", NANNING, RETIRED, "website.personal website.query website.see website.fake"),
    Need("A03", "balance", BAISE, RETIRED, "forgot.no-guess forgot.why forgot.app forgot.card forgot.new"),
    Need("A04", "balance", YIYANG, RETIRED, "platform.national platform.query platform.see"),
    Need("A05", "balance", NANNING, RETIRED, "app.install app.verify app.query app.forgot app.face"),
    Need("A06", "balance", HARBIN, RETIRED, "alipay.centre alipay.query alipay.search alipay.checked"),
    Need("A07", "balance", HARBIN, RETIRED, "wechat.me wechat.city wechat.query wechat.checked"),
    Need("A08", "balance", HOHHOT, RETIRED, "phone.dial phone.password lines.12393 lines.12333 lines.not-12333"),
    Need("A09", "balance", NANNING, RETIRED, "window.have window.have-card window.give window.say-print"),
    Need("A10", "balance", BAISE, RETIRED, "terminal.insert terminal.identify terminal.no-card"),
    Need("A11", "balance", BAISE, RETIRED, "hospital.ask hospital.say hospital.limits"),
    Need("A12", "balance", NANNING, RETIRED, "choose.smart choose.plain choose.legs choose.no-card choose.cannot"),
    Need("A13", "credit", HARBIN, RETIRED, "phone.say-ask wechat.query hospital.ask terminal.choose"),
    Need("A14", "records", NANNING, ACTIVE, "records-what.each records-app.records records-website.records"),
    Need("A14", "records", NANNING, ACTIVE, "records-wechat.records records-alipay.records records-terminal.print"),
    Need("A14", "records", NANNING, RESIDENT, "records-what.resident records-window.have records-window.say"),
    Need("A15", "years", YIYANG, ACTIVE, "years-app.mine years-window.say years-terminal.choose phone.dial"),
    Need("A15", "years", YIYANG, ACTIVE, "years-safe.bank years-safe.phone years-safe.birthday"),
    Need("A16", "credit", BAISE, RETIRED, "why.who-retired"),
    Need("A16", "credit", NANNING, RESIDENT, "why.who-not-resident why.resident-kept"),
    Need("A17", "credit", BAISE, RETIRED, "why.two-ways why.frame why.reform-year why.not-own"),
    Need("A18", "credit", SHENZHEN, RETIRED, "money.amount money.formula money.checked"),
    Need("A19", "credit", SHANGHAI, RETIRED, "money.amount money.formula money.yearly", age=74),
    Need("A19", "credit", BEIJING, RETIRED, "money.amount money.gross money.checked", age=70),
    Need("A20", "credit", SHANGHAI, RETIRED, "why.age-step", age=75),
    Need("A20", "credit", HEFEI, RETIRED, "why.no-age-step"),
    Need("A21", "credit", HARBIN, RETIRED, "why.changes why.not-years"),
    Need("A22", "compare", HARBIN, ACTIVE, "money.amount compare-credit.credit-active compare-credit.credit-retired"),
    Need("A22", "compare", HARBIN, FLEXIBLE, "compare-credit.credit-resident compare-pays.pays-flexible"),
    Need("A22", "compare", HARBIN, None, "compare-account.account-employee compare-account.account-resident"),
    Need("A23", "withdrawal", HARBIN, RETIRED, "withdraw-own.yours withdraw-own.keep withdraw-own.inherit"),
    Need("A23", "withdrawal", HOHHOT, ACTIVE, "withdraw-own.gap withdraw-own.not-pool"),
    Need("A24", "withdrawal", BAISE, RETIRED, "withdraw-no.no withdraw-no.scam withdraw-false.both"),
    Need("A24", "withdrawal", BAISE, RETIRED, "withdraw-false.atm withdraw-false.net withdraw-false.app"),
    Need("A24", "withdrawal", WUHAN, ACTIVE, "withdraw-except.death withdraw-papers.death withdraw-papers.bank"),
    Need("A25", "family", BAISE, RETIRED, "family-who.spouse family-who.parents family-who.children"),
    Need("A25", "family", BAISE, RETIRED, "family-who.siblings family-who.fathers-parents family-who.mothers-parents"),
    Need("A25", "family", BAISE, RETIRED, "family-who.sons-children family-who.daughters-children"),
    Need("A25", "family", BAISE, RESIDENT, "family-can.cannot family-can.receive"),
    Need("A26", "family", BAISE, RETIRED, "family-for.care family-for.where family-for.commercial family-for.not"),
    Need("A27", "family", BAISE, ACTIVE, "family-rules.money-not-card family-rules.own-card family-rules.own-benefit"),
    Need("A27", "family", BAISE, ACTIVE, "family-rules.penalty family-wallet.what family-wallet.transfer"),
    Need("A28", "family", BAISE, ACTIVE, "family-app.family family-app.add family-pay.auto"),
    Need("A28", "family", LANZHOU, ACTIVE, "family-gansu.family family-gansu.face"),
    Need("A29", "interruption", HOHHOT, ACTIVE, "gap-kept.years gap-employee.three gap-employee.more gap-old.six"),
    Need("A29", "interruption", HOHHOT, RESIDENT, "gap-resident.late gap-resident.each-year gap-resident.four"),
    Need("A29", "interruption", NANJING, FLEXIBLE, "gap-flexible.js gap-flexible.js-more gap-kept.not-counted"),
    Need("A30", "interruption", YIYANG, FLEXIBLE, "gap-fix.call gap-fix.own gap-fix.start gap-line.wait"),
    Need("A30", "interruption", YIYANG, RESIDENT, "gap-resident.repair gap-resident.repair-limit gap-fix.resident"),
    Need("A30", "years", YIYANG, ACTIVE, "years-short.monthly years-short.once years-short.resident years-first.go-on"),
    Need("A31", "years", YIYANG, RESIDENT, "years-first.resident years-first.resident-yearly years-first.resident-old"),
    *(
        Need("A32", "years", city, ACTIVE, "years-need.by-date years.checked years.ask")
        for city in (
            BEIJING, SHANGHAI, TIANJIN, CHONGQING, SHENZHEN, GUANGZHOU, HANGZHOU, NANJING,
        )
    ),
    Need("A32", "years", SHANGHAI, ACTIVE, "years.need years-need.lowest"),
    Need("A33", "years", YIYANG, ACTIVE, "years-need.no-national years-need.no-figure years-need.not-pension"),
    Need("A33", "years", YIYANG, ACTIVE, "years-need.age years-need.age-men years-need.age-women"),
    Need("A34", "payment", HEFEI, RESIDENT, "pay-official.open pay-official.search pay-trap.codes pay-trap.good-codes"),
    Need("A35", "payment", NANNING, RESIDENT, "pay-wechat.city pay-wechat.social pay-wechat.fee pay-wechat.pay"),
    Need("A36", "payment", NANNING, RESIDENT, "pay-alipay.centre pay-alipay.fee pay-alipay.pay pay-alipay.two-paths"),
    Need("A37", "payment", NANNING, RESIDENT, "pay-unionpay.city pay-unionpay.fee pay-bank.which pay-bank.fee"),
    Need("A38", "payment", NANNING, RESIDENT, "pay-check.name pay-check.number pay-check.place pay-check.wrong"),
    Need("A38", "payment", NANNING, RESIDENT, "pay-official.register pay-check.not-12333 lines.12366"),
    *(Need("A39", topic, HARBIN, RETIRED, "beware.cash beware.official") for topic in TopicId if topic != "safety"),
    Need("A39", "safety", HARBIN, RETIRED, "safety-never.password safety-test.q8 safety-test.q8-why"),
    Need("A40", "transfer", BAISE, ACTIVE, "transfer-ask.how transfer-ask.proof transfer-ask.money transfer-ask.years"),
    Need("A41", "transfer", BAISE, ACTIVE, "transfer-need.who transfer-what.three transfer-app.choose"),
    Need("A41", "transfer", BAISE, ACTIVE, "transfer-window.give transfer-time.total transfer-money.follows"),
    Need("A41", "transfer", BAISE, RETIRED, "transfer-need.retired-no transfer-need.living-away-how"),
    Need("A41", "transfer", BAISE, RESIDENT, "transfer-need.resident transfer-need.resident-next"),
    Need("A41", "balance", BAISE, RETIRED, "code.what code.use code.tap"),
    Need("A43", "balance", JINAN, RETIRED, "lines.12393 lines.12345 helper.have-both helper.say helper.paper"),
    Need("A43", "balance", JINAN, RESIDENT, "code.what forgot.card lost.first lost.bring deaf.say deaf.write"),
    Need("A43", "balance", SHIJIAZHUANG, RETIRED, "deaf.hb window.call-first window.say-hours"),
    Need("A43", "transfer", JINAN, ACTIVE, "hours.differs hours.call hours.say-open lines.when"),
)  # fmt: skip


def guide_for(need: Need, rules: Ruleset, today: date) -> Guide:
    answers = {TOPIC: need.topic, DIVISION: need.division, AGE: str(need.age)}
    if need.coverage:
        answers[COVERAGE] = need.coverage
    return compose(Answers(answers), rules, today)


def wanted(need: Need, guide: Guide) -> list[Block]:
    made = {block.id: block for section in guide.sections for block in section.blocks}
    lacking = [name for name in need.blocks.split() if name not in made]
    assert not lacking
    return [made[name] for name in need.blocks.split()]


def test_every_row_is_answered() -> None:
    rows = {f"A{number:02}" for number in range(1, 44)}
    assert {need.row for need in NEEDS} == rows - DROPPED.keys()
    assert rows >= DROPPED.keys()


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_the_answer_is_in_every_output(need: Need, rules: Ruleset, today: date) -> None:
    guide = guide_for(need, rules, today)
    plain, page, said = text(guide, rules), html(guide, rules), speech_lines(guide, rules)
    found = json.loads(as_json(guide))
    told = {block["id"]: block["text"] for section in found["sections"] for block in section["blocks"]}
    spoken = dict(line.split("\t", 1) for line in said.splitlines())
    for block in wanted(need, guide):
        assert block.text in plain
        assert escape(block.text) in page or block.text in page
        assert told[block.id] == block.text
        assert aloud(block.text).rstrip("。") in spoken[block.id]


@pytest.mark.slow
@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_the_answer_is_on_paper(need: Need, rules: Ruleset, today: date) -> None:
    guide = guide_for(need, rules, today)
    pages = PdfReader(BytesIO(pdf(guide, rules))).pages
    printed = "".join("".join(page.extract_text() for page in pages).split())
    for block in wanted(need, guide):
        assert "".join(block.text.split()) in printed


@pytest.mark.parametrize("topic", list(TopicId))
@pytest.mark.parametrize("coverage", [None, *Coverage])
def test_every_topic_has_something_for_everyone(
    topic: TopicId, coverage: Coverage | None, rules: Ruleset, today: date
) -> None:
    guide = guide_for(Need("", topic, NANNING, coverage, ""), rules, today)
    own = [section for section in guide.sections if section.id not in rules.common()]
    assert own
    assert own[0].blocks


def test_what_was_dropped_stays_out(rules: Ruleset, today: date) -> None:
    for topic in TopicId:
        assert "五保" not in text(guide_for(Need("A42", topic, BAISE, RETIRED, ""), rules, today), rules)
