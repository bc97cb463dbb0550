"""Who says what: quotations, attributions, speakers."""
