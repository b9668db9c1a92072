package compose

import (
	"math"
	"slices"

	"paragraf/pdf/compose/layout"
	"paragraf/pdf/markup"
)

// passage is a marked stretch of a part, in runes, with the card of its note.
type passage struct {
	start, end int
	card       *card
}

// passages adds a paragraph in which passages are marked: a pale ground and a
// line under the words in the style of the colour, which is seen in print
// without colour as well. The card of a passage that begins here stands beside
// its first line.
func (a *annotated) passages(b layout.Block, text []rune, style layout.Style, at int, marks []passage) {
	cuts := []int{0, len(text)}
	for _, m := range marks {
		for _, c := range []int{m.start - at, m.end - at} {
			if c > 0 && c < len(text) {
				cuts = append(cuts, c)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	paragraph := &layout.Paragraph{}
	over := map[layout.Color][]passage{} // what marks the words of a colour
	for i := range len(cuts) - 1 {
		from, to := cuts[i], cuts[i+1]
		var here []passage
		for _, m := range marks {
			if m.start-at < to && m.end-at > from {
				here = append(here, m)
			}
		}
		s := style
		if len(here) > 0 { // a shade of its own, by which the words are found again
			n := len(over) + 1
			s.Color = layout.Color{style.Color[0] + uint8(n%8), style.Color[1] + uint8(n/8%8), style.Color[2] + uint8(n/64%8)}
			over[s.Color] = here
		}
		paragraph.Add(a.clean.Clean(string(text[from:to])), s)
	}
	strips := b.Strips(paragraph)
	n := len(a.strips)
	first := map[*card]int{} // the strip that a card's passage begins on
	for i := range strips {
		for t := range strips[i].Texts {
			placed := &strips[i].Texts[t]
			for f := range placed.Line.Fragments {
				part := &placed.Line.Fragments[f]
				here := over[part.Style.Color]
				if here == nil {
					continue
				}
				part.Style.Color = style.Color
				mark(&strips[i], placed.X+part.X, placed.Y, part.Width, here)
				for _, m := range here {
					if _, ok := first[m.card]; !ok {
						first[m.card] = i
					}
				}
			}
		}
	}
	a.add(strips...)
	for _, m := range marks {
		if i, ok := first[m.card]; ok && m.start >= at {
			a.hang(m.card, n+i)
		}
	}
}

// mark draws ground and line of passages behind words of a strip; what was
// underlined has its line alone.
func mark(s *layout.Strip, x, baseline, width float64, here []passage) {
	const up, down = 9.0, 3.2
	for _, m := range here {
		c := m.card.colour
		if m.card.underline {
			continue
		}
		s.Boxes = append(s.Boxes, layout.Box{X: x, Y: baseline - up, W: width, H: up + down, Color: c.ground})
	}
	for i, m := range here {
		rules := m.card.colour.under(x, baseline+down-1.2*float64(i), width)
		for k := range rules {
			if m.card.underline { // a line that has no ground to lean on
				rules[k].Weight *= 1.5
			}
		}
		s.Rules = append(s.Rules, rules...)
	}
}

// markColour is a colour of a mark with its second sign, a line style.
type markColour struct {
	ground, ink   layout.Color
	stroke, space float64 // of the line; no space for a whole one
	double        bool
}

var markColours = map[string]markColour{
	"yellow": inked("yellow", markColour{}),
	"green":  inked("green", markColour{stroke: 1.2, space: 1.8}),
	"red":    inked("red", markColour{stroke: 4, space: 2.2}),
	"blue":   inked("blue", markColour{double: true}),
	"":       {ground: layout.Color{0xF1, 0xF1, 0xEE}, ink: muted},
}

// inked gives a line style the ink of its colour.
func inked(colour string, c markColour) markColour {
	set := func(to *layout.Color, parts [3]float64) {
		for i, p := range parts {
			to[i] = uint8(math.Round(p * 255))
		}
	}
	ink := markup.ColourOf(colour)
	set(&c.ground, ink.Pale())
	set(&c.ink, ink.Line)
	return c
}

// under is the line of the colour under words.
func (c markColour) under(x, y, width float64) []layout.Rule {
	line := func(x, y, x2 float64) layout.Rule {
		return layout.Rule{X: x, Y: y, X2: x2, Y2: y, Weight: 0.9, Color: c.ink}
	}
	switch {
	case c.double:
		return []layout.Rule{line(x, y, x+width), line(x, y+1.7, x+width)}
	case c.space == 0:
		return []layout.Rule{line(x, y, x+width)}
	}
	var rules []layout.Rule
	for at := x; at < x+width; at += c.stroke + c.space {
		rules = append(rules, line(at, y, min(at+c.stroke, x+width)))
	}
	return rules
}

// beside is the same line, standing at the left of a card.
func (c markColour) beside(x, y, y2 float64) []layout.Rule {
	line := func(x, y, y2 float64) layout.Rule {
		return layout.Rule{X: x, Y: y, X2: x, Y2: y2, Weight: 1.8, Color: c.ink}
	}
	switch {
	case c.double:
		a, b := line(x-0.9, y, y2), line(x+0.9, y, y2)
		a.Weight, b.Weight = 0.7, 0.7
		return []layout.Rule{a, b}
	case c.space == 0:
		return []layout.Rule{line(x, y, y2)}
	}
	var rules []layout.Rule
	for at := y; at < y2; at += (c.stroke + c.space) * 1.3 {
		rules = append(rules, line(x, at, min(at+c.stroke*1.3, y2)))
	}
	return rules
}
