package markup

// Colour is one of a reader's marks, as parts of red, green and blue from 0 to
// 1.
type Colour struct {
	Ground [3]float64 // behind words
	Line   [3]float64 // under them, round an area, of what is drawn
}

// colours are the colours that notes have, by their names.
var colours = map[string]Colour{
	"yellow": {[3]float64{1, 0.87, 0.36}, [3]float64{0.54, 0.38, 0}},
	"green":  {[3]float64{0.72, 0.9, 0.66}, [3]float64{0.18, 0.48, 0.23}},
	"red":    {[3]float64{0.97, 0.72, 0.66}, [3]float64{0.69, 0.2, 0.13}},
	"blue":   {[3]float64{0.7, 0.85, 0.97}, [3]float64{0.16, 0.39, 0.66}},
}

// ColourOf is the colour of a name; yellow for one that is not known.
func ColourOf(name string) Colour {
	if found, ok := colours[name]; ok {
		return found
	}
	return colours["yellow"]
}

// Pale is the ground as it is printed under words, halfway to white.
func (c Colour) Pale() [3]float64 {
	for i := range c.Ground {
		c.Ground[i] = (c.Ground[i] + 1.1) / 2.1
	}
	return c.Ground
}
