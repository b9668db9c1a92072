package compose

import (
	"fmt"
	"strconv"
	"time"

	"paragraf/data"
)

// ErrList says that there is no notification list to set.
var ErrList = fmt.Errorf("det finns ingen anmälningslista")

// ListOptions is what a notification list needs beside the meeting.
type ListOptions struct {
	Style Style
	At    time.Time // when it is made; dates the file, local time
	Draft bool      // mark as a draft even when the § is adjusted
}

// NotificationList sets the notification lists of one §, or of all items for
// section 0, as a document of its own. It is marked as a draft while the § is
// not adjusted.
func NotificationList(m data.Meeting, section int, o ListOptions) (Document, error) {
	var items []int
	for i, item := range m.Items {
		if (section == 0 || item.Section == section) && len(item.Lists) > 0 {
			items = append(items, i)
		}
	}
	if section != 0 {
		if _, err := chosen(m, []int{section}); err != nil {
			return Document{}, err
		}
	}
	if len(items) == 0 {
		return Document{}, fmt.Errorf("%w i %s", ErrList, listPlace(section))
	}
	p := newPaper(m, o.Style, o.At, "ANMÄLNINGSLISTA", "Anmälningslista")
	p.draft = o.Draft
	p.masthead(m, "ANMÄLNINGSLISTA")
	p.pair("Sammanträdesdatum", or(m.Date, "(datum saknas)"), false)
	for _, i := range items {
		item := m.Items[i]
		p.draft = p.draft || !statusOf(m, item).adjusted
		p.sectionHeading(item, i)
		for _, l := range item.Lists {
			p.sub(or(l.Title, "Anmälningar") + " (" + strconv.Itoa(len(l.Entries)) + ")")
			p.list(l)
		}
	}
	p.attach(onlyLists(m, items))
	return p.finish()
}

func listPlace(section int) string {
	if section == 0 {
		return "sammanträdet"
	}
	return "§ " + strconv.Itoa(section)
}
