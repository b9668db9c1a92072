package ui

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// ShowMenuKeys writes the key of each item at the right edge of its menu, as
// words of the item. Fyne would draw it in the ink of the words at a fifth of its
// strength, which has a contrast of 1.5, and in English; so the shortcut is kept
// from being drawn, and goes on working. On macOS the system draws menus itself.
func ShowMenuKeys(m *fyne.Menu, keys map[*fyne.MenuItem]string) {
	if runtime.GOOS == "darwin" {
		return
	}
	wide := float32(0)
	for _, item := range m.Items {
		width := menuWidth(item.Label)
		if k := keys[item]; k != "" {
			width += menuWidth(k) + 28*theme.TextSize()/15
		}
		wide = max(wide, width)
	}
	for _, item := range m.Items {
		if item.Shortcut != nil {
			item.Shortcut = undrawn{item.Shortcut}
		}
		if k := keys[item]; k != "" {
			item.Label += spaces(wide-menuWidth(item.Label)-menuWidth(k)) + k
		}
	}
}

// undrawn is a shortcut without the methods that menus draw one by.
type undrawn struct{ fyne.Shortcut }

func menuWidth(s string) float32 { return widthOf(s, theme.TextSize(), fyne.TextStyle{}, nil) }

// spaces returns spaces of a width, to within that of a hair space.
func spaces(width float32) string {
	const hair = "\u200a"
	wide, narrow := menuWidth(" "), menuWidth(hair)
	n := int(width / wide)
	text := strings.Repeat(" ", n)
	if narrow > 0.3 && narrow < wide {
		text += strings.Repeat(hair, int((width-float32(n)*wide)/narrow))
	}
	return text
}
