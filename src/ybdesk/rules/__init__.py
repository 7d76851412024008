"""The rules dataset: what a record is, how it is checked and built, how it is looked up."""
