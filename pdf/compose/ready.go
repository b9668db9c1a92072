package compose

import "paragraf/data"

// Lack is something that minutes cannot be signed without. Its words are in
// package swedish, by the code.
type Lack string

// What minutes can lack (KL 5:65–69).
const (
	NotHeld     Lack = "not_held" // the meeting has not been held
	NoDate      Lack = "no_date"
	NoSecretary Lack = "no_secretary" // who keeps the minutes
	NoChair     Lack = "no_chair"     // who led the meeting
	NoAdjuster  Lack = "no_adjuster"  // nobody was chosen to adjust
	NoItems     Lack = "no_items"     // there is no matter
	NoNumbers   Lack = "no_numbers"   // a matter has no §
)

// Ready lists what minutes of the meeting lack before they can be signed:
// nothing when they are ready. KL 5:65–69: the meeting has been held, every
// matter has its §, and it is known who keeps, leads and adjusts.
func Ready(m data.Meeting) []Lack {
	var missing []Lack
	lack := func(when bool, what Lack) {
		if when {
			missing = append(missing, what)
		}
	}
	held := m.State != data.Convened && (m.State != "" || m.Minutes != nil)
	lack(!held, NotHeld)
	lack(m.Date == "", NoDate)
	s := signersOf(m)
	lack(s.secretary == "", NoSecretary)
	lack(s.chair == "", NoChair)
	lack(len(s.adjusters) == 0, NoAdjuster)
	lack(len(m.Items) == 0, NoItems)
	numbered := true
	for _, item := range m.Items {
		numbered = numbered && item.Section > 0
	}
	lack(!numbered, NoNumbers)
	return missing
}

// signers are those who sign the minutes.
type signers struct {
	secretary, chair string
	adjusters        []string
}

// signersOf names the signers: from the front page, else from the attendance.
func signersOf(m data.Meeting) signers {
	var s signers
	if m.Minutes != nil {
		s.secretary, s.chair = m.Minutes.Secretary, m.Minutes.Chair
		seen := map[string]bool{}
		for _, a := range m.Minutes.Adjustments {
			for _, name := range a.Adjusters {
				if name != "" && !seen[name] {
					seen[name] = true
					s.adjusters = append(s.adjusters, name)
				}
			}
		}
	}
	for _, a := range m.Attendance {
		switch {
		case a.Role == data.Chair && s.chair == "":
			s.chair = a.Name
		case a.Role == data.Secretary && s.secretary == "":
			s.secretary = a.Name
		}
	}
	return s
}

// status tells how far the adjusting of one § has come.
type status struct {
	adjusted  bool
	immediate bool
	on        string // the day, "" where it is not known
	adjusters []string
}

// words is the line that a § ends with.
func (s status) words() string {
	switch {
	case s.adjusted && s.immediate:
		return "Paragrafen är omedelbart justerad"
	case s.adjusted:
		return "Paragrafen är justerad"
	case s.immediate:
		return "Paragrafen justeras omedelbart"
	}
	return ""
}

func statusOf(m data.Meeting, item data.AgendaItem) status {
	s := status{adjusted: item.Adjusted, immediate: item.AdjustedImmediately}
	switch m.State {
	case data.Adjusted, data.Announced, data.Final:
		s.adjusted = true
	}
	if a := m.AdjustmentOf(item); a != nil {
		s.adjusted = s.adjusted || a.AdjustedOn != ""
		s.immediate = s.immediate || a.Immediate
		s.on, s.adjusters = a.AdjustedOn, a.Adjusters
	}
	return s
}

// Adjusted tells whether a § has been adjusted, so that an extract of it may be
// certified.
func Adjusted(m data.Meeting, item data.AgendaItem) bool { return statusOf(m, item).adjusted }
