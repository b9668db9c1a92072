package viewtest

import (
	"compress/zlib"
	"fmt"
	"strings"
)

// Turned is a paper of one page of large text, turned by so many degrees, of
// which only a part is shown, away from the origin.
func Turned(degrees int) []byte {
	b := newBook()
	content := "BT /F2 30 Tf 150 400 Td (Protokoll) Tj ET\n"
	b.page(content, "", fmt.Sprintf("/Rotate %d/CropBox[100 300 500 600]", degrees))
	return b.finish("")
}

// RingOfBookmarks is a paper with three bookmarks of which the last leads on to
// the first, and the second has itself below it.
func RingOfBookmarks() []byte {
	b := newBook()
	b.page(lines("Ring", text(1, 5)), "", "")
	outline, one, two, three := b.add(""), b.add(""), b.add(""), b.add("")
	to := fmt.Sprintf("/Dest[%d 0 R/Fit]", b.pages[0])
	b.set(outline, fmt.Sprintf("<</First %d 0 R/Last %d 0 R>>", one, three))
	b.set(one, fmt.Sprintf("<</Title(Ett)/Next %d 0 R%s>>", two, to))
	b.set(two, fmt.Sprintf("<</Title(Tv\\345)/First %d 0 R/Last %d 0 R/Next %d 0 R%s>>", two, two, three, to))
	b.set(three, fmt.Sprintf("<</Title(Tre)/Next %d 0 R%s>>", one, to))
	return b.finish(fmt.Sprintf("/Outlines %d 0 R", outline))
}

// Script is a paper with a script that runs when it is opened, in the way that
// is named: "names", "open" or "page".
func Script(way string) []byte {
	b := newBook()
	script := b.add("<</S/JavaScript/JS(app.alert\\('Norrlid'\\);)>>")
	more := ""
	if way == "page" {
		more = fmt.Sprintf("/AA<</O %d 0 R>>", script)
	}
	b.page(lines("Skript", text(1, 5)), "", more)
	switch way {
	case "names":
		return b.finish(fmt.Sprintf("/Names<</JavaScript<</Names[(a)%d 0 R]>>>>", script))
	case "open":
		return b.finish(fmt.Sprintf("/OpenAction %d 0 R", script))
	}
	return b.finish("")
}

// NoPages is a paper without a single page.
func NoPages() []byte { return newBook().finish("") }

// Nested is a paper whose content is in forms within forms and whose arrays are
// in arrays, so many deep.
func Nested(depth int) []byte {
	b := newBook()
	inner := b.stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<"+b.fonts+">>", "BT /F1 12 Tf 72 700 Td (Innerst) Tj ET")
	for range depth {
		inner = b.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>", inner), "q /X Do Q")
	}
	arrays := b.add(strings.Repeat("[", depth) + strings.Repeat("]", depth))
	b.page(lines("Djup", text(1, 5))+"q /X Do Q\n", fmt.Sprintf("/XObject<</X %d 0 R>>", inner), fmt.Sprintf("/Djup %d 0 R", arrays))
	return b.finish(fmt.Sprintf("/Djup %d 0 R", arrays))
}

// DeepTree is a paper whose one page stands below so many page trees.
func DeepTree(depth int) []byte {
	b := newBook()
	b.page(lines("Träd", text(1, 5)), "", "")
	inner := b.pages[0]
	for range depth {
		inner = b.add(fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", inner))
	}
	b.set(b.tree, fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", inner))
	return b.bytes(b.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", b.tree)))
}

// NoFonts is a paper whose typefaces are named and are nowhere: neither in the
// file nor on any computer, one even without an object.
func NoFonts() []byte {
	b := newBook()
	f := b.add("<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+NorrlidGrotesk/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/FontDescriptor 999 0 R>>")
	b.page("BT /F9 14 Tf 72 740 Td (Beslut om jourverksamhet) Tj ET BT /F8 14 Tf 72 700 Td (Ingen typ) Tj ET\n", "", "")
	b.set(b.pages[0], strings.Replace(b.objects[b.pages[0]-1], b.fonts, fmt.Sprintf("/Font<</F9 %d 0 R/F8 998 0 R>>", f), 1))
	return b.finish("")
}

// Huge is a paper with a page of 200 × 200 inches, one of a thousandth of a
// point, and one whose picture claims 60,000 × 60,000 pixels.
func Huge() []byte {
	b := newBook()
	for _, box := range []string{"0 0 14400 14400", "0 0 0.001 0.001", "0 0 595 842"} {
		b.page("BT /F1 12 Tf 10 10 Td (Stor) Tj ET", "", "")
		n := b.pages[len(b.pages)-1]
		b.set(n, strings.Replace(b.objects[n-1], "0 0 595 842", box, 1))
	}
	n := b.pages[2]
	image := b.stream("/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8", "tom")
	b.set(n, strings.Replace(b.objects[n-1], b.fonts, fmt.Sprintf("/XObject<</I %d 0 R>>%s", image, b.fonts), 1))
	b.set(n, strings.Replace(b.objects[n-1], "/Contents ", fmt.Sprintf("/Contents %d 0 R/Before ", b.stream("", "q 595 0 0 842 0 0 cm /I Do Q")), 1))
	return b.finish("")
}

// Laughs is a paper whose page draws a form that draws another one ten times, and
// so on, so many deep: nobody gets done with it.
func Laughs(depth int) []byte {
	b := newBook()
	inner := b.stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<"+b.fonts+">>", "BT /F1 12 Tf 72 700 Td (Ha) Tj ET")
	for range depth {
		inner = b.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>", inner), strings.Repeat("/X Do ", 10))
	}
	b.page("/X Do", fmt.Sprintf("/XObject<</X %d 0 R>>", inner), "")
	return b.finish("")
}

// Bomb is a paper whose page is packed so that it is unpacked to so many bytes.
func Bomb(bytes int) []byte {
	b := newBook()
	b.page("", "", "")
	n := b.stream("/Filter/FlateDecode", packed(strings.Repeat("q Q ", 256), bytes/1024))
	b.set(b.pages[0], strings.Replace(b.objects[b.pages[0]-1], "/Contents ", fmt.Sprintf("/Contents %d 0 R/Before ", n), 1))
	return b.finish("")
}

// packed packs a text that is repeated so many times.
func packed(text string, times int) string {
	var b strings.Builder
	w := zlib.NewWriter(&b)
	for range times {
		_, _ = w.Write([]byte(text))
	}
	_ = w.Close()
	return b.String()
}
