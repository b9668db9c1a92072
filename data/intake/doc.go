// Package intake reads the papers of Swedish committees, minutes and agendas
// in whatever layout they come, into a draft of a meeting.
//
// Every source, plain text, HTML, DOCX or the lines of a PDF, becomes one
// sequence of lines with their places in one text; one parser reads that. It
// goes by concepts (what a label means, what kind of block a line is), never by
// one body's template.
//
// Its promises: no word of the source is lost, what has no field is kept where
// it stood; every field says where it was printed or that it was concluded
// ([data.Claim]); and whatever a person should look at is a warning. It is
// pure: the same bytes give the same draft, and identities are the store's. It never
// corrects what the source says, never writes anything, never fetches
// anything, and never guesses at secrecy.
package intake
