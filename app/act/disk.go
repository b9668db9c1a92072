package act

import (
	"errors"

	"paragraf/data"
)

// Disk says in words what is wrong with the disk or with what is stored on it,
// where err tells of that and nothing else has put it into words; else it
// returns err as it is.
func Disk(err error) error {
	if _, told := errors.AsType[*Error](err); told {
		return err
	}
	for _, known := range []struct {
		err error
		key string
	}{
		{data.ErrDamaged, "act.disk.damaged"},
		{data.ErrFull, "act.disk.full"},
		{data.ErrReadOnly, "act.disk.read_only"},
		{data.ErrLocked, "act.disk.locked"},
	} {
		if errors.Is(err, known.err) {
			return because(err, known.key)
		}
	}
	return err
}
