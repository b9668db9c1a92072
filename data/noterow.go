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

// rowIndex holds the rows of one item by their words.
type rowIndex map[string][]rowPlace

// rowIndexes holds the rows of items, by item.
type rowIndexes map[string]rowIndex

func (x rowIndexes) add(itemID string, row rowPlace) {
	if x[itemID] == nil {
		x[itemID] = rowIndex{}
	}
	x[itemID][row.text] = append(x[itemID][row.text], row)
}

// itemRow is a row with the item that it belongs to.
type itemRow struct {
	item string
	rowPlace
}

func (r *itemRow) read(f *fields) {
	r.item, r.list, r.text, r.number = f.text(), f.text(), f.text(), f.int()
}

var rowsOfItems = `SELECT ` + packed("n.item_id, l.title, n.text, n.number") + ` FROM notifications n
	JOIN notification_lists l ON l.item_id = n.item_id AND l.position = n.list
	WHERE n.item_id IN ? ORDER BY n.item_id, n.list, n.position`

// rowsOf reads the rows of items.
func rowsOf(tx *gorm.DB, ids []string) (rowIndexes, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	rows := rowIndexes{}
	for chunk := range slices.Chunk(slices.Compact(ids), 500) {
		found, err := readPacked(askingGORM(tx), (*itemRow).read, rowsOfItems, chunk)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			rows.add(f.item, f.rowPlace)
		}
	}
	return rows, nil
}

// On reports whether the reference points at a row of a list. A paper may number
// two rows alike: then the words tell which it is.
func (r RowRef) On(list string, e Notification) bool {
	return r.List == list && r.Number == e.Number && (r.Text == "" || r.Changed || r.Text == e.Text)
}

// same reports whether two references point at one row.
func (r RowRef) same(other RowRef) bool {
	return r.List == other.List && r.Number == other.Number &&
		(r.Text == other.Text || r.Text == "" || other.Text == "" || r.Changed || other.Changed)
}

// follow gives the place where the words of a noted row stand now: the nearest
// in the same list, else in another. Where no row has these words the place
// stays what it was, and Changed says so.
func (r RowRef) follow(rows rowIndex) RowRef {
	if r.Text == "" {
		return r
	}
	same := rows[r.Text]
	best, distance := -1, 0
	for i, row := range same {
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
	r.List, r.Number = same[best].list, same[best].number
	return r
}
