"""From matched rules to claims: who, whether, when, how much, who says so; and what follows from one claim for another."""
