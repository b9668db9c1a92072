package token

import (
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// URI is a name of a key by RFC 7512. An attribute that is nil or empty is not
// asked for.
type URI struct {
	Token, Manufacturer, Serial, Model *string
	Object                             *string
	ID                                 []byte
	SlotDescription                    *string
	SlotManufacturer                   *string
	SlotID                             *uint
	LibraryDescription                 *string
	LibraryManufacturer                *string
	LibraryVersion                     string
	ModulePath, ModuleName             string
	PINFile                            string // path of a file that holds the PIN, from pin-source
}

// URIError tells what is wrong with a URI and where.
type URIError struct {
	Code      string // scheme | attribute | twice | escape | value | pin_value | pin_source | empty
	Attribute string
	Value     string // never that of a PIN
}

func (e *URIError) Error() string {
	return fmt.Sprintf("pkcs11 URI: %s %s %s", e.Code, e.Attribute, e.Value)
}

// IsURI tells a URI from the path of a file.
func IsURI(s string) bool { return len(s) >= 7 && strings.EqualFold(s[:7], "pkcs11:") }

// ParseURI reads a URI strictly: what RFC 7512 does not allow, what it does not
// know, and what this program could not keep to is an error, an [*URIError].
// A PIN in the URI itself is refused, since others can read arguments.
func ParseURI(s string) (URI, error) {
	var u URI
	if !IsURI(s) {
		return u, &URIError{Code: "scheme"}
	}
	path, query, hasQuery := strings.Cut(s[7:], "?")
	seen := map[string]bool{}
	read := func(part, separator string, set func(name, value string) error) error {
		if part == "" {
			return nil
		}
		for _, attribute := range strings.Split(part, separator) {
			name, raw, ok := strings.Cut(attribute, "=")
			if !ok || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
				return &URIError{Code: "attribute", Attribute: name}
			}
			if name == "pin-value" {
				return &URIError{Code: "pin_value", Attribute: name}
			}
			if seen[name] {
				return &URIError{Code: "twice", Attribute: name}
			}
			seen[name] = true
			value, err := unescape(raw, separator)
			if err != nil {
				return &URIError{Code: "escape", Attribute: name, Value: raw}
			}
			if name != "id" && !utf8.ValidString(value) {
				return &URIError{Code: "escape", Attribute: name, Value: raw}
			}
			if err := set(name, value); err != nil {
				return err
			}
		}
		return nil
	}
	if err := read(path, ";", u.setPath); err != nil {
		return URI{}, err
	}
	if hasQuery {
		if err := read(query, "&", u.setQuery); err != nil {
			return URI{}, err
		}
	}
	if len(seen) == 0 {
		return URI{}, &URIError{Code: "empty"}
	}
	return u, nil
}

// lengths are how many bytes of a text a token has room for (CK_TOKEN_INFO and
// its kin); a longer one can never be found.
var lengths = map[string]int{"token": 32, "manufacturer": 32, "serial": 16, "model": 16,
	"slot-description": 64, "slot-manufacturer": 32, "library-description": 32, "library-manufacturer": 32}

func (u *URI) setPath(name, value string) error {
	bad := &URIError{Code: "value", Attribute: name, Value: value}
	if most, ok := lengths[name]; ok && len(value) > most {
		return bad
	}
	switch name {
	case "token":
		u.Token = &value
	case "manufacturer":
		u.Manufacturer = &value
	case "serial":
		u.Serial = &value
	case "model":
		u.Model = &value
	case "object":
		u.Object = &value
	case "id":
		if value == "" {
			return bad
		}
		u.ID = []byte(value)
	case "type":
		if value != "private" && value != "cert" {
			return bad // a key to sign with is named by itself or its certificate
		}
	case "slot-description":
		u.SlotDescription = &value
	case "slot-manufacturer":
		u.SlotManufacturer = &value
	case "slot-id":
		n, err := strconv.ParseUint(value, 10, 32)
		if err != nil || strings.Trim(value, "0123456789") != "" {
			return bad
		}
		id := uint(n)
		u.SlotID = &id
	case "library-description":
		u.LibraryDescription = &value
	case "library-manufacturer":
		u.LibraryManufacturer = &value
	case "library-version":
		major, minor, dotted := strings.Cut(value, ".")
		for _, n := range []string{major, minor} {
			if v, err := strconv.ParseUint(n, 10, 8); n != "" && (err != nil || strconv.FormatUint(v, 10) != n) || n == "" && (dotted || n == major) {
				return bad
			}
		}
		if !dotted {
			value += ".0"
		}
		u.LibraryVersion = value
	default:
		return &URIError{Code: "attribute", Attribute: name}
	}
	return nil
}

