"""Builds the program's data into `src/ybdesk/_data` before hatchling packs it or links to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[BuilderConfig]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        del build_data
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from ybdesk.rules.build import BuildError, build

        try:
            build(root / "resources", root / "i18n", root / "src" / "ybdesk" / "_data")
        except BuildError as error:
            if version != "editable":
                self.app.abort(str(error))
            # Whoever works on the rules may have broken them; the next build says so again.
            self.app.display_warning(str(error))
        finally:
            sys.path.remove(str(root / "src"))
