package data

import "strings"

// BlockType is the form of one block of running text.
type BlockType string

// The types of block.
const (
	Heading   BlockType = "heading"
	Paragraph BlockType = "paragraph"
	ListItem  BlockType = "list_item"
	TableRow  BlockType = "table_row"
)

var blockTypes = []BlockType{Heading, Paragraph, ListItem, TableRow}

// Block is one paragraph, heading, list item or table row, its text as the
// source has it (NFC, line breaks inside a paragraph folded to spaces).
type Block struct {
	Type BlockType `json:"type"`
	Text string    `json:"text"`
}

// JoinBlocks returns the blocks' texts joined by "\n". Offsets of notes count
// runes in this text.
func JoinBlocks(blocks []Block) string {
	var b strings.Builder
	for i, block := range blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(block.Text)
	}
	return b.String()
}

// WithoutLooseHeadings returns the blocks less the headings at their end: with
// nothing under them they are labels of the source whose text became a field.
func WithoutLooseHeadings(blocks []Block) []Block {
	for n := len(blocks); n > 0 && blocks[n-1].Type == Heading; n-- {
		blocks = blocks[:n-1]
	}
	return blocks
}
