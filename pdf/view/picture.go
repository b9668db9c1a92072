package view

import (
	"context"
	"fmt"
	"image"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// picture draws a part of one page on white, with its annotations and its form
// fields: the boxes of signatures are such fields. The whole page is so large, in
// pixels.
func (d *document) picture(ctx context.Context, page int, whole image.Point, part image.Rectangle) (*image.RGBA, error) {
	width, height := part.Dx(), part.Dy()
	made, err := d.instance.FPDFBitmap_Create(&requests.FPDFBitmap_Create{Width: width, Height: height, Alpha: 0})
	if err != nil {
		return nil, err
	}
	bitmap := made.Bitmap
	defer d.instance.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: bitmap})
	if _, err := d.instance.FPDFBitmap_FillRect(&requests.FPDFBitmap_FillRect{Bitmap: bitmap, Width: width, Height: height, Color: 0xffffffff}); err != nil {
		return nil, err
	}
	loaded, err := d.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.ref, Index: page})
	if err != nil {
		return nil, fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
	}
	defer d.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	if err := d.drawPage(ctx, bitmap, loaded.Page, whole, part.Min); err != nil {
		return nil, err
	}
	d.drawFields(bitmap, loaded.Page, whole, part.Min)
	buffer, err := d.instance.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: bitmap})
	if err != nil {
		return nil, err
	}
	picture := image.NewRGBA(part)
	if len(buffer.Buffer) < len(picture.Pix) {
		return nil, fmt.Errorf("a picture of %d bytes, %d expected", len(buffer.Buffer), len(picture.Pix))
	}
	copy(picture.Pix, buffer.Buffer)
	for i := 3; i < len(picture.Pix); i += 4 { // the format has no alpha: paper is opaque
		picture.Pix[i] = 0xff
	}
	return picture, nil
}

const flags = enums.FPDF_RENDER_FLAG_ANNOT | enums.FPDF_RENDER_FLAG_REVERSE_BYTE_ORDER

// drawPage draws what stands on the page from a point on, piece by piece until ctx
// ends.
func (d *document) drawPage(ctx context.Context, bitmap references.FPDF_BITMAP, page references.FPDF_PAGE, whole, from image.Point) error {
	by := requests.Page{ByReference: &page}
	ended := func() bool { return ctx.Err() != nil }
	begun, err := d.instance.FPDF_RenderPageBitmap_Start(&requests.FPDF_RenderPageBitmap_Start{
		Bitmap: bitmap, Page: by, StartX: -from.X, StartY: -from.Y, SizeX: whole.X, SizeY: whole.Y, Flags: flags, NeedToPauseNowCallback: ended,
	})
	if err != nil {
		return err
	}
	defer d.instance.FPDF_RenderPage_Close(&requests.FPDF_RenderPage_Close{Page: by})
	status := begun.RenderStatus
	for status == enums.FPDF_RENDER_STATUS_TOBECONTINUED {
		if err := ctx.Err(); err != nil {
			return err
		}
		more, err := d.instance.FPDF_RenderPage_Continue(&requests.FPDF_RenderPage_Continue{Page: by, NeedToPauseNowCallback: ended})
		if err != nil {
			return err
		}
		status = more.RenderStatus
	}
	return ctx.Err()
}

// drawFields draws the form fields over the page. A form that cannot be opened
// leaves the page as it is.
func (d *document) drawFields(bitmap references.FPDF_BITMAP, page references.FPDF_PAGE, whole, from image.Point) {
	if d.form == "" {
		opened, err := d.instance.FPDFDOC_InitFormFillEnvironment(&requests.FPDFDOC_InitFormFillEnvironment{Document: d.ref, FormFillInfo: still})
		if err != nil {
			return
		}
		d.form = opened.FormHandle
	}
	d.instance.FPDF_FFLDraw(&requests.FPDF_FFLDraw{
		FormHandle: d.form, Bitmap: bitmap, Page: requests.Page{ByReference: &page}, StartX: -from.X, StartY: -from.Y, SizeX: whole.X, SizeY: whole.Y, Flags: flags,
	})
}

// leaveForm closes the form that drawFields opened.
func (d *document) leaveForm() {
	if d.form != "" {
		d.instance.FPDFDOC_ExitFormFillEnvironment(&requests.FPDFDOC_ExitFormFillEnvironment{FormHandle: d.form})
		d.form = ""
	}
}

// still is a form that only stands there: nothing it asks for is done.
var still = structs.FPDF_FORMFILLINFO{
	FFI_Invalidate:         func(references.FPDF_PAGE, float64, float64, float64, float64) {},
	FFI_SetCursor:          func(enums.FXCT) {},
	FFI_SetTimer:           func(int, func(int)) int { return 0 },
	FFI_KillTimer:          func(int) {},
	FFI_GetLocalTime:       func() structs.FPDF_SYSTEMTIME { return structs.FPDF_SYSTEMTIME{} },
	FFI_GetPage:            func(references.FPDF_DOCUMENT, int) *references.FPDF_PAGE { return nil },
	FFI_GetRotation:        func(references.FPDF_PAGE) enums.FPDF_PAGE_ROTATION { return 0 },
	FFI_ExecuteNamedAction: func(string) {},
}
