// Package viewtest makes the PDF files with which viewing is tested: long ones,
// heavy ones, scanned ones, and such as somebody else's program or malice has
// spoilt. Everything in them is fictional.
//
// Only tests import it. It writes PDF by hand, since no library would write what
// is wrong.
package viewtest

import (
	"bytes"
	"fmt"
	"strings"
)

// file gathers the objects of a PDF; the first is number 1.
type file struct {
	objects []string
	trailer string // more of the trailer's dictionary
}

// add adds an object and returns its number.
func (f *file) add(object string) int {
	f.objects = append(f.objects, object)
	return len(f.objects)
}

// stream adds a stream with what its dictionary holds beside the length.
func (f *file) stream(dictionary, data string) int {
	return f.add(fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dictionary, len(data), data))
}

// set fills in an object that was added before.
func (f *file) set(number int, object string) { f.objects[number-1] = object }

// bytes writes the file; root is the number of its catalog.
func (f *file) bytes(root int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(f.objects)+1, root, f.trailer, start)
	return b.Bytes()
}

// book is a file of pages on A4, with the standard typefaces F1 and F2 (bold).
type book struct {
	file
	tree  int // number of the page tree
	fonts string
	pages []int
}

func newBook() *book {
	b := &book{}
	b.tree = b.add("")
	b.fonts = fmt.Sprintf("/Font<</F1 %d 0 R/F2 %d 0 R>>",
		b.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"),
		b.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"))
	return b
}

// page adds a page with its content; more is what its resources and its
// dictionary hold beside the usual.
func (b *book) page(content, resources, more string) int {
	n := b.add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<<%s%s>>%s>>",
		b.tree, b.stream("", content), b.fonts, resources, more))
	b.pages = append(b.pages, n)
	return n
}

// finish writes the file; more is what its catalog holds beside the pages.
func (b *book) finish(more string) []byte {
	var kids strings.Builder
	for _, p := range b.pages {
		fmt.Fprintf(&kids, "%d 0 R ", p)
	}
	b.set(b.tree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(b.pages), kids.String()))
	return b.bytes(b.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R%s>>", b.tree, more)))
}

// escape writes text in the typefaces' code, WinAnsi, within a PDF string.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '(' || r == ')' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x80:
			b.WriteRune(r)
		case r == '–':
			b.WriteString("\\226")
		case r < 0x100:
			fmt.Fprintf(&b, "\\%03o", r)
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}

// lines sets lines of text below each other from the top of the page.
func lines(heading string, text []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BT /F2 15 Tf 72 770 Td (%s) Tj ET\nBT /F1 10.5 Tf 72 740 Td 14 TL\n", escape(heading))
	for _, l := range text {
		fmt.Fprintf(&b, "(%s) Tj T*\n", escape(l))
	}
	b.WriteString("ET\n")
	return b.String()
}
