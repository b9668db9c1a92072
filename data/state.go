package data

import "slices"

// stateOrder is the order in which a meeting's state moves on.
var stateOrder = []State{"", Convened, Held, Adjusted, Announced, Final}

// before reports whether a state comes before another.
func (a State) before(b State) bool {
	return slices.Index(stateOrder, a) < slices.Index(stateOrder, b)
}

// known reports whether a state is one of ours.
func (a State) known() bool { return slices.Contains(stateOrder, a) }

// later is the further of two states: a meeting's state never moves back.
func later(a, b State) State {
	if a.before(b) {
		return b
	}
	return a
}
