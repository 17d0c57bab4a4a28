"""The weekly report and the specialist's page: one value, drawn on paper, written as HTML and as plain text."""
