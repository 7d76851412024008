"""Putting a sheet on paper, and telling the truth about it at every moment. No Qt here."""
