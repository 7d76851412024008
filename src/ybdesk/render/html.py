"""A guide as one self-contained HTML file in large print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ybdesk.document import Block, Guide, Section
from ybdesk.render.labels import labelled
from ybdesk.render.picture import Palette, draw
from ybdesk.rules.load import Ruleset

COLOURS = Palette(ink="#1d2b2a", paper="#fdfaf4", line="#6d7f7c", accent="#0b4f4a", accent_paper="#dcece6")
STYLE = """
:root{color-scheme:light;--ink:#1d2b2a;--paper:#fdfaf4;--line:#6d7f7c;--accent:#0b4f4a;--warn:#7a1f00}
body{font:24pt/1.6 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:var(--ink);
background:var(--paper);max-width:40em;margin:0 auto;padding:1em;text-align:left}
h1{font-size:1.4em;line-height:1.4}h2{font-size:1.15em;color:var(--accent);margin-top:1.6em}
header p,footer p{margin:.3em 0}section{border-top:3px solid var(--line)}
p{margin:.6em 0}.label{font-weight:700;margin-right:.5em}
.amount{font-size:1.4em;font-weight:700}.warning{color:var(--warn);font-weight:700}
.say{border-left:.3em solid var(--accent);padding-left:.7em}
.picture svg{width:12em;max-width:100%;height:auto}
.picture text{font-family:inherit}
.badge{border:2px solid var(--accent);border-radius:.4em;padding:0 .4em;margin-left:.5em;font-size:.8em}
a{color:var(--accent)}.source{font-size:.8em;overflow-wrap:anywhere}
@media print{body{font-size:22pt;max-width:none}@page{size:A4;margin:2.5cm}}
"""


def html(guide: Guide, rules: Ruleset) -> str:
    """The whole guide; nothing is fetched from anywhere."""
    language = guide.language.replace("_", "-")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(guide.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{escape(guide.title)}</h1>\n<p>{escape(guide.subtitle)}</p>\n"
        f"<p>{escape(guide.disclaimer)}</p>\n</header>\n<main>\n"
        f"{''.join(_section(section, rules) for section in guide.sections)}</main>\n</body>\n</html>\n"
    )


def _section(section: Section, rules: Ruleset) -> str:
    badge = (
        f'<span class="badge">{escape(rules.say("sheet.recommended"))}</span>' if section.recommended else ""
    )
    summary = f"<p>{escape(section.summary)}</p>\n" if section.summary else ""
    name = escape(section.id, quote=True)
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">\n'
        f'<h2 id="{name}-title">{escape(section.title)}{badge}</h2>\n{summary}'
        f"{''.join(_blocks(section, rules))}</section>\n"
    )


def _blocks(section: Section, rules: Ruleset) -> Iterator[str]:
    for label, block in labelled(section, rules):
        head = f'<span class="label">{escape(label)}</span>' if label else ""
        yield f'<p class="{block.kind}" id="{escape(block.id, quote=True)}">{head}{_text(block)}</p>\n'
        if block.picture is not None:
            drawing = draw(block.picture, COLOURS, rules.say("picture.keypad"))
            yield f'<div class="picture">{drawing}</div>\n'


def _text(block: Block) -> str:
    text = escape(block.text)
    if block.dial:
        return f'<a href="tel:{escape(block.dial, quote=True)}">{text}</a>'
    if block.url:
        return f'<a href="{escape(block.url, quote=True)}" rel="noreferrer">{text}</a>'
    return text
