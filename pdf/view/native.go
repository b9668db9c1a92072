package view

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/tetratelabs/wazero/api"
)

// native calls PDFium's own functions on an open document. go-pdfium makes two
// calls with look-ups and allocations of every character, six times as slow; its
// reading of bookmarks never ends in a file where they form a ring, and its
// FPDFBookmark_GetDest calls another function.
//
// It is used by one goroutine, like the document, and between calls of go-pdfium.
type native struct {
	ctx       context.Context
	module    api.Module
	document  uint64 // PDFium's own pointer
	functions map[string]api.Function
	room      uint32     // a place of roomSize bytes in the module's memory for what functions return
	stack     [12]uint64 // as many arguments as the longest call has
}

// roomSize is how much a function may return beside its result, in bytes.
const roomSize = 4096

var errNative = errors.New("this build of PDFium is not known")

// newNative looks up what go-pdfium keeps to itself.
func newNative(instance pdfium.Pdfium, ref references.FPDF_DOCUMENT) (n *native, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errNative, r)
		}
	}()
	inside := reflect.ValueOf(instance.GetImplementation()).Elem()
	module, ok := inside.FieldByName("Module").Interface().(api.Module)
	if !ok {
		return nil, errNative
	}
	ctx, ok := inside.FieldByName("Context").Interface().(context.Context)
	if !ok {
		return nil, errNative
	}
	handle := inside.FieldByName("documentRefs").MapIndex(reflect.ValueOf(ref)).Elem().FieldByName("handle").Elem()
	n = &native{ctx: ctx, module: module, document: handle.Uint(), functions: map[string]api.Function{}}
	room, err := n.call("malloc", roomSize)
	if err != nil || room == 0 {
		return nil, fmt.Errorf("%w: no memory", errNative)
	}
	n.room = uint32(room)
	return n, nil
}

// call calls a function by its name.
func (n *native) call(name string, arguments ...uint64) (uint64, error) {
	f := n.functions[name]
	if f == nil {
		if f = n.module.ExportedFunction(name); f == nil {
			return 0, fmt.Errorf("%w: no %s", errNative, name)
		}
		n.functions[name] = f
	}
	stack := n.stack[:max(len(arguments), 1)]
	copy(stack, arguments)
	if err := f.CallWithStack(n.ctx, stack); err != nil {
		return 0, err
	}
	return stack[0], nil
}

// number calls a function whose result is a signed number of 32 bits.
func (n *native) number(name string, arguments ...uint64) (int, error) {
	result, err := n.call(name, arguments...)
	return int(int32(uint32(result))), err
}

// float32 and int32 read what a function left in the room, at a place counted
// in fours of bytes.
func (n *native) float32(place uint32) float64 {
	v, _ := n.module.Memory().ReadUint32Le(n.room + 4*place)
	return float64(math.Float32frombits(v))
}

func (n *native) int32(place uint32) int {
	v, _ := n.module.Memory().ReadUint32Le(n.room + 4*place)
	return int(int32(v))
}

// words calls a function that leaves words in UTF-16 in a place for which it is
// given the address and the length in bytes, as its last arguments. Longer words
// than the room holds are cut off.
func (n *native) words(name string, arguments ...uint64) (string, error) {
	size, err := n.number(name, append(arguments, uint64(n.room), roomSize)...)
	if err != nil || size <= 2 {
		return "", err
	}
	if size > roomSize { // nothing was written: it is asked for more room
		place, err := n.call("malloc", uint64(size))
		if err != nil || place == 0 || size > 1<<20 {
			return "", err
		}
		defer n.call("free", place)
		if _, err := n.call(name, append(arguments, place, uint64(size))...); err != nil {
			return "", err
		}
		return n.utf16(uint32(place), size/2-1), nil
	}
	return n.utf16(n.room, size/2-1), nil
}

// utf16 reads so many units of UTF-16 from the module's memory.
func (n *native) utf16(at uint32, units int) string {
	raw, ok := n.module.Memory().Read(at, uint32(2*units))
	if !ok {
		return ""
	}
	list := make([]uint16, units)
	for i := range list {
		list[i] = binary.LittleEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(list))
}
