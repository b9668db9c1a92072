package intake

import (
	"strconv"
	"strings"
)

// docxNumbering counts the automatic numbers of a Word document.
type docxNumbering struct {
	abstract map[string]map[int]docxLevel
	nums     map[string]string            // numId → abstractNumId
	override map[string]map[int]int       // numId → level → start
	counters map[string]map[int]int       // abstractNumId (or numId with override) → level → last number
	levels   map[string]map[int]docxLevel // numId → levels of its own
}

type docxLevel struct {
	start int
	fmt   string
	text  string
}

func (n *docxNumbering) read(b []byte) {
	root, err := parseXML(b)
	if err != nil {
		return
	}
	n.abstract, n.nums = map[string]map[int]docxLevel{}, map[string]string{}
	n.override, n.counters = map[string]map[int]int{}, map[string]map[int]int{}
	n.levels = map[string]map[int]docxLevel{}
	for _, k := range root.kid("numbering").children() {
		switch k.name {
		case "abstractNum":
			n.abstract[k.attrs["abstractNumId"]] = docxLevels(k)
		case "num":
			id := k.attrs["numId"]
			n.nums[id] = k.val("abstractNumId")
			for _, o := range k.kids {
				if o.name != "lvlOverride" {
					continue
				}
				level, _ := strconv.Atoi(o.attrs["ilvl"])
				if v, err := strconv.Atoi(o.val("startOverride")); err == nil {
					if n.override[id] == nil {
						n.override[id] = map[int]int{}
					}
					n.override[id][level] = v
				}
				if own := docxLevels(o); len(own) > 0 {
					n.levels[id] = own
				}
			}
		}
	}
}

func docxLevels(k *xmlNode) map[int]docxLevel {
	out := map[int]docxLevel{}
	for _, l := range k.kids {
		if l.name != "lvl" {
			continue
		}
		level, _ := strconv.Atoi(l.attrs["ilvl"])
		start := 1
		if v, err := strconv.Atoi(l.val("start")); err == nil {
			start = v
		}
		out[level] = docxLevel{start, l.val("numFmt"), l.val("lvlText")}
	}
	return out
}

// next counts one paragraph of a list and returns its mark: "•", "3.", "§ 12".
func (n *docxNumbering) next(numID string, level int) string {
	abs, ok := n.nums[numID]
	if !ok {
		return "•"
	}
	find := func(level int) (docxLevel, bool) {
		if l, ok := n.levels[numID][level]; ok {
			return l, true
		}
		l, ok := n.abstract[abs][level]
		return l, ok
	}
	lv, ok := find(level)
	if !ok {
		return "•"
	}
	if lv.fmt == "bullet" {
		return "•"
	}
	id := abs
	if n.override[numID] != nil {
		id = "num" + numID
	}
	c := n.counters[id]
	if c == nil {
		c = map[int]int{}
		n.counters[id] = c
	}
	if v, counted := c[level]; counted {
		c[level] = v + 1
	} else if o, ok := n.override[numID][level]; ok {
		c[level] = o
	} else {
		c[level] = lv.start
	}
	for l := range c {
		if l > level {
			delete(c, l)
		}
	}
	if lv.fmt == "none" || lv.text == "" {
		return ""
	}
	text := lv.text
	for l := 0; l <= level; l++ {
		of, _ := find(l)
		v := c[l]
		if _, counted := c[l]; !counted {
			v = of.start
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(l+1), docxNumber(v, of.fmt))
	}
	text = strings.TrimSpace(text)
	if isNumber(text) {
		text += "."
	}
	return text
}

func docxNumber(n int, format string) string {
	switch format {
	case "lowerLetter":
		if n >= 1 && n <= 26 {
			return string(rune('a' + n - 1))
		}
	case "upperLetter":
		if n >= 1 && n <= 26 {
			return string(rune('A' + n - 1))
		}
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		v int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.v {
			b.WriteString(r.s)
			n -= r.v
		}
	}
	return b.String()
}
