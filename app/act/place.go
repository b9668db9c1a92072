package act

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"paragraf/data"
)

// step is one step of a [data.Claim]'s path: a field's name as JSON has it, or
// an index into a list.
type step struct {
	name  string
	index int // -1 for a name
}

// steps takes a path as "items[3].lists[0].title" apart; nil if it is none.
func steps(path string) []step {
	var all []step
	for _, part := range strings.Split(path, ".") {
		name, rest, _ := strings.Cut(part, "[")
		if name == "" {
			return nil
		}
		all = append(all, step{name, -1})
		for rest != "" {
			number, after, ok := strings.Cut(rest, "]")
			n, err := strconv.Atoi(number)
			if !ok || err != nil || n < 0 || after != "" && !strings.HasPrefix(after, "[") {
				return nil
			}
			all = append(all, step{"", n})
			rest = strings.TrimPrefix(after, "[")
		}
	}
	return all
}

// fieldOf returns the number of a struct's field by its name in JSON, -1 if it
// has none.
func fieldOf(t reflect.Type, name string) int {
	for i := range t.NumField() {
		if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); tag == name && name != "-" {
			return i
		}
	}
	return -1
}

// valueAt returns what stands at a path of a meeting; not ok if there is nothing.
func valueAt(m data.Meeting, path string) (v reflect.Value, ok bool) {
	v = reflect.ValueOf(m)
	for _, s := range steps(path) {
		for v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		switch {
		case s.name != "" && v.Kind() == reflect.Struct:
			i := fieldOf(v.Type(), s.name)
			if i < 0 {
				return v, false
			}
			v = v.Field(i)
		case s.name == "" && v.Kind() == reflect.Slice && s.index < v.Len():
			v = v.Index(s.index)
		default:
			return v, false
		}
	}
	return v, path != ""
}

// changedAt returns a meeting in which the value at a path is another. What
// lies on the way is copied, so that the meeting it was given stays as it was;
// an optional part that is missing is made, and so is the element after the
// last of a list.
func changedAt(m data.Meeting, path string, change func(reflect.Value) (reflect.Value, error)) (data.Meeting, error) {
	all := steps(path)
	if all == nil {
		return m, fmt.Errorf("%q is no place in a meeting", path)
	}
	v, err := changedIn(reflect.ValueOf(m), all, path, change)
	if err != nil {
		return m, err
	}
	return v.Interface().(data.Meeting), nil
}

func changedIn(v reflect.Value, all []step, path string, change func(reflect.Value) (reflect.Value, error)) (reflect.Value, error) {
	if len(all) == 0 {
		return change(v)
	}
	copied := reflect.New(v.Type()).Elem()
	copied.Set(v)
	s := all[0]
	switch {
	case v.Kind() == reflect.Pointer:
		target := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			target.Elem().Set(v.Elem())
		}
		inner, err := changedIn(target.Elem(), all, path, change)
		if err != nil {
			return v, err
		}
		target.Elem().Set(inner)
		copied.Set(target)
		return copied, nil
	case s.name != "" && v.Kind() == reflect.Struct && fieldOf(v.Type(), s.name) >= 0:
		i := fieldOf(v.Type(), s.name)
		inner, err := changedIn(v.Field(i), all[1:], path, change)
		if err != nil {
			return v, err
		}
		copied.Field(i).Set(inner)
		return copied, nil
	case s.name == "" && v.Kind() == reflect.Slice && s.index <= v.Len():
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len()+1)
		reflect.Copy(list, v)
		if s.index == v.Len() {
			list = reflect.Append(list, reflect.Zero(v.Type().Elem()))
		}
		inner, err := changedIn(list.Index(s.index), all[1:], path, change)
		if err != nil {
			return v, err
		}
		list.Index(s.index).Set(inner)
		return list, nil
	}
	return v, fmt.Errorf("%q is no place in a meeting", path)
}

// without returns a list without its element i, as a copy.
func without(list reflect.Value, i int) reflect.Value {
	shorter := reflect.MakeSlice(list.Type(), 0, list.Len())
	shorter = reflect.AppendSlice(shorter, list.Slice(0, i))
	return reflect.AppendSlice(shorter, list.Slice(i+1, list.Len()))
}

// parent returns the path of the list that a path's last step counts in, and
// the index; not ok if the last step is no index.
func parent(path string) (list string, index int, ok bool) {
	open := strings.LastIndexByte(path, '[')
	if open < 0 || !strings.HasSuffix(path, "]") {
		return "", 0, false
	}
	index, err := strconv.Atoi(path[open+1 : len(path)-1])
	return path[:open], index, err == nil && index >= 0
}

// withinPath reports whether a path is the given one or lies in it.
func withinPath(path, of string) bool {
	rest, ok := strings.CutPrefix(path, of)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// renumbered gives the path of what comes after element index of a list, once
// that element is gone (by -1) or another stands before it (by +1).
func renumbered(path, list string, index, by int) string {
	rest, ok := strings.CutPrefix(path, list+"[")
	if !ok {
		return path
	}
	number, after, ok := strings.Cut(rest, "]")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < index {
		return path
	}
	return list + "[" + strconv.Itoa(n+by) + "]" + after
}
