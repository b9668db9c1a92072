package intake

import "fmt"

// Error says, in Swedish and for the person who chose the file, why a file
// could not be read and what to do about it.
type Error struct {
	File    string // the file's name, without folder
	Place   string // where in the file, "" for the whole
	Problem string // what is wrong, a whole sentence
	Remedy  string // what to do, a whole sentence
}

// Error gives file, problem and remedy as one line.
func (e *Error) Error() string {
	where := e.File
	if e.Place != "" {
		where += ", " + e.Place
	}
	return fmt.Sprintf("%s: %s %s", where, e.Problem, e.Remedy)
}
