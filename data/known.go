package data

import (
	"slices"

	"gorm.io/gorm"
)

// knownMeeting finds the stored meeting that a draft speaks of: the one with
// its id, else the one that was read from the same bytes (then same is true:
// there is nothing new in them), else that of the same body and day, else,
// where a paper does not tell its body or day, the one with the same §§ and
// titles. "" if there is none.
func knownMeeting(tx *gorm.DB, m Meeting, paper string) (id string, same bool, err error) {
	var candidates []meetingRecord
	columns := []string{"id", "organization", "body", "date", "start_time", "state", "sections", "item_count"}
	if m.ID != "" {
		err := tx.Select(columns).Where("id = ?", m.ID).Find(&candidates).Error
		if err != nil || len(candidates) == 1 {
			return m.ID, false, err
		}
	}
	for _, sha := range []string{paper, m.Source.SHA256} {
		if sha == "" {
			continue
		}
		var ids []string
		err := tx.Model(&sourceRecord{}).Where("sha256 = ?", sha).
			Order("accepted_at DESC").Limit(1).Pluck("meeting_id", &ids).Error
		if err == nil && len(ids) == 0 { // a document that was made here
			if err = tx.Model(&documentRecord{}).Where("sha256 = ?", sha).Pluck("meeting_id", &ids).Error; err == nil && len(ids) > 0 {
				return ids[0], false, nil
			}
		}
		if err != nil {
			return "", false, err
		}
		if len(ids) > 0 {
			newest, err := newestOfKind(tx, ids[0], m.Source.Kind)
			return ids[0], m.ID == "" && newest == sha, err
		}
	}
	if m.Date != "" {
		candidates = nil
		if err := tx.Select(columns).Where("date = ?", m.Date).Order("created_at").Find(&candidates).Error; err != nil {
			return "", false, err
		}
		candidates = slices.DeleteFunc(candidates, func(c meetingRecord) bool { return !sameBody(c, m) || otherSections(c, m) })
		if len(candidates) > 0 && m.Body != "" {
			return closest(candidates, m).ID, false, nil
		}
	}
	if len(m.Items) == 0 {
		return "", false, nil
	}
	candidates = nil
	query := tx.Select(columns).Where("item_count = ? AND sections = ?", len(m.Items), FormatSections(m.sections()))
	if m.Date != "" && m.Body != "" {
		query = query.Where("date = '' OR body = ''")
	}
	err = query.Order("updated_at DESC").Find(&candidates).Error
	if err != nil {
		return "", false, err
	}
	for _, c := range candidates {
		vague := m.Date == "" || m.Body == "" || c.Date == "" || c.Body == ""
		if !vague || !agree(c.Date, m.Date) || !agree(fold(c.Body), fold(m.Body)) || !agree(fold(c.Organization), fold(m.Organization)) {
			continue
		}
		items, err := loadItems(askingGORM(tx), c.ID)
		if err != nil {
			return "", false, err
		}
		if sameAgenda(items, m.Items) {
			return c.ID, false, nil
		}
	}
	return "", false, nil
}

// sameBody reports whether a stored meeting and a draft are of one body.
func sameBody(c meetingRecord, m Meeting) bool {
	return c.Body != "" && fold(c.Body) == fold(m.Body) && agree(fold(c.Organization), fold(m.Organization))
}

// otherSections reports whether both are minutes, but of no common §: another
// meeting of that day, or another part of the minutes. To take one for a new
// version of the other would put the §§ of the first aside.
func otherSections(c meetingRecord, m Meeting) bool {
	have, known := m.sections(), ParseSections(c.Sections)
	if isAgenda(m) || State(c.State).before(Held) || len(have) == 0 || len(known) == 0 {
		return false
	}
	return !slices.ContainsFunc(have, func(n int) bool { return slices.Contains(known, n) })
}

// agree reports whether two values do not contradict each other.
func agree(a, b string) bool { return a == "" || b == "" || a == b }

// closest chooses among several meetings of one body and day: the one that
// began at the same time, else the one with the same §§, else the first.
func closest(candidates []meetingRecord, m Meeting) meetingRecord {
	for _, same := range []func(meetingRecord) bool{
		func(c meetingRecord) bool { return m.Start != "" && c.StartTime == m.Start },
		func(c meetingRecord) bool { return c.Sections == FormatSections(m.sections()) },
	} {
		if i := slices.IndexFunc(candidates, same); i >= 0 {
			return candidates[i]
		}
	}
	return candidates[0]
}

// sameAgenda reports whether two agendas have the same §§ and titles. Agendas
// without any § and title of their own, as each month's "Information", must
// also share a case number or a report: they say too little otherwise.
func sameAgenda(a, b []AgendaItem) bool {
	type key struct {
		section int
		title   string
	}
	count := map[key]int{}
	numbered := false
	for _, it := range a {
		count[key{it.Section, fold(it.Title)}]++
		numbered = numbered || it.Section > 0
	}
	for _, it := range b {
		k := key{it.Section, fold(it.Title)}
		if count[k]--; count[k] < 0 {
			return false
		}
	}
	if len(a) != len(b) {
		return false
	}
	if numbered {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if overlap(x.CaseNumbers, y.CaseNumbers) || len(x.Body) > 0 && JoinBlocks(x.Body) == JoinBlocks(y.Body) {
				return true
			}
		}
	}
	return false
}

// overlap reports whether two lists share a text.
func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// newestOfKind is the SHA-256 of the latest agenda, or of the latest minutes,
// that was read in for a meeting. An earlier version read in once more is a
// change: somebody wants it back.
func newestOfKind(tx *gorm.DB, meetingID, kind string) (string, error) {
	var found []string
	err := tx.Model(&sourceRecord{}).Where("meeting_id = ? AND kind = ?", meetingID, kind).
		Order("number DESC").Limit(1).Pluck("sha256", &found).Error
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}
