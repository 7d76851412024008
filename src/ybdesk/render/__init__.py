"""A guide in, a string (or a sheet) out: text, HTML, JSON, speech, paper. All render the same blocks."""
