"""From words to clauses: what the parser is shown, its trees and their repairs, predicates with their arguments."""
