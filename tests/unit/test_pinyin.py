"""Readings: every place and every polyphone against a list written by hand, and nothing left unread."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage, TopicId
from ybdesk.compose import compose
from ybdesk.render.pinyin import Pinyin
from ybdesk.render.spoken import spoken
from ybdesk.rules.load import Ruleset
from ybdesk.rules.pinyin import segments, table

LIST = Path(__file__).with_name("place_readings.txt")
POLYPHONES = """
重庆 chong2 qing4; 六安 lu4 an1; 蚌埠 beng4 bu4; 亳州 bo2 zhou1; 乐清 yue4 qing1; 银行 yin2 hang2
参保 can1 bao3; 长治 chang2 zhi4; 缴费 jiao3 fei4; 补缴 bu3 jiao3; 共济 gong4 ji4; 厦门 xia4 men2
台州 tai1 zhou1; 丽水 li2 shui3; 长春 chang2 chun1; 朝阳 chao2 yang2; 乐山 le4 shan1; 大埔 da4 bu4
东阿 dong1 e1; 还差几年 hai2 cha4 ji3 nian2; 返还 fan3 huan2; 还得等 hai2 dei3 deng3
听得清 ting1 de5 qing1; 重新 chong2 xin1; 重填 chong2 tian2; 累计 lei3 ji4; 调整 tiao2 zheng3
更新 geng1 xin1; 更多 geng4 duo1; 长住外地 chang2 zhu4 wai4 di4; 家长 jia1 zhang3; 为准 wei2 zhun3
因为 yin1 wei4; 作为 zuo4 wei2; 只能 zhi3 neng2; 空着 kong4 zhe5; 中间 zhong1 jian1
没收到 mei2 shou1 dao4; 上海参保 shang4 hai3 can1 bao3; 看门诊 kan4 men2 zhen3
全国都一样 quan2 guo2 dou1 yi2 yang4; 办法相同 ban4 fa3 xiang1 tong2; 了解 liao3 jie3; 部分 bu4 fen4
应该 ying1 gai1; 反应 fan3 ying4; 农行 nong2 hang2; 也行 ye3 xing2; 处理 chu3 li3
转账 zhuan3 zhang4; 划入 hua4 ru4; 下载 xia4 zai4; 率 lv4; 内蒙古 nei4 meng3 gu3
"""
TONES = """
一个 yi2 ge4; 一样 yi2 yang4; 一年 yi4 nian2; 一百 yi4 bai3; 一万 yi2 wan4; 第一步 di4 yi1 bu4
十一元 shi2 yi1 yuan2; 一月一日 yi1 yue4 yi1 ri4; 统一规定 tong3 yi1 gui1 ding4
一点五 yi1 dian3 wu3; 一点也不 yi4 dian3 ye3 bu4; 不对 bu2 dui4; 不行 bu4 xing2; 不要 bu2 yao4
一百一十一 yi4 bai3 yi1 shi2 yi1; 二零二一年 er4 ling2 er4 yi1 nian2
"""


def pairs(text: str) -> list[tuple[str, str]]:
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    items = (item.strip() for line in lines for item in line.split(";"))
    return [(item.split(" ", 1)[0], item.split(" ", 1)[1]) for item in items if item]


@pytest.fixture(scope="module")
def pinyin(rules: Ruleset) -> Pinyin:
    return Pinyin(rules)


@pytest.mark.parametrize(("text", "said"), pairs(POLYPHONES + TONES))
def test_a_polyphone_is_read_as_people_say_it(text: str, said: str, pinyin: Pinyin) -> None:
    assert pinyin(text) == said


def test_every_place_is_read_as_people_call_it(rules: Ruleset, pinyin: Pinyin) -> None:
    listed = dict(pairs(LIST.read_text("utf-8")))
    wrong = [
        (name, said, pinyin(name))
        for place in rules.divisions
        for name in (place.short, place.name)
        if pinyin(name) != (said := " ".join(listed[part] for part in segments(name, listed)))
    ]
    assert len(rules.divisions) == 400
    assert wrong == []


def test_a_place_is_read_the_same_inside_a_sentence(rules: Ruleset, pinyin: Pinyin) -> None:
    for place in rules.divisions:
        said = pinyin(f"我在{place.name}参保，{place.short}的电话")
        assert f"zai4 {pinyin(place.name)} can1 bao3," in said
        assert f" {pinyin(place.short)} de5 dian4 hua4" in said


def test_letters_clauses_and_sentences(pinyin: Pinyin) -> None:
    assert pinyin("用A四纸，好吗？") == "yong4 ei1 si4 zhi3, hao3 ma5?"
    assert pinyin("（APP）。。") == "ei1 pi4 pi4。"
    assert pinyin("您好。（医保）是吗？") == "nin2 hao3。 yi1 bao3, shi4 ma5?"
    assert pinyin("") == ""


@pytest.mark.parametrize("topic", TopicId)
def test_everything_spoken_has_a_reading(topic: TopicId, rules: Ruleset, today: date, pinyin: Pinyin) -> None:
    answers = {TOPIC: topic, DIVISION: "341500", COVERAGE: Coverage.EMPLOYEE_ACTIVE, AGE: "40"}
    for utterance in spoken(compose(Answers(answers), rules, today), rules):
        said = pinyin(utterance.text)
        sounds = len(re.findall(r"[\u3400-\u9fff]", utterance.text))
        assert re.fullmatch(r"[a-z]+[1-5][,。?]?( [a-z]+[1-5][,。?]?)*", said), utterance
        assert len(said.split()) >= sounds, utterance


def test_a_word_found_only_where_another_was_left_out_stays_apart() -> None:
    made = table(["重复核对", "复核"], {"重复": "chong2 fu4", "复核": "fu4 he5"})
    cut = list(segments("重复核对", made["words"]))
    assert cut[0] == "重复"
