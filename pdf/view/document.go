package view

import (
	"io"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// document is a PDF opened in one PDFium instance, used by one goroutine.
type document struct {
	instance pdfium.Pdfium
	ref      references.FPDF_DOCUMENT
	pages    int
	form     references.FPDF_FORMHANDLE // "" until a page was drawn
	native   *native
}

func (d *document) open(file io.ReadSeeker, size int64) error {
	opened, err := d.instance.OpenDocument(&requests.OpenDocument{FileReader: file, FileReaderSize: size})
	if err != nil {
		return err
	}
	d.ref = opened.Document
	count, err := d.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return err
	}
	d.pages = count.PageCount
	d.native, err = newNative(d.instance, d.ref)
	return err
}
