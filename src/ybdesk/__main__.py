"""`python -m ybdesk` is `ybdesk`."""

from __future__ import annotations

import sys

from ybdesk.cli import main

sys.exit(main())
