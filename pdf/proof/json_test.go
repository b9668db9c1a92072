package proof

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Objects and arrays are divided where encoding/json divides them, whatever
// space and escapes they hold.
func TestJSONIsDividedAsByTheStandardLibrary(t *testing.T) {
	space := rapid.SampledFrom([]string{"", "", " ", "\n\t", " \r\n "})
	var value func(t *rapid.T, depth int) string
	text := func(t *rapid.T) string {
		s, err := json.Marshal(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"a\"b", "\\", "}]", "å,:", ""})).Draw(t, "text"))
		if err != nil {
			t.Fatal(err)
		}
		return string(s)
	}
	value = func(t *rapid.T, depth int) string {
		gap := func() string { return space.Draw(t, "space") }
		kind := rapid.IntRange(0, 6).Draw(t, "kind")
		if depth > 3 {
			kind %= 5
		}
		var parts []string
		for range rapid.IntRange(0, 3).Draw(t, "size") * (kind / 5) {
			part := value(t, depth+1)
			if kind == 6 {
				part = fmt.Sprintf("%s%s:%s%s", fmt.Sprintf(`"%d%s`, len(parts), text(t)[1:]), gap(), gap(), part)
			}
			parts = append(parts, gap()+part+gap())
		}
		switch kind {
		case 5:
			return "[" + gap() + strings.Join(parts, ",") + "]"
		case 6:
			return "{" + gap() + strings.Join(parts, ",") + "}"
		}
		return []string{"null", "true", "-1.5e3", text(t), text(t)}[kind]
	}
	rapid.Check(t, func(t *rapid.T) {
		raw := space.Draw(t, "space") + value(t, 0) + space.Draw(t, "space")
		var list []json.RawMessage
		isArray := json.Unmarshal([]byte(raw), &list) == nil && list != nil
		got, err := values([]byte(raw))
		if (err == nil) != isArray {
			t.Fatalf("%q: an array %v, but %v", raw, isArray, err)
		}
		if isArray && len(list) > 0 && !reflect.DeepEqual(got, list) {
			t.Fatalf("%q: %q, not %q", raw, got, list)
		}
		var object map[string]json.RawMessage
		isObject := json.Unmarshal([]byte(raw), &object) == nil && object != nil
		all, err := members([]byte(raw))
		if (err == nil) != isObject {
			t.Fatalf("%q: an object %v, but %v", raw, isObject, err)
		}
		if len(all) != len(object) {
			t.Fatalf("%q: %d members, not %d", raw, len(all), len(object))
		}
		for _, m := range all {
			if string(object[m.name]) != string(m.value) {
				t.Fatalf("%q: %q is %q, not %q", raw, m.name, m.value, object[m.name])
			}
		}
	})
}

func FuzzMembers(f *testing.F) {
	f.Add([]byte(`{"a":[1,{"b":"\\"}],"å\u0061":null}`))
	f.Add([]byte(`{"a":1,"\u0061":2}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		all, err := members(raw)
		var object map[string]json.RawMessage
		if err != nil {
			return
		}
		if json.Unmarshal(raw, &object) != nil || len(object) != len(all) {
			t.Fatalf("%q: %d members, not %d", raw, len(all), len(object))
		}
		for _, m := range all {
			if string(object[m.name]) != string(m.value) {
				t.Fatalf("%q: %q is %q, not %q", raw, m.name, m.value, object[m.name])
			}
		}
	})
}
