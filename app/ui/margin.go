package ui

// Margin is the room left and right of what is read, in a page of some width: a
// narrow column gives most of it to the words. Titles of tabs, texts, lists and
// notes all keep it, so that they begin under one another.
func Margin(width float32) float32 { return min(46, width*0.06) }

// Edge is the room between the window's edge and what stands in a bar along it.
const Edge = 16
