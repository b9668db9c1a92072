// Package meetings is the screens where one finds one's way: the column of
// bodies with their meetings, the agenda of a meeting, what the meeting's own
// page says (when, where, who was there), the review of a paper that was read
// in, and the welcome on an empty store.
//
// The screens show what they are given and never change the stores; what the
// user does is told to the window through functions.
package meetings
