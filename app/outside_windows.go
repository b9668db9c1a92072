package app

import (
	"syscall"
	"unsafe"
)

// TellOutside shows a message without a window of our own, where there can be
// none and nobody reads what is written to the terminal. It returns when the
// message was closed.
func TellOutside(text string) {
	words, err := syscall.UTF16PtrFromString(text)
	title, bad := syscall.UTF16PtrFromString("Paragraf")
	if err != nil || bad != nil {
		return
	}
	const iconError = 0x10 // MB_OK | MB_ICONERROR
	box := syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW")
	box.Call(0, uintptr(unsafe.Pointer(words)), uintptr(unsafe.Pointer(title)), iconError)
}
