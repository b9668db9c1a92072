package act

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"paragraf/data"
)

// namePart is what a template of file names may hold.
var namePart = regexp.MustCompile(`\{[^{}]*\}`)

// fileName fills in a template for a § of a meeting and makes it a name that
// every system takes.
func fileName(m data.Meeting, template string, section int) (string, error) {
	var unknown string
	name := namePart.ReplaceAllStringFunc(template, func(part string) string {
		switch part {
		case "{organ}", "{body}":
			return m.Body
		case "{datum}", "{date}":
			return day(m)
		case "{nr}", "{number}":
			return strconv.Itoa(section)
		case "{titel}", "{title}":
			for _, it := range m.Items {
				if it.Section == section {
					return it.Title
				}
			}
			return ""
		}
		unknown = part
		return ""
	})
	if unknown != "" {
		return "", fail("act.extract.template", "part", unknown)
	}
	return safeName(strings.TrimSuffix(name, ".pdf")) + ".pdf", nil
}

// reservedName matches the names that Windows keeps for devices.
var reservedName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$`)

// safeName leaves out of a name what a file's name cannot hold on some system,
// and keeps it short enough for all.
func safeName(name string) string {
	const longest = 160 // bytes; systems take 255, and a folder's path comes before it
	var b strings.Builder
	for _, r := range name {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r), unicode.IsControl(r), !unicode.IsPrint(r) && r != ' ':
			r = '-'
		}
		if b.Len()+len(string(r)) > longest {
			break
		}
		b.WriteRune(r)
	}
	out := strings.Trim(strings.Join(strings.Fields(b.String()), " "), " .-")
	if out == "" || reservedName.MatchString(out) {
		return "utdrag-" + out
	}
	return out
}
