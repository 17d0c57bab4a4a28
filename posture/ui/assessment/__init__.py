"""The workstation assessment: a question a page, and the sheet that comes of it."""
