"""The file that was saved, by its name; or why not, and where else it may go."""

from __future__ import annotations

from functools import partial

from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Panel
from ybdesk.qt.pages.paper import PaperPage
from ybdesk.qt.printing_files import Outcome
from ybdesk.qt.printing_work import words_for


class SavedPage(PaperPage):
    """What came of saving."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        saved, shelf = self.printing.saved, self.printing.shelf
        done = saved.outcome is Outcome.SAVED
        self.title(desk.say("paper.is-saved" if done else "paper.is-not-saved"))
        self.sentence(words_for(saved, shelf, desk.rules))
        if done:
            self.main_button("paper.done", partial(desk.show, Panel.PAPER), "done")
        elif saved.outcome is Outcome.BROKEN:
            self.quiet_button("paper.close", partial(desk.show, Panel.PAPER), "back")
        else:
            self._elsewhere()
            self.main_button("paper.retry", partial(self.save, shelf), "restart")

    def _elsewhere(self) -> None:
        """The other places, as tiles."""
        tried = self.printing.shelf.folder if self.printing.shelf is not None else None
        others = [shelf for shelf in self.shelves() if shelf.folder != tried]
        self.tiles(
            [
                self.button(
                    self.desk.say("paper.elsewhere", place=self.desk.say(f"shelf.{shelf.kind}")),
                    partial(self.save, shelf),
                    icon="save",
                )
                for shelf in others
            ],
            most=2,
            least_em=9,
        )
