"""What the parser is shown instead of the text: names as one word, descriptions before them taken out of its view."""
