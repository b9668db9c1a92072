package act

import "context"

// ReadAttachmentsCommand is the hidden command with which the program starts
// itself to read the attachments of its stores for the search.
const ReadAttachmentsCommand = "read-attachments"

// ReadAttachmentsApart reads the attachments of a folder's stores for the search,
// as [data.Store.ReadAttachments] does, in a process of its own: PDFium needs
// memory that is given back whole, and one core.
func ReadAttachmentsApart(ctx context.Context, dir string) error {
	PreparePDF()
	return apart(ctx, ReadAttachmentsCommand, "PARAGRAF_HOME="+dir)
}