func (u *URI) setQuery(name, value string) error {
	bad := &URIError{Code: "value", Attribute: name, Value: value}
	switch name {
	case "module-path":
		if !filepath.IsAbs(value) {
			return bad
		}
		u.ModulePath = filepath.Clean(value)
	case "module-name":
		if value == "" || strings.ContainsAny(value, `/\`) {
			return bad
		}
		u.ModuleName = value
	case "pin-source":
		path, isURI := strings.CutPrefix(value, "file:")
		if isURI {
			path = strings.TrimPrefix(path, "//")
		}
		if !filepath.IsAbs(path) { // "|command" and other schemes too
			return &URIError{Code: "pin_source", Attribute: name}
		}
		u.PINFile = path
	default:
		return &URIError{Code: "attribute", Attribute: name}
	}
	return nil
}

// plain are the characters that stand for themselves (RFC 7512 2.3); "&" does
// so only in the path, "/", "?" and "|" only in the query.
const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:[]@!$'()*+,="

func unescape(s, separator string) (string, error) {
	allowed := plain + "&"
	if separator == "&" {
		allowed = plain + "/?|"
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '%':
			if i+3 > len(s) {
				return "", strconv.ErrSyntax
			}
			c, err := hex.DecodeString(s[i+1 : i+3])
			if err != nil {
				return "", err
			}
			b.WriteByte(c[0])
			i += 2
		case strings.IndexByte(allowed, s[i]) >= 0:
			b.WriteByte(s[i])
		default:
			return "", strconv.ErrSyntax
		}
	}
	return b.String(), nil
}

func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(plain, s[i]) >= 0 && s[i] != '=' {
			b.WriteByte(s[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
	}
	return b.String()
}

// String writes the parts of a URI that name a key: token, serial, id, object,
// and the path of the module.
func (u URI) String() string {
	var parts []string
	for _, a := range []struct {
		name  string
		value *string
	}{{"token", u.Token}, {"serial", u.Serial}, {"object", u.Object}} {
		if a.value != nil {
			parts = append(parts, a.name+"="+escape(*a.value))
		}
	}
	if len(u.ID) > 0 {
		id := "id="
		for _, c := range u.ID {
			id += fmt.Sprintf("%%%02X", c)
		}
		parts = append(parts, id)
	}
	s := "pkcs11:" + strings.Join(parts, ";")
	if u.ModulePath != "" {
		s += "?module-path=" + strings.ReplaceAll(escape(u.ModulePath), "%2F", "/")
	}
	return s
}

// Modules are those that the URI leaves to be asked, of those that there are.
func (u URI) Modules(there []string) []string {
	if u.ModulePath != "" {
		return []string{u.ModulePath}
	}
	if u.ModuleName == "" {
		return there
	}
	return slices.DeleteFunc(slices.Clone(there), func(path string) bool {
		base := filepath.Base(path)
		base = strings.TrimSuffix(base, filepath.Ext(base))
		return base != u.ModuleName && base != "lib"+u.ModuleName
	})
}

// Matches tells whether the URI names this certificate's key (RFC 7512 2.5).
func (u URI) Matches(e Entry, about About) bool {
	is := func(want *string, have string) bool { return want == nil || *want == have }
	t := e.Slot.Token
	return is(u.Token, t.Label) && is(u.Manufacturer, t.Manufacturer) && is(u.Serial, t.Serial) && is(u.Model, t.Model) &&
		is(u.Object, e.Certificate.Label) && (u.ID == nil || string(u.ID) == string(e.Certificate.ID)) &&
		is(u.SlotDescription, e.Slot.Description) && (u.SlotID == nil || *u.SlotID == e.Slot.ID) &&
		is(u.SlotManufacturer, e.Slot.Manufacturer) &&
		is(u.LibraryDescription, about.Description) && is(u.LibraryManufacturer, about.Manufacturer) &&
		(u.LibraryVersion == "" || u.LibraryVersion == about.Version)
}
