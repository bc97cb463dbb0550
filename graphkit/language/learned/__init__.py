"""Relations that a classifier reads between two names of a sentence, where the rules are silent."""
