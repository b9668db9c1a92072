package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"github.com/glebarez/sqlite"
)

// The codes of SQLite (sqlite.org/rescode.html) that say what is wrong with a
// file or its disk.
const (
	sqliteBusy        = 5
	sqliteLocked      = 6
	sqliteReadOnly    = 8
	sqliteIO          = 10
	sqliteCorrupt     = 11
	sqliteFull        = 13
	sqliteCannotOpen  = 14
	sqliteNotDatabase = 26
)

// diskError adds to an error what it says of the disk, if it does: ErrFull,
// ErrReadOnly or ErrDamaged, or ErrLocked if another process holds the file for
// longer than one waits for it.
func diskError(err error) error {
	var kind error
	var coded interface{ Code() int }
	switch {
	case err == nil || errors.Is(err, ErrFull) || errors.Is(err, ErrReadOnly) || errors.Is(err, ErrDamaged) || errors.Is(err, ErrLocked):
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		kind = ErrFull
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		kind = ErrReadOnly
	case errors.As(err, &coded):
		switch coded.Code() & 0xff {
		case sqliteBusy, sqliteLocked:
			kind = ErrLocked
		case sqliteFull:
			kind = ErrFull
		case sqliteReadOnly:
			kind = ErrReadOnly
		case sqliteCorrupt, sqliteNotDatabase:
			kind = ErrDamaged
		}
	}
	if kind == nil {
		return err
	}
	return fmt.Errorf("%w: %w", kind, err)
}

// openError is [diskError] for a failure to open the stores in a folder. Where
// SQLite only says that it could not open a file, or could not read or write
// one, a trial tells why: on a full disk it fails at the file that its readers
// share.
func openError(dir string, err error) error {
	var coded interface{ Code() int }
	if errors.As(err, &coded) && (coded.Code()&0xff == sqliteCannotOpen || coded.Code()&0xff == sqliteIO) {
		failed := diskError(trial(dir))
		if errors.Is(failed, ErrReadOnly) || errors.Is(failed, ErrFull) {
			return fmt.Errorf("%w (%w)", err, failed)
		}
	}
	return diskError(err)
}

// trial writes as much into a folder as opening the stores does, and takes it
// away again.
func trial(dir string) error {
	const needed = 128 << 10
	file, err := os.CreateTemp(dir, "trial-*")
	if err != nil {
		return err
	}
	_, err = file.Write(make([]byte, needed))
	return errors.Join(err, file.Close(), os.Remove(file.Name()))
}

// dialector is GORM's for SQLite; every error of a query passes it.
type dialector struct{ sqlite.Dialector }

// Translate says what an error means for the disk, else what it means to GORM.
func (d dialector) Translate(err error) error {
	if told := diskError(err); told != err {
		return told
	}
	return d.Dialector.Translate(err)
}
