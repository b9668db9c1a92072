// Package handing is the two walks around an outside signing service: handing
// the minutes over, and taking the signed file back. Both show the pages beside
// what is said and asked.
//
// The screens tell what the window found and ask what only a person can decide;
// they write, judge and store nothing themselves.
package handing
