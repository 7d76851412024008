"""A desk alone in a hall: its settings, its sessions, its keeper's PIN and its counts. No Qt here."""
