"""Words an older person reads at once: short sentences, one thing a step, common characters, no jargon."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from ybdesk.answers import TopicId
from ybdesk.document import BlockKind, Picture
from ybdesk.rules.extract import messages
from ybdesk.rules.files import Dataset, Entry, read
from ybdesk.rules.records import Credit, Source
from ybdesk.rules.wording import BlockText, Question, SectionText, TopicText

ROOT = Path(__file__).resolve().parents[2]
MEAN_SENTENCE, LONGEST_SENTENCE = 20, 30
LONGEST_STEP, LONGEST_ALT, LONGEST_ROW = 25, 30, 8
FEWEST_PICTURES = 40
DRAWN = frozenset({"phone-app", "wechat", "alipay", "web", "terminal", "phone", "window", "card"})
PICTURED_WAYS = frozenset({"phone", "window", "terminal", "app", "wechat", "alipay"})
"""Icons of the ways whose every step shows what to touch."""

NOT_FOR_READERS = frozenset({"cli", "problem", "rules", "audit", "doctor", "staff", "instead"})
"""Parts of keys: help on the command line, messages to clerks, what to tell the staff."""
NOT_SENTENCES = frozenset({"guide.source"})
"""A line in a list of sources: it holds a document's whole title."""

SAMPLES = {
    "place": "呼和浩特",
    "province": "内蒙古",
    "asking": "查医保卡余额",
    "government_app": "蒙速办",
    "insurance_app": "智慧医保",
    "wechat_account": "内蒙古医保",
    "national_insurance_app": "国家医保服务平台",
    "dial_12393": "0471-12393",
    "dial_12333": "0471-12333",
}
"""What stands in for a {name}: the longest that are common. Any other name counts four characters."""

VERBS = (
    "打开|打印|挂掉|停掉|登录|刷脸|安装|交给|参保|付款|对一对|点|搜|选|按|"
    "插|拨|填|扫|取|找|问|说|写|签|看|听|等|拿|定|补|输|去|查|用|换"
)
NO_VERBS = (
    "几点|地点|定点|提示音|参保的|支付宝|缴费记录|交费记录|取号|应用商店|写着|照提示音说的|"
    "照提示|照屏幕上的话|取回来|看完|叫到号|头一回用|听不懂|对过金额|带身份证|家人看病|补断的年份|用手机短信码|自己的手机号|转去的"
)
"""What holds a verb's character and asks for no action of its own, or says when and with what."""

JARGON = {
    "统筹": "大家共用",
    "划入": "进多少|打进|打钱",
    "待遇": "报销",
    "等待期": "等",
    "经办机构": "窗口",
    "定点": "能刷医保|能用医保",
    "共济": "家人",
    "近亲属": "亲人",
    "转移接续": "转过去",
    "视同": "老工龄",
    "实缴": "真交过钱",
    "缴费基数": "工资",
    "灵活就业": "自己交",
    "备案": "登记",
    "个人账户": "卡里",
    "断缴": "断了|没交",
    "补缴": "补交",
    "缴费年限": "几年|年数",
    "联网结算": "刷卡",
    "电子凭证": "手机上的",
    "亲情账户": "替家人|替您办|替您",
    "挂失": "停住",
    "委托书": "条子",
    "参保凭证": "带什么|开证明|网上传",
    "回执": "条子",
    "代办": "家人",
}
"""A word of the trade, and the plain words one of which must stand in the same section."""

RARE_BUT_NEEDED = {"圳": "深圳"}
"""Outside the common characters, because a place is called so."""
LATIN = frozenset({"APP", "espeak", "ng"})
"""As everyone says it, and the program that whoever helps must install.

A single letter (U 盘, the initial of a place) is no word.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One text with where it stands; `unit` is the section (or the file) that explains its words."""

    file: str
    unit: str
    id: str
    text: str

    def __str__(self) -> str:
        return f"{self.file} {self.unit}.{self.id}: {self.text}"


@pytest.fixture(scope="module")
def data() -> Dataset:
    return read(ROOT / "resources")


def filled(text: str) -> str:
    names = [name for _, name, _, _ in Formatter().parse(text) if name]
    return text.format_map({name: SAMPLES.get(name, "某某某某") for name in names})


