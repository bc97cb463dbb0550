"""From words to clauses: the parser, its trees and their repairs, predicates with their arguments."""
