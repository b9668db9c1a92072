package data

import (
	"reflect"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// normal brings every string under a pointer to valid UTF-8 without NUL (each
// byte that is neither becomes U+FFFD, as a reader shows it) in form NFC, the
// form in which å, ä and ö are one character and offsets are counted. What the
// value shares with others, its slices and pointers, is copied first.
func normal(pointer any) { normalValue(reflect.ValueOf(pointer).Elem()) }

func normalValue(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		s := v.String()
		if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
			s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
		}
		if s = norm.NFC.String(s); s != v.String() {
			v.SetString(s)
		}
	case reflect.Slice:
		if v.IsNil() || v.Type().Elem().Kind() == reflect.Int {
			return
		}
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(copied, v)
		for i := range copied.Len() {
			normalValue(copied.Index(i))
		}
		v.Set(copied)
	case reflect.Pointer:
		if !v.IsNil() {
			copied := reflect.New(v.Type().Elem())
			copied.Elem().Set(v.Elem())
			normalValue(copied.Elem())
			v.Set(copied)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				normalValue(f)
			}
		}
	}
}

// fold is a text as it is compared: NFC, case folded, each run of spaces of any
// kind one space. Å, ä and ö stay letters of their own.
func fold(s string) string {
	fields := strings.FieldsFunc(norm.NFC.String(s), func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
	})
	return cases.Fold().String(strings.Join(fields, " "))
}

var (
	swedishLock sync.Mutex
	swedish     = collate.New(language.Swedish)
)

// compareSwedish orders two texts as a Swedish reader expects: å, ä, ö last.
func compareSwedish(a, b string) int {
	swedishLock.Lock() // a collator keeps buffers
	defer swedishLock.Unlock()
	return swedish.CompareString(a, b)
}
