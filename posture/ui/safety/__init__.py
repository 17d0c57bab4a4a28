"""The safety page, the questions before one starts, and the words that go with the rules of care."""
