"""The audit: every clause of the standards measured on the real rendering of every page.

`walk` lists the pages, `scene` reads what one page drew, the modules under `measures` each measure a group
of clauses, `work` does this for one screen and text size, `run` spreads that over processes, `tally` adds up.
The clauses themselves, with the numbers required and where they come from, are data: `resources/audit`.
"""
