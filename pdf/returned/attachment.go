package returned

import (
	"bytes"

	"paragraf/pdf/object"
)

// mostAttachments bounds the search.
const mostAttachments = 200

// attached gives the attachments of a PDF, in the order of their objects, to
// each as often as it asks for more.
func attached(pdf []byte, each func(name string, content []byte) (more bool)) {
	f, err := object.Parse(pdf)
	if err != nil {
		return
	}
	seen := 0
	for _, ref := range f.Objects() {
		d, err := f.Dict(ref)
		if err != nil || d["EF"] == nil {
			continue
		}
		if seen++; seen > mostAttachments {
			return
		}
		files, err := f.Dict(d["EF"])
		if err != nil {
			continue
		}
		name := f.Text(d["UF"])
		if name == "" {
			name = f.Text(d["F"])
		}
		key := object.Name("UF")
		if files[key] == nil {
			key = "F"
		}
		s, err := f.Stream(files[key])
		if err != nil {
			continue
		}
		if content, err := f.Decode(s); err == nil && !each(name, content) {
			return
		}
	}
}

// holds looks for a file among the attachments of a PDF, byte for byte, and
// gives its name there.
func holds(pdf, file []byte) (name string, ok bool) {
	attached(pdf, func(n string, content []byte) bool {
		if ok = bytes.Equal(content, file); ok {
			name = n
		}
		return !ok
	})
	return name, ok
}

// attachmentsKept tells whether a PDF has every attachment of another, byte for
// byte and under the same name.
func attachmentsKept(original, back []byte) bool {
	type attachment struct{ name, content string }
	missing := map[attachment]bool{}
	attached(original, func(name string, content []byte) bool {
		missing[attachment{name, string(content)}] = true
		return true
	})
	if len(missing) == 0 {
		return true
	}
	attached(back, func(name string, content []byte) bool {
		delete(missing, attachment{name, string(content)})
		return len(missing) > 0
	})
	return len(missing) == 0
}
