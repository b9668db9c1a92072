// Package ui holds the parts that every screen is built of: fields, buttons,
// lists, dialogs, tabs, columns, badges, messages that pass by, slow work with
// progress. They exist because Fyne's own leave the keyboard in the lurch
// (dialogs without focus and Esc, lists without Enter and paging, fields that
// keep Tab) and because colour alone may never say anything.
//
// The rules that all of them keep:
//
//   - Tab and Shift+Tab always leave; Esc always leaves; Enter does the default.
//   - A key that a part has no use for goes on: to the dialog it stands in, else
//     to the window's own handler (see [GoOn]).
//   - Focus is always visible, as a ring or a bar of at least 3:1 contrast.
//   - Colours, typefaces and sizes come from the theme by name, so that light,
//     dark and text size change at once.
//   - Constructors start no goroutines. Slow work goes through [Load] alone.
//
// All functions are to be called on the UI goroutine. The package knows no data
// and no screens, and keeps nothing that is typed into it: a password is handed
// on and forgotten.
package ui
