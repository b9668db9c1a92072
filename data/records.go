package data

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

// The records are the rows of the committee database. The SQL files under
// migrations/ decide what the tables look like; a test keeps the two alike.

type meetingRecord struct {
	ID           string `gorm:"primaryKey"`
	Version      int
	Organization string
	Body         string
	Date         string
	StartTime    string
	EndTime      string
	Place        string
	State        string
	ItemCount    int
	Sections     string
	CreatedAt    int64 `gorm:"autoCreateTime:false"` // microseconds since 1970, UTC
	UpdatedAt    int64 `gorm:"autoUpdateTime:false"`
	Source       string
	Minutes      string
	FrontMatter  string
	Warnings     string
	Sample       bool
}

func (meetingRecord) TableName() string { return "meetings" }

// removedRecord remembers that a meeting was removed for good.
type removedRecord struct {
	ID        string `gorm:"primaryKey"`
	RemovedAt int64
}

func (removedRecord) TableName() string { return "removed_meetings" }

type attendanceRecord struct {
	MeetingID string `gorm:"primaryKey"`
	Position  int    `gorm:"primaryKey;autoIncrement:false"`
	Name      string
	Party     string
	Capacity  string
	Serving   bool
	Role      string
	Replaces  string
	Title     string
	Sections  string
	Remote    bool
}

func (attendanceRecord) TableName() string { return "attendances" }

type itemRecord struct {
	ID                  string `gorm:"primaryKey"`
	MeetingID           string
	Position            int
	Removed             bool
	Revision            int // of the report; 0 while there is none
	Digest              string
	Section             int
	SectionInferred     bool
	Title               string
	TitleInferred       bool
	Kind                string
	CaseNumbers         string
	Confidential        string
	Proposals           string
	Motions             string
	Procedure           string
	Votes               string
	Decisions           string
	Reservations        string
	Statements          string
	Disqualified        string
	Presenters          string
	Recipients          string
	Attachments         string
	Adjusted            bool
	AdjustedImmediately bool
}

func (itemRecord) TableName() string { return "items" }

type revisionRecord struct {
	ItemID    string `gorm:"primaryKey"`
	Number    int    `gorm:"primaryKey;autoIncrement:false"`
	SHA256    string `gorm:"column:sha256"`
	CreatedAt int64  `gorm:"autoCreateTime:false"`
}

func (revisionRecord) TableName() string { return "revisions" }

type blockRecord struct {
	ItemID   string `gorm:"primaryKey"`
	Revision int    `gorm:"primaryKey;autoIncrement:false"`
	Position int    `gorm:"primaryKey;autoIncrement:false"`
	Type     string
	Text     string
}

func (blockRecord) TableName() string { return "blocks" }

type listRecord struct {
	ItemID   string `gorm:"primaryKey"`
	Position int    `gorm:"primaryKey;autoIncrement:false"`
	Title    string
}

func (listRecord) TableName() string { return "notification_lists" }

type notificationRecord struct {
	ItemID     string `gorm:"primaryKey"`
	List       int    `gorm:"primaryKey;autoIncrement:false"`
	Position   int    `gorm:"primaryKey;autoIncrement:false"`
	Number     int
	Text       string
	CaseNumber string
	DecidedBy  string
	Date       string
}

func (notificationRecord) TableName() string { return "notifications" }

type sourceRecord struct {
	MeetingID  string `gorm:"primaryKey"`
	Number     int    `gorm:"primaryKey;autoIncrement:false"`
	SHA256     string `gorm:"column:sha256"`
	Name       string
	Kind       string
	AcceptedAt int64
	Kept       bool // its bytes are among the files
	Text       string
	Claims     string
}

func (sourceRecord) TableName() string { return "sources" }

// newID is a UUIDv7: unique everywhere and ordered by time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// micros is a time as it is stored.
func micros(t time.Time) int64 { return t.UnixMicro() }

// fromMicros is a stored time, in UTC.
func fromMicros(n int64) time.Time { return time.UnixMicro(n).UTC() }

// now is the present by the clock of the stores, in the precision that is stored.
func now(db *gorm.DB) time.Time { return fromMicros(micros(db.NowFunc())) }

// packList is a list as JSON, or "" for an empty one.
func packList[T any](list []T) string {
	if len(list) == 0 {
		return ""
	}
	return pack(list)
}

// packOne is a value as JSON, or "" for none.
func packOne[T any](value *T) string {
	if value == nil {
		return ""
	}
	return pack(value)
}

func pack(value any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // types of this package hold nothing that JSON cannot say
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// unpack reads what pack wrote; "" leaves the value as it is.
func unpack(text string, into any) error {
	if text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), into)
}
