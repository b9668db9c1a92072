package find

// Tier says how a word of an index is related to one that is looked for. The
// lower is the better.
type Tier int

// The tiers.
const (
	Exact    Tier = iota // the word as it was typed
	Same                 // another form of it: beslutet for beslut
	Head                 // a compound that ends with it: tilläggsbudget for budget
	Compound             // a compound that begins with it or has it inside: budgetarbete
	Loose                // its letters, within a word of which the rest is not known
	Derived              // a word of the same root: utreda for utredning
	Typo                 // a word that looks like it, where there is no other
)

// worth is how good an answer a word of each tier is, 1 being the word itself.
var worth = [...]float64{Exact: 1, Same: 0.95, Head: 0.8, Compound: 0.7, Loose: 0.45, Derived: 0.5, Typo: 0.3}