def texts(data: Dataset) -> Iterator[Text]:
    """Everything under `resources/guides` that a person reads or hears, filled in."""
    for entry, topic in data.of(TopicText):
        for name in ("title", "name", "summary", "asking"):
            yield Text(entry.file, topic.id, name, filled(getattr(topic, name)))
        for section in topic.sections:
            yield from of_section(entry, section)
    for entry, section in data.of(SectionText):
        yield from of_section(entry, section)
    for entry, question in data.of(Question):
        yield Text(entry.file, question.id, "text", question.text)
        yield Text(entry.file, question.id, "help", question.help)
        for option in question.options:
            yield Text(entry.file, question.id, option.value, f"{option.label}。{option.detail}")
    for key, (text, file) in data.wording.items():
        if NOT_FOR_READERS.isdisjoint(key.split(".")) and key not in NOT_SENTENCES:
            yield Text(file, "", key, filled(text))


def of_section(entry: Entry, section: SectionText) -> Iterator[Text]:
    yield Text(entry.file, section.id, "title", filled(section.title))
    yield Text(entry.file, section.id, "summary", filled(section.summary))
    for block in section.blocks:
        yield Text(entry.file, section.id, block.id, filled(block.text))
        if block.picture:
            yield Text(entry.file, section.id, f"{block.id}.alt", filled(block.picture.alt))


def credit_words(data: Dataset) -> Iterator[Text]:
    for entry, claim in data.of(Credit):
        yield Text(entry.file, claim.id, "words", claim.words)


def sections(data: Dataset) -> Iterator[tuple[str, SectionText]]:
    for entry, topic in data.of(TopicText):
        yield from ((entry.file, section) for section in topic.sections)
    for entry, section in data.of(SectionText):
        yield entry.file, section


def blocks(data: Dataset) -> Iterator[tuple[str, SectionText, BlockText]]:
    for file, section in sections(data):
        for block in section.blocks:
            yield f"{file} {section.id}.{block.id}", section, block


def pictures(data: Dataset) -> Iterator[tuple[str, Picture]]:
    for where, _, block in blocks(data):
        if block.picture:
            yield where, block.picture


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[。！？；!?;\n]", text) if length(part)]


def has_long_sentence(text: Text) -> bool:
    return any(length(part) > LONGEST_SENTENCE for part in sentences(text.text))


def length(text: str) -> int:
    """Characters to take in: an address or a number on its own is read as one word of four."""
    text = re.sub(r"[a-z0-9.-]+\.[a-z]{2,}|[0-9][0-9.-]{3,}", "某某某某", text)
    return len(re.sub(r"[\s，、：（）“”‘’…·,:()《》〔〕「」]", "", text))


def verbs(step: str) -> list[str]:
    """The actions a step asks for: what is quoted is a label on a screen, what is in NO_VERBS no action."""
    bare = re.sub(NO_VERBS, "，", re.sub(r"“[^”]*”", "", step))
    return re.findall(VERBS, bare)


def test_no_sentence_is_long(data: Dataset) -> None:
    assert not [str(text) for text in texts(data) if has_long_sentence(text)]


def test_sentences_are_short_on_the_whole(data: Dataset) -> None:
    lengths: dict[str, list[int]] = {}
    for text in (*texts(data), *credit_words(data)):
        lengths.setdefault(text.file, []).extend(map(length, sentences(text.text)))
    means = {file: sum(found) / len(found) for file, found in lengths.items() if found}
    assert {file: mean for file, mean in means.items() if mean > MEAN_SENTENCE} == {}


def test_rules_of_the_credit_are_short(data: Dataset) -> None:
    assert not [str(text) for text in credit_words(data) if has_long_sentence(text)]


def test_a_step_is_one_short_action(data: Dataset) -> None:
    steps = [(where, filled(block.text)) for where, _, block in blocks(data) if block.kind is BlockKind.STEP]
    assert steps
    assert not [(where, step) for where, step in steps if length(step) > LONGEST_STEP]
    assert not [(where, step) for where, step in steps if len(sentences(step)) > 1]
    assert not [(where, step, verbs(step)) for where, step in steps if len(verbs(step)) > 1]


