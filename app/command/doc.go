// Package command is Paragraf's command line: one file a command, each a thin
// layer over package act. Results go to standard output, messages to standard
// error; --json prints exactly one JSON value. The exit status is 0 when it is
// done, 1 when the input or its state is bad, 2 for wrong usage.
//
// A password is never taken from an argument, and nothing is asked for when
// standard input is not a terminal. The package starts no window.
package command
