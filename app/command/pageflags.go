package command

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/swedish"
	"paragraf/data"
)

// pageFlags are the flags that name a place in an attachment.
type pageFlags struct {
	attachment string
	page       int
	area       string
	strokes    []string
}

func (f *pageFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.attachment, "attachment", "", swedish.T("command.flag.on_attachment"))
	flags.IntVar(&f.page, "page", 0, swedish.T("command.flag.page"))
	flags.StringVar(&f.area, "area", "", swedish.T("command.flag.area"))
	flags.StringArrayVar(&f.strokes, "stroke", nil, swedish.T("command.flag.stroke"))
}

// place is the place that the flags name, nil for none. What is drawn and has no
// words has a colour.
func (f *pageFlags) place(cmd *cobra.Command, mark *markFlags) (*data.PageRef, error) {
	changed := cmd.Flags().Changed
	if !changed("attachment") {
		for _, name := range []string{"page", "area", "stroke"} {
			if changed(name) {
				return nil, usage(cmd, "command.usage.flag_missing", "flag", "--attachment")
			}
		}
		return nil, nil
	}
	at := data.PageRef{Attachment: f.attachment, Page: f.page}
	bad := func(flag, value string) error {
		return usage(cmd, "command.usage.flag_bad", "flag", flag, "value", value)
	}
	if changed("page") && f.page < 1 {
		return nil, bad("--page", strconv.Itoa(f.page))
	}
	if changed("area") {
		v, ok := numbers(f.area, ",")
		if !ok || len(v) != 4 || v[0] >= v[2] || v[1] >= v[3] {
			return nil, bad("--area", f.area)
		}
		at.Area = &data.Area{Left: v[0], Top: v[1], Right: v[2], Bottom: v[3]}
	}
	for _, s := range f.strokes {
		var stroke data.Stroke
		for _, point := range strings.Fields(s) {
			v, ok := numbers(point, ",")
			if !ok || len(v) != 2 {
				return nil, bad("--stroke", s)
			}
			stroke = append(stroke, data.Point{X: v[0], Y: v[1]})
		}
		if len(stroke) == 0 {
			return nil, bad("--stroke", s)
		}
		at.Strokes = append(at.Strokes, stroke)
	}
	if at.Area != nil && len(at.Strokes) > 0 {
		return nil, bad("--stroke", f.strokes[0])
	}
	if at.Drawn() && mark.colour == "" {
		mark.colour = data.NoteColours[0]
	}
	return &at, nil
}

// numbers reads numbers with a sign between.
func numbers(s, between string) ([]float64, bool) {
	var all []float64
	for _, part := range strings.Split(s, between) {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil {
			return nil, false
		}
		all = append(all, v)
	}
	return all, true
}
