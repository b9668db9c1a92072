package data

import (
	"slices"

	"gorm.io/gorm"
)

// rowPlace is a row of a notification list as it stands now.
type rowPlace struct {
	list   string
	number int
	text   string
}

// rowsOf reads the rows of items, by item.
func rowsOf(tx *gorm.DB, ids []string) (map[string][]rowPlace, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	rows := map[string][]rowPlace{}
	for chunk := range slices.Chunk(slices.Compact(ids), 500) {
		var found []struct {
			ItemID, Title, Text string
			Number              int
		}
		err := tx.Raw(`SELECT n.item_id, l.title, n.text, n.number FROM notifications n
			JOIN notification_lists l ON l.item_id = n.item_id AND l.position = n.list
			WHERE n.item_id IN ? ORDER BY n.item_id, n.list, n.position`, chunk).Scan(&found).Error
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			rows[f.ItemID] = append(rows[f.ItemID], rowPlace{f.Title, f.Number, f.Text})
		}
	}
	return rows, nil
}

// follow gives the place where the words of a noted row stand now: the nearest
// in the same list, else in another. Where no row has these words the place
// stays what it was, and Changed says so.
func (r RowRef) follow(rows []rowPlace) RowRef {
	if r.Text == "" {
		return r
	}
	best, distance := -1, 0
	for i, row := range rows {
		if row.text != r.Text {
			continue
		}
		d := row.number - r.Number
		if d < 0 {
			d = -d
		}
		if row.list != r.List {
			d += 1 << 20
		}
		if best < 0 || d < distance {
			best, distance = i, d
		}
	}
	if best < 0 {
		r.Changed = true
		return r
	}
	r.List, r.Number = rows[best].list, rows[best].number
	return r
}