def test_trade_words_stand_beside_plain_ones(data: Dataset) -> None:
    units: dict[tuple[str, str], str] = {}
    for text in texts(data):
        units[text.file, text.unit] = f"{units.get((text.file, text.unit), '')}\n{text.text}"
    bare = [
        (*unit, word)
        for unit, text in units.items()
        for word, plain in JARGON.items()
        if word in text and not re.search(plain, text)
    ]
    assert not bare


def is_common(char: str) -> bool:
    """In the first level of GB 2312, 3755 characters in common use; every mark and digit counts as common."""
    if not "\u4e00" <= char <= "\u9fff":
        return True
    raw = char.encode("gb2312", "replace")
    return len(raw) == 2 and 0xB0 <= raw[0] <= 0xD7 and raw != b"??"


def test_characters_are_common(data: Dataset) -> None:
    rare = {
        (char, str(text))
        for text in texts(data)
        for char in text.text
        if not is_common(char) and char not in RARE_BUT_NEEDED
    }
    assert not rare


def test_punctuation_is_chinese() -> None:
    """Every text of every file, whoever reads it."""
    half_width = re.compile(r"[一-鿿”）】][,;:?!](?=[一-鿿“（{]|$)")
    found = {
        (path.name, text)
        for path in (ROOT / "resources").rglob("*.toml")
        for _, text in messages(tomllib.loads(path.read_text(encoding="utf-8")))
        if half_width.search(text)
    }
    assert found == set()


def test_no_foreign_words(data: Dataset) -> None:
    foreign = [
        (word, str(text))
        for text in texts(data)
        for word in re.findall(r"[A-Za-z]{2,}", re.sub(r"[a-z0-9.-]+\.[a-z]{2,}|%\(\w+\)s", "", text.text))
        if word not in LATIN
    ]
    assert not foreign


def test_every_touch_has_a_picture(data: Dataset) -> None:
    touches = {BlockKind.STEP, BlockKind.CALL}
    lacking = [
        where
        for where, section, block in blocks(data)
        if section.way and section.icon in PICTURED_WAYS and block.kind in touches and not block.picture
    ]
    assert not lacking


def test_pictures_can_be_drawn(data: Dataset) -> None:
    for where, picture in pictures(data):
        assert picture.app in DRAWN, where
        assert picture.spot in picture.rows, where
        assert 1 <= len(picture.rows) <= 5, where
        assert len(set(picture.rows)) == len(picture.rows), where
        wide = [row for row in map(filled, (*picture.rows, picture.screen)) if length(row) > LONGEST_ROW]
        assert not wide, where
        assert length(filled(picture.alt)) <= LONGEST_ALT, where
        assert len(sentences(picture.alt)) == 1, where


def test_there_are_many_pictures(data: Dataset) -> None:
    drawn = {(p.app, p.screen, p.rows, p.spot) for _, p in pictures(data)}
    assert len(drawn) >= FEWEST_PICTURES


def test_every_topic_is_worded(data: Dataset) -> None:
    assert {topic.id for topic in data.records(TopicText)} == set(TopicId)


def test_ids_name_one_thing(data: Dataset) -> None:
    for file, section in sections(data):
        ids = [block.id for block in section.blocks]
        assert len(set(ids)) == len(ids), (file, section.id)


def test_nothing_rests_on_a_weak_source_alone(data: Dataset) -> None:
    weak = {source.id: source.weak for source in data.records(Source)}
    assert not [
        (where, source) for where, _, block in blocks(data) for source in block.sources if source not in weak
    ]
    assert not [
        where for where, _, block in blocks(data) if block.sources and all(weak[id] for id in block.sources)
    ]


def test_nobody_is_taught_to_guess_a_password(data: Dataset) -> None:
    taught = r"后六位|后6位|123456|密码(是|为)(身份证|生日)|密码一般"
    assert not [str(text) for text in texts(data) if re.search(taught, text.text)]


def test_counted_as_a_reader_counts() -> None:
    assert sentences("先挂掉。再打 12393！") == ["先挂掉", "再打 12393"]
    assert length("网址是 www.nhsa.gov.cn") == 7
    assert verbs("点“打开微信”。") == ["点"]
    assert len(verbs("打开微信，点右下角的“我”。")) == 2
    assert not is_common("賬")
    assert not is_common("圳")
    assert is_common("钱")
