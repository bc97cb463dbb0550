"""Who or what an expression stands for: pronouns, descriptions, names shortened."""
