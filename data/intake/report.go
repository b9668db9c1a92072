package intake

import "paragraf/data"

// ReadReport reads a text, HTML or DOCX file as the running text of one item's
// report: no headings of it are understood, no word is left out but the frame of
// a web page. Every error is an *Error.
func ReadReport(name string, raw []byte) ([]data.Block, error) {
	src, err := linesOf(name, raw)
	if err != nil {
		return nil, err
	}
	return reportOf(src)
}

// ReadReportPages is [ReadReport] of a PDF whose text package pdf/view has read;
// what is the same at the head or foot of its pages is left out.
func ReadReportPages(name string, pages []Page) ([]data.Block, error) {
	src, err := linesOfPages(name, pages)
	if err != nil {
		return nil, err
	}
	return reportOf(src)
}

func reportOf(src source) ([]data.Block, error) {
	chrome(&src)
	runningHeads(&src)
	var r itemReader
	r.text(join(&src), data.Paragraph)
	if len(r.body) == 0 {
		return nil, &Error{File: src.name, Problem: "Filen har ingen text.", Remedy: "Kontrollera att rätt fil är vald och att den har sparats."}
	}
	blocks := make([]data.Block, len(r.body))
	for i, b := range r.body {
		blocks[i] = b.Block
	}
	return blocks, nil
}
