"""The data as a spreadsheet for clerks, and a spreadsheet back into the TOML files.

Needs openpyxl and tomlkit (the extra `clerk`); nothing else in the program imports this folder.
"""
