// Package sheet reads and writes tables as the programs do that people keep
// lists in: CSV as Excel in Swedish reads it, and XLSX. A cell is text and
// nothing else.
//
// It never runs or writes a formula, never keeps a style, and knows nothing of
// what the cells mean.
package sheet
