package ui

import (
	"context"
	"image"
	"runtime/debug"
	"slices"

	"fyne.io/fyne/v2"
)

// pagesBytes bounds the pictures of pages that are kept, in bytes.
const pagesBytes = 32 << 20

// largePicture is how many bytes make a picture so large that what the ones
// before it took is given back to the system at once: each step of zooming
// leaves some behind.
const largePicture = 6 << 20

// picture names the picture of a page, from 0, or of a part of it, as it is where
// the whole page has a width in pixels; an empty part is the whole.
type picture struct {
	page, width int
	part        image.Rectangle
}

// pageMaker has the pictures of pages drawn, one at a time and away from the UI
// goroutine, and keeps as many as its bound allows. All its methods are called
// on the UI goroutine.
type pageMaker struct {
	made   func()       // a picture has come
	do     func(func()) // does something on the UI goroutine
	source *PageSource

	wanted []picture // what is needed now, the most urgent first
	kept   []kept    // the latest used last
	bytes  int
	limit  int                 // of bytes
	before map[int]*image.RGBA // of the document before, until each page is drawn
	failed map[picture]bool

	held    bool // wait with drawing: a zoom is under way
	drawing bool
	now     picture
	cancel  context.CancelFunc
}

type kept struct {
	picture
	image *image.RGBA
	at    image.Rectangle // of a part: what of it was drawn
}

func newPageMaker(made func()) *pageMaker {
	return &pageMaker{made: made, do: fyne.Do, limit: pagesBytes, failed: map[picture]bool{}}
}

// use begins with another document; keep lets the pictures of the one before
// stand in until the new ones are there.
func (m *pageMaker) use(s *PageSource, keep bool) {
	var before map[int]*image.RGBA
	if keep {
		before = map[int]*image.RGBA{}
		for _, w := range m.wanted {
			if shown, _ := m.best(w); shown != nil {
				before[w.page] = shown
			}
		}
	}
	m.stop()
	m.source, m.before = s, before
	m.wanted, m.kept, m.bytes, m.failed = nil, nil, 0, map[picture]bool{}
}

// stop breaks off what is being drawn.
func (m *pageMaker) stop() {
	if m.cancel != nil {
		m.cancel()
	}
}

// hold makes the drawing wait.
func (m *pageMaker) hold(on bool) { m.held = on }

// want says which pictures are needed now. What is being drawn and no longer
// needed is broken off.
func (m *pageMaker) want(pictures []picture) {
	m.wanted = pictures
	m.dropParts()
	if m.drawing && !slices.Contains(pictures, m.now) {
		m.stop()
	}
	m.start()
}

// best returns the picture that was asked for, else the sharpest other of that
// page; failed tells that it cannot be drawn.
func (m *pageMaker) best(p picture) (shown *image.RGBA, failed bool) {
	for i, k := range m.kept {
		if k.picture == p {
			m.kept = append(slices.Delete(m.kept, i, i+1), k)
			return k.image, false
		}
	}
	for _, k := range m.kept {
		if k.page == p.page && k.part.Empty() && (shown == nil || k.image.Rect.Dx() > shown.Rect.Dx()) {
			shown = k.image
		}
	}
	if shown == nil {
		shown = m.before[p.page]
	}
	return shown, m.failed[p]
}

// missing is the place of the most urgent picture that is to be drawn among those
// that are wanted, -1 for none.
func (m *pageMaker) missing() int {
	return slices.IndexFunc(m.wanted, func(p picture) bool { return !m.has(p) && !m.failed[p] })
}

// idle reports that there is nothing to draw.
func (m *pageMaker) idle() bool { return !m.drawing && m.missing() < 0 }

// start draws the most urgent picture that is missing, if none is being drawn.
func (m *pageMaker) start() {
	if m.drawing || m.held || m.source == nil {
		return
	}
	i := m.missing()
	if i < 0 {
		return
	}
	p, source := m.wanted[i], m.source
	if inLine {
		drawn, err := p.draw(context.Background(), source)
		m.keep(p, drawn, err)
		m.start()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.drawing, m.now, m.cancel = true, p, cancel
	go func() {
		drawn, err := p.draw(ctx, source)
		ended := ctx.Err() != nil
		cancel()
		m.do(func() {
			m.drawing, m.cancel = false, nil
			if source == m.source && (err == nil || !ended) {
				m.keep(p, drawn, err)
			}
			m.made()
			m.start()
			if m.idle() && drawn != nil && len(drawn.Pix) >= largePicture {
				Go(debug.FreeOSMemory)
			}
		})
	}()
}

func (p picture) draw(ctx context.Context, source *PageSource) (*image.RGBA, error) {
	if p.part.Empty() {
		return source.Render(ctx, p.page, p.width)
	}
	return source.RenderPart(ctx, p.page, p.width, p.part)
}

// part returns the picture of a part of a page, the latest that was drawn, and
// where it lies on a page that is so wide; nil for none.
func (m *pageMaker) part(page int) (shown *image.RGBA, at image.Rectangle, width int) {
	for _, k := range m.kept {
		if k.page == page && !k.part.Empty() {
			shown, at, width = k.image, k.at, k.width
		}
	}
	return shown, at, width
}

// dropParts lets go of the parts of pages that are not seen in parts any more, and
// of those that have been drawn anew.
func (m *pageMaker) dropParts() {
	m.kept = slices.DeleteFunc(m.kept, func(k kept) bool {
		if k.part.Empty() || slices.Contains(m.wanted, k.picture) {
			return false
		}
		i := slices.IndexFunc(m.wanted, func(p picture) bool { return p.page == k.page && !p.part.Empty() })
		if i >= 0 && !m.has(m.wanted[i]) { // it stands in for the one that is to come
			return false
		}
		m.bytes -= len(k.image.Pix)
		return true
	})
}

func (m *pageMaker) has(p picture) bool {
	return slices.ContainsFunc(m.kept, func(k kept) bool { return k.picture == p })
}

// keep keeps a picture, and lets go of those used longest ago that are not
// needed now.
func (m *pageMaker) keep(p picture, drawn *image.RGBA, err error) {
	if err != nil || drawn == nil {
		m.failed[p] = true
		return
	}
	k := kept{picture: p, image: drawn}
	if p.part.Empty() {
		delete(m.before, p.page)
	} else {
		k.at = drawn.Rect
		drawn.Rect = drawn.Rect.Sub(drawn.Rect.Min) // it is a picture of its own on the screen
	}
	m.kept = append(m.kept, k)
	m.bytes += len(drawn.Pix)
	for i := 0; i < len(m.kept) && m.bytes > m.limit; {
		if slices.Contains(m.wanted, m.kept[i].picture) {
			i++
			continue
		}
		m.bytes -= len(m.kept[i].image.Pix)
		m.kept = slices.Delete(m.kept, i, i+1)
	}
}
