package data

import (
	"regexp"
	"sync"
)

var urgentWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\bbrådskande|\bordförandebeslut|6:39|6[ \x{00A0}]?kap\.?[ \x{00A0}]?39`)
})

// Urgent tells whether a row is a decision that somebody took for the committee
// because the matter could not wait (KL 6:39): the list's title or the row says
// so.
func (l NotificationList) Urgent(e Notification) bool {
	return urgentWords().MatchString(l.Title) || urgentWords().MatchString(e.Text)
}

// Late lists the numbers of the rows that are notified too late: urgent
// decisions shall be notified at the committee's next meeting (KL 6:40 second
// paragraph), and these were taken before the one that was held already. previous
// is the day of that meeting; with "" there was none.
func (l NotificationList) Late(previous string) []int {
	var late []int
	for _, e := range l.Entries {
		if previous != "" && e.Date != "" && e.Date < previous && l.Urgent(e) {
			late = append(late, e.Number)
		}
	}
	return late
}
