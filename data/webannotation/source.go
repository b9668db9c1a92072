package webannotation

import (
	"net/url"
	"strconv"
	"strings"

	"paragraf/data"
)

// The source of a note's target is a URN of the program's own: its parts are
// names and values between colons, percent-encoded.
const sourcePrefix = "urn:paragraf:"

func sourceOf(n data.Note) string {
	s := sourcePrefix
	add := func(name, value string) {
		if s != sourcePrefix {
			s += ":"
		}
		s += name + ":" + url.PathEscape(strings.ReplaceAll(value, ":", "\x00"))
	}
	if n.MeetingID == "" {
		add("case", n.CaseNumber)
		return colons(s)
	}
	add("meeting", n.MeetingID)
	if n.ItemID != "" {
		add("item", n.ItemID)
	}
	if n.Row != nil {
		add("list", n.Row.List)
		add("row", strconv.Itoa(n.Row.Number))
	}
	if n.Page != nil {
		add("attachment", n.Page.Attachment)
		add("file", n.Page.File)
		add("page", strconv.Itoa(n.Page.Page))
	}
	if n.Passage != nil {
		add("part", n.Passage.Part)
		if n.Passage.Revision != "" {
			add("revision", n.Passage.Revision)
		}
	}
	return colons(s)
}

// colons writes the colons that stand in a value so that they part nothing.
func colons(s string) string { return strings.ReplaceAll(s, "%00", "%3A") }

// readSource takes a source of the program's own apart; nil for any other.
func readSource(s string) map[string]string {
	rest, ok := strings.CutPrefix(s, sourcePrefix)
	if !ok {
		return nil
	}
	parts := strings.Split(rest, ":")
	values := map[string]string{}
	for i := 0; i+1 < len(parts); i += 2 {
		value, err := url.PathUnescape(parts[i+1])
		if err != nil {
			return nil
		}
		values[parts[i]] = value
	}
	return values
}
