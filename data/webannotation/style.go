package webannotation

import (
	"fmt"

	"paragraf/data"
)

// stylesheet is a sheet within the annotation.
type stylesheet struct {
	Type  string `json:"type"`
	Value string `json:"value"`
}

// shades are the colours of marks for programs that draw them by their class:
// behind words, and under them.
var shades = map[string][2]string{
	"yellow": {"#ffde5c", "#8a6100"},
	"green":  {"#b8e6a8", "#2e7a3b"},
	"red":    {"#f7b8a8", "#b03321"},
	"blue":   {"#b3d9f7", "#2963a8"},
}

// styleOf is the sheet for the class of a note's mark; nil for one without.
func styleOf(n data.Note) *stylesheet {
	shade, ok := shades[n.Colour]
	if !ok {
		return nil
	}
	rule := fmt.Sprintf(".%s { background-color: %s }", n.Colour, shade[0])
	if n.Style != "" {
		rule = fmt.Sprintf(".%s-%s { text-decoration: underline %s }", n.Colour, n.Style, shade[1])
	}
	return &stylesheet{"CssStylesheet", rule}
}
