"""Where names stand in a text, and what kind of thing each of them is."""
