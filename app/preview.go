package app

import (
	"context"
	"image"
	"runtime/debug"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/pdf/verify"
	pdfview "paragraf/pdf/view"
)

// preview shows a document as pages in a screen. What takes time, to compose it
// and to open it, is done away from the UI thread; what is shown stays until
// the new one is there.
type preview struct {
	win    fyne.Window
	view   *ui.PageView
	of     string // whose documents are shown: a meeting's id; another's are not left standing
	cancel func()
	turn   int          // documents asked for
	shown  opened       // what is on the desk
	places map[int]spot // where each § begins
	wanted int          // a § to go to as soon as it is there
}

// spot is where a § begins: page from 1, and points below its upper edge.
type spot struct {
	page int
	down float32
}

// paper is a document to be shown: what tells it from others, and how to get
// its bytes.
type paper struct {
	key  string
	name string
	// series is the same for a document that is made anew as it changes: only
	// then may its old pictures stand in until the new ones are drawn.
	series string
	read   func(context.Context) ([]byte, error)
	own    bool // made by this program, so that its bookmarks can be trusted
	// beside is what the document has become: then the pairs of pages are shown
	// side by side.
	beside []byte
	pairs  []verify.Pair
}

// opened is a document that is shown.
type opened struct {
	paper
	pdf    []byte
	pages  *pdfview.Paper
	two    *sheets // pages is then its left one
	places map[int]spot
}

// close gives back what the pages needed.
func (o opened) close() {
	if o.two != nil {
		o.two.close()
	} else if o.pages != nil {
		o.pages.Close()
	}
}

func newPreview(win fyne.Window, label string) *preview {
	p := &preview{win: win, view: ui.NewPageView()}
	p.view.Label = label
	return p
}

// show shows the document that find names. done is called on the UI thread with
// what find found, when the pages stand there; not where another document was
// asked for meanwhile. find may be slow. of is the meeting whose document it is.
func (p *preview) show(of string, find func(context.Context) (paper, error), done func(error)) {
	if of != p.of {
		p.close()
		p.of, p.wanted = of, 0
	}
	p.stop()
	p.turn++
	turn, before := p.turn, p.shown
	if before.pages == nil {
		p.view.Wait(swedish.T("window.pages.working"))
	}
	p.cancel = ui.Load(p.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (opened, error) {
		found, err := find(ctx)
		if err != nil || found.key == before.key && before.pages != nil {
			before.paper = found
			return before, err
		}
		return open(ctx, found)
	}, func(o opened, err error) {
		if turn != p.turn {
			if o.pages != p.shown.pages {
				o.close()
			}
			return
		}
		if err == nil && o.pages != p.shown.pages {
			p.put(o)
		}
		if err != nil {
			p.empty(whyNot(o.name, err))
		}
		if done != nil {
			done(err)
		}
	})
}

// open reads a document and opens it for drawing.
func open(ctx context.Context, found paper) (opened, error) {
	pdf, err := found.read(ctx)
	if err != nil {
		return opened{paper: found}, err
	}
	if found.pairs != nil {
		two, err := openSheets(ctx, pdf, found.beside, found.pairs)
		if err != nil {
			return opened{}, err
		}
		return opened{paper: found, pdf: pdf, pages: two.left, two: &two, places: map[int]spot{}}, nil
	}
	pages, err := pdfview.Open(ctx, pdf)
	if err != nil {
		return opened{paper: found}, err
	}
	o := opened{paper: found, pdf: pdf, pages: pages, places: map[int]spot{}}
	if !found.own {
		return o, nil
	}
	marks, err := pages.Marks(ctx)
	if err != nil {
		pages.Close()
		return opened{}, err
	}
	for _, m := range marks {
		if n, ok := sectionOf(m.Title); ok && m.Page >= 0 {
			if _, known := o.places[n]; !known {
				o.places[n] = spot{m.Page + 1, float32(m.Down)}
			}
		}
	}
	return o, nil
}

// sectionOf reads the number of "§ 46 Jourverksamhet".
func sectionOf(title string) (int, bool) {
	rest, ok := strings.CutPrefix(strings.ReplaceAll(title, "\u00a0", " "), "§ ")
	if !ok {
		return 0, false
	}
	digits, _, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

// put puts an opened document on the desk.
func (p *preview) put(o opened) {
	p.shown.close()
	if o.series == "" || o.series != p.shown.series {
		p.view.SetSource(nil)
	}
	p.shown, p.places = o, o.places
	source := &ui.PageSource{Most: pdfview.MaxArea, Render: func(ctx context.Context, page, width int) (*image.RGBA, error) {
		return o.pages.Render(ctx, page, width)
	}, RenderPart: o.pages.RenderPart}
	source.Text = o.pages.Text
	source.Letters = func(ctx context.Context, page int) ([]ui.PageLetter, error) {
		read, err := o.pages.Letters(ctx, page)
		letters := make([]ui.PageLetter, len(read))
		for i, l := range read {
			letters[i] = ui.PageLetter{Rune: l.Rune, X: l.Left, Y: l.Top, Width: l.Right - l.Left, Height: l.Bottom - l.Top}
		}
		return letters, err
	}
	for _, s := range o.pages.Pages() {
		source.Sizes = append(source.Sizes, fyne.NewSize(float32(s.Width), float32(s.Height)))
	}
	if o.two != nil {
		source = o.two.source()
	}
	p.view.SetSource(source)
	if o.own {
		ui.Go(debug.FreeOSMemory) // composing a long document leaves megabytes that are not asked for again
	}
	p.readContents(o)
	if p.wanted != 0 {
		p.goTo(p.wanted)
	}
}

// goTo shows where a § begins, now or as soon as the pages are there.
func (p *preview) goTo(section int) {
	p.wanted = section
	if at, ok := p.places[section]; ok {
		p.wanted = 0
		p.view.GoTo(at.page, max(at.down-24, 0))
	}
}

// empty clears the desk and says why.
func (p *preview) empty(why string) {
	p.close()
	p.view.Wait(why)
}

// stop breaks off what is being made.
func (p *preview) stop() {
	if p.cancel != nil {
		p.cancel()
	}
}

// close gives back what the pages needed.
func (p *preview) close() {
	p.stop()
	p.turn++
	if p.shown.pages != nil {
		p.view.SetSource(nil)
	}
	p.shown.close()
	p.shown, p.places = opened{}, nil
}
