"""Shoot the pages for paper at every state into a directory: `python tests/qt/paper_screenshots.py OUT`."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from paper_house import House, scenes
from PySide6.QtWidgets import QApplication

from ybdesk.qt.app import add_fonts
from ybdesk.qt.desk import Desk
from ybdesk.qt.theme import Look
from ybdesk.qt.window import Window
from ybdesk.rules.load import load
from ybdesk.settings import TextSize, ThemeName


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", nargs="*", default=list(TextSize))
    parser.add_argument("--themes", nargs="*", default=[ThemeName.LIGHT])
    parser.add_argument("--screens", nargs="*", default=["1280x800", "1024x768"])
    options = parser.parse_args()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    add_fonts()
    rules = load()
    for screen in options.screens:
        for size in options.sizes:
            for theme in options.themes:
                folder = options.out / f"{screen}-{size}-{theme}"
                folder.mkdir(parents=True, exist_ok=True)
                desk = Desk(rules, Look(TextSize(size), ThemeName(theme)), lambda: date(2026, 11, 21))
                desk.printers, desk.folders = House, [Path("/documents"), Path("/home")]
                window = Window(desk)
                window.resize(*map(int, screen.split("x")))
                window.show()
                for name in scenes(desk):
                    application.processEvents()
                    window.grab().save(str(folder / f"{name}.png"))
                window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
