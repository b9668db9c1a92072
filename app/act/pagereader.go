package act

import (
	"context"
	"image"

	"paragraf/data"
	"paragraf/pdf/view"
)

// OpenStore opens the stores of a folder so that the notes on attachments follow
// their new versions. Errors are those of [data.Open].
func OpenStore(ctx context.Context, dir string, options ...data.Option) (*data.Store, error) {
	return data.Open(ctx, dir, append(options, data.WithPageReader(pageReader{}))...)
}

// pageReader reads attachments for the store.
type pageReader struct{}

func (pageReader) Texts(ctx context.Context, file []byte) ([]string, error) {
	paper, err := view.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	defer paper.Close()
	return paper.Texts(ctx)
}

// lookWide is how many pixels wide the pictures are in which pages are compared:
// a figure in a table is more than one of them.
const lookWide = 128

func (pageReader) Looks(ctx context.Context, file []byte, pages []int) (map[int]data.PageLook, error) {
	paper, err := view.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	defer paper.Close()
	looks := map[int]data.PageLook{}
	for _, page := range pages {
		if page < 1 || page > len(paper.Pages()) {
			continue
		}
		picture, err := paper.Render(ctx, page-1, lookWide)
		if err != nil {
			return nil, err
		}
		size := paper.Pages()[page-1]
		looks[page] = data.PageLook{Width: size.Width, Height: size.Height, Wide: picture.Rect.Dx(), Cells: greys(picture)}
	}
	return looks, nil
}

func greys(picture *image.RGBA) []byte {
	cells := make([]byte, 0, len(picture.Pix)/4)
	for i := 0; i+3 < len(picture.Pix); i += 4 {
		r, g, b := int(picture.Pix[i]), int(picture.Pix[i+1]), int(picture.Pix[i+2])
		cells = append(cells, byte((299*r+587*g+114*b)/1000))
	}
	return cells
}
