"""For a receipt printer without a queue: a picture as the printer's own commands, by python-escpos."""

from __future__ import annotations

import tempfile
from io import BytesIO

PRINTER = "TM-T20II"
"""As python-escpos calls a usual printer for 80 mm paper, which prints 72 mm."""
DOTS = 576
"""Those 72 mm at 203 dots an inch."""


def commands(png: bytes) -> bytes:
    """What prints a picture of a strip and cuts the paper. Raises ImportError without python-escpos.

    For a process that soon ends: the library keeps much in memory, and what it would leave on the disk is
    taken away.
    """
    from PIL import Image

    with tempfile.TemporaryDirectory() as tempfile.tempdir:
        from escpos.printer import Dummy
    tempfile.tempdir = None
    # Letters have sharp edges on paper that knows black and white alone.
    picture = Image.open(BytesIO(png)).convert("L").convert("1", dither=Image.Dither.NONE)
    margin = (picture.width - DOTS) // 2
    printer = Dummy(profile=PRINTER)
    printer.image(picture.crop((margin, 0, margin + DOTS, picture.height)))
    printer.cut()
    made: bytes = printer.output
    return made
