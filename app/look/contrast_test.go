package look_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
)

// pair is a colour that is seen on a ground, with the least contrast that WCAG
// 2.2 asks for: 4.5 for text (1.4.3), 3 for parts (1.4.11).
type pair struct {
	top, ground fyne.ThemeColorName
	least       float64
}

func pairs() []pair {
	var all []pair
	grounds := []fyne.ThemeColorName{look.Ground, look.Paper, look.Where, look.Card, look.Row, look.RowHover,
		look.GoodTint, look.WarningTint, look.ErrorTint, look.AccentTint, look.Desk,
		theme.ColorNameButton, theme.ColorNameInputBackground, theme.ColorNameMenuBackground,
		theme.ColorNameOverlayBackground, theme.ColorNameHeaderBackground}
	texts := []fyne.ThemeColorName{look.Ink, look.Secondary, look.Accent, look.Good, look.Warning, look.Error,
		theme.ColorNameHyperlink}
	for _, g := range grounds {
		for _, t := range texts {
			all = append(all, pair{t, g, 4.5})
		}
		for _, part := range []fyne.ThemeColorName{look.Border, look.Ring, theme.ColorNameInputBorder} {
			if g != look.Row && g != look.Desk { // no field stands on these
				all = append(all, pair{part, g, 3})
			}
		}
	}
	marked := []fyne.ThemeColorName{look.HighlightYellow, look.HighlightGreen, look.HighlightRed, look.HighlightBlue,
		look.Found, look.FoundHere, theme.ColorNameSelection}
	for _, g := range marked {
		all = append(all, pair{look.Ink, g, 4.5})
	}
	for i, m := range []fyne.ThemeColorName{look.MarkYellow, look.MarkGreen, look.MarkRed, look.MarkBlue} {
		all = append(all, pair{m, look.Paper, 3}, pair{m, look.Card, 3}, pair{m, marked[i], 3})
	}
	for _, g := range []fyne.ThemeColorName{look.Ground, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground} {
		all = append(all, pair{theme.ColorNamePlaceHolder, g, 4.5}, pair{theme.ColorNameDisabled, g, 4.5})
	}
	return append(all,
		pair{theme.ColorNameDisabled, theme.ColorNameDisabledButton, 4.5},
		pair{theme.ColorNameDisabled, theme.ColorNameMenuBackground, 4.5},
		pair{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 4.5},
		pair{theme.ColorNameForegroundOnError, theme.ColorNameError, 4.5},
		pair{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess, 4.5},
		pair{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, 4.5},
		pair{theme.ColorNameSelection, look.Paper, 3},
		pair{theme.ColorNameSelection, theme.ColorNameInputBackground, 3},
		pair{theme.ColorNameFocus, theme.ColorNameMenuBackground, 3},
		pair{theme.ColorNameFocus, look.Ground, 3},
		pair{theme.ColorNameFocus, theme.ColorNameButton, 3},
		pair{theme.ColorNameScrollBar, look.Ground, 3},
		pair{theme.ColorNameScrollBar, look.Paper, 3},
		pair{look.Accent, look.Row, 3},   // the bar beside the chosen row
		pair{look.Ground, look.Ink, 4.5}, // what a toast says
		pair{look.Good, look.GoodTint, 4.5},
		pair{look.Warning, look.WarningTint, 4.5},
		pair{look.Error, look.ErrorTint, 4.5},
	)
}

func TestEveryPairHasTheContrastThatWCAGAsksFor(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		th := look.New(look.Options{Mode: mode})
		for _, p := range pairs() {
			ground := th.Color(p.ground, theme.VariantLight)
			top := look.Over(th.Color(p.top, theme.VariantLight), ground)
			if got := look.Contrast(top, ground); got < p.least {
				t.Errorf("%s: %s on %s has contrast %.2f, want at least %.1f", mode, p.top, p.ground, got, p.least)
			}
		}
	}
}

// Words stand on what these translucent colours make of the ground below: the
// focus of Fyne's menus, the mouse over a button, over one with a full ground.
func TestTextStaysReadableUnderFocusAndHover(t *testing.T) {
	for _, c := range []struct {
		cover, top, ground fyne.ThemeColorName
	}{
		{theme.ColorNameFocus, look.Ink, theme.ColorNameMenuBackground},
		{theme.ColorNameFocus, look.Ink, theme.ColorNameButton},
		{theme.ColorNameFocus, theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameHover, look.Ink, theme.ColorNameMenuBackground},
		{theme.ColorNameHover, look.Ink, look.Paper},
		{theme.ColorNameHover, look.Accent, theme.ColorNameButton},
		{theme.ColorNameHover, look.Accent, look.Ground},
		{theme.ColorNameHover, look.Accent, look.Paper},
		{theme.ColorNameHover, look.Accent, look.WarningTint},
		{theme.ColorNamePressed, theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNamePressed, theme.ColorNameForegroundOnError, theme.ColorNameError},
	} {
		for _, mode := range []look.Mode{look.Light, look.Dark} {
			th := look.New(look.Options{Mode: mode})
			ground := look.Over(th.Color(c.cover, 0), th.Color(c.ground, 0))
			if got := look.Contrast(th.Color(c.top, 0), ground); got < 4.5 {
				t.Errorf("%s: %s on %s under %s has contrast %.2f", mode, c.top, c.ground, c.cover, got)
			}
		}
	}
}

func TestContrastKnowsTheEndsOfTheScale(t *testing.T) {
	th := look.New(look.Options{Mode: look.Light})
	white := th.Color(look.Card, 0)
	if got := fmt.Sprintf("%.1f", look.Contrast(white, white)); got != "1.0" {
		t.Errorf("a colour on itself: %s", got)
	}
}
