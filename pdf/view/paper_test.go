package view

import (
	"context"
	"errors"
	"image"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// ink counts the dark pixels of a part of a picture, in hundredths of its
// width and height.
func ink(picture *image.RGBA, left, top, right, bottom int) int {
	w, h := picture.Rect.Dx(), picture.Rect.Dy()
	n := 0
	for y := top * h / 100; y < bottom*h/100; y++ {
		for x := left * w / 100; x < right*w/100; x++ {
			if picture.Pix[picture.PixOffset(picture.Rect.Min.X+x, picture.Rect.Min.Y+y)] < 128 {
				n++
			}
		}
	}
	return n
}

func TestAPartOfAPageIsDrawnAsItIsInTheWhole(t *testing.T) {
	p, err := Open(context.Background(), simplePDF(show("F2", 40, 72, 740, "Protokoll")))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	whole, err := p.Render(context.Background(), 0, 1500)
	if err != nil {
		t.Fatal(err)
	}
	part, err := p.RenderPart(context.Background(), 0, 1500, image.Rect(200, 150, 700, 420))
	if err != nil {
		t.Fatal(err)
	}
	if part.Rect != image.Rect(200, 150, 700, 420) || ink(part, 0, 0, 100, 100) < 1000 {
		t.Fatalf("%v with %d dark pixels", part.Rect, ink(part, 0, 0, 100, 100))
	}
	for y := part.Rect.Min.Y; y < part.Rect.Max.Y; y++ {
		for x := part.Rect.Min.X; x < part.Rect.Max.X; x++ {
			if a, b := int(part.RGBAAt(x, y).R), int(whole.RGBAAt(x, y).R); a-b > 8 || b-a > 8 {
				t.Fatalf("at %d, %d: %d in the part, %d in the whole", x, y, a, b)
			}
		}
	}
	large, err := p.RenderPart(context.Background(), 0, 90_000, image.Rect(89_000, 100_000, 95_000, 101_000))
	if err != nil || large.Rect.Max.X != 90_000 {
		t.Errorf("beyond the edge: %v, %v", large, err)
	}
	if _, err := p.RenderPart(context.Background(), 0, 1000, image.Rect(1000, 0, 1200, 100)); err == nil {
		t.Error("a part beside the page was drawn")
	}
	if _, err := p.RenderPart(context.Background(), 1, 1000, image.Rect(0, 0, 10, 10)); err == nil {
		t.Error("a part of no page was drawn")
	}
}

func TestAPageIsDrawnAtTheSizeAskedForWithItsWords(t *testing.T) {
	p, err := Open(context.Background(), simplePDF(show("F2", 40, 72, 740, "Protokoll")))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if len(p.Pages()) != 1 || p.Pages()[0] != (Size{595, 842}) {
		t.Fatalf("pages %v", p.Pages())
	}
	for _, width := range []int{300, 900} {
		picture, err := p.Render(context.Background(), 0, width)
		if err != nil {
			t.Fatal(err)
		}
		if got := picture.Rect.Dx(); got != width {
			t.Errorf("%d pixels wide, want %d", got, width)
		}
		if high := picture.Rect.Dy(); high != (width*842+297)/595 {
			t.Errorf("%d pixels high at %d", high, width)
		}
		if ink(picture, 10, 7, 60, 14) < 20 {
			t.Error("the words are not where they stand on the page")
		}
		if ink(picture, 0, 20, 100, 100) > 0 {
			t.Error("something is drawn where nothing stands")
		}
		if picture.Pix[3] != 0xff || picture.Pix[0] != 0xff {
			t.Error("the paper is not white and opaque")
		}
	}
	if _, err := p.Render(context.Background(), 1, 300); err == nil {
		t.Error("a page that is not there was drawn")
	}
}

func TestTwoPapersAreDrawnByTurns(t *testing.T) {
	var papers []*Paper
	for _, y := range []float64{740, 100} {
		p, err := Open(context.Background(), simplePDF(show("F2", 40, 72, y, "Protokoll")))
		if err != nil {
			t.Fatal(err)
		}
		papers = append(papers, p)
	}
	var wait sync.WaitGroup
	for i := range 12 {
		wait.Go(func() {
			picture, err := papers[i%2].Render(context.Background(), 0, 200)
			if err != nil {
				t.Error(err)
				return
			}
			if top := ink(picture, 0, 0, 100, 50) > 0; top != (i%2 == 0) {
				t.Errorf("paper %d shows the other's words", i%2)
			}
			papers[(i+1)%2].Close() // what is closed may be drawn again
		})
	}
	wait.Wait()
}

func TestDrawingEndsWhenItIsCancelled(t *testing.T) {
	p, err := Open(context.Background(), simplePDF(show("F1", 11, 72, 740, "Protokoll")))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Render(ctx, 0, 300); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := p.Render(context.Background(), 0, 300); err != nil {
		t.Errorf("after that: %v", err)
	}
}

func TestADamagedFileIsNotOpened(t *testing.T) {
	for _, file := range [][]byte{nil, []byte("inte en pdf"), []byte("%PDF-1.7\n%%EOF")} {
		if _, err := Open(context.Background(), file); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: %v", file, err)
		}
	}
}

func TestWhatWasDrawnAndClosedLeavesNothingBehind(t *testing.T) {
	heap := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	once := func(size float64) {
		p, err := Open(context.Background(), simplePDF(show("F1", size, 72, 740, strings.Repeat("Protokoll ", int(size)*50))))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Render(context.Background(), 0, 900); err != nil {
			t.Fatal(err)
		}
		p.Close()
	}
	once(9)
	before := heap()
	for i := range 12 {
		once(float64(10 + i))
	}
	if after := heap(); after > before+20<<20 {
		t.Errorf("%d MB after one paper, %d MB after twelve more", before>>20, after>>20)
	}
}

func TestPicturesAreBounded(t *testing.T) {
	for _, c := range []struct {
		page  Size
		width int
	}{{Size{595, 842}, 1 << 30}, {Size{1, 14400}, 4000}, {Size{14400, 1}, 5}, {Size{595, 842}, -1}} {
		w, h := pixels(c.page, c.width)
		if w < 1 || h < 1 || w > MaxPixels || h > MaxPixels {
			t.Errorf("%v at %d: %d × %d", c.page, c.width, w, h)
		}
	}
}
