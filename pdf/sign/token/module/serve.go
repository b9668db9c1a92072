//go:build cgo

package module

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/miekg/pkcs11"

	"paragraf/pdf/sign/token"
)

// driver is the loaded module with what is open in it.
type driver struct {
	ctx     *pkcs11.Ctx
	session pkcs11.SessionHandle
	open    bool
	logged  bool
	pin     []byte
	slot    uint
	label   string
	key     key
}

// lastCall is how long a driver may go on with what it was at when the program
// that asked has left. One that is ended while it writes to its token can leave
// it broken: a token in files then names no key any more.
const lastCall = 5 * time.Second

// Serve answers requests until the last one, or until the input ends: then the
// program that asked has left, the driver comes to the end of its call, is
// closed, and within lastCall the process ends whatever the driver does. Ctrl+C
// in a terminal goes to the helper too; only the program decides what it means.
func Serve(in io.Reader, out io.Writer) error {
	debug.SetTraceback("none") // a crash of the driver is told by the other side
	signal.Ignore(os.Interrupt, syscall.SIGHUP)
	requests := make(chan token.Request)
	go func() {
		defer close(requests)
		for {
			var r token.Request
			if token.ReadFrame(in, &r) != nil {
				time.AfterFunc(lastCall, func() { os.Exit(0) })
				return
			}
			requests <- r
		}
	}()
	var d driver
	defer d.close()
	for r := range requests {
		answer := d.answer(r)
		clear(r.PIN)
		if err := token.WriteFrame(out, answer); err != nil || r.Do == token.DoClose {
			return err
		}
	}
	return nil
}

func (d *driver) answer(r token.Request) (a token.Answer) {
	var err error
	switch {
	case r.Do == token.DoLoad:
		a.Module, err = d.load(r.Path)
	case d.ctx == nil:
		err = &token.Error{Problem: token.NoModule}
	case r.Do == token.DoSlots:
		a.Slots, err = d.slots()
	case r.Do == token.DoLogin:
		err = d.login(r)
	case r.Do == token.DoSign:
		a.Signature, err = d.sign(r)
	case r.Do == token.DoClose:
		d.close()
	default:
		err = &token.Error{Problem: token.Trouble}
	}
	if err != nil {
		a = token.Answer{Error: d.failure(err)}
	}
	return a
}

func (d *driver) load(path string) (*token.About, error) {
	ctx := pkcs11.New(path)
	if ctx == nil {
		return nil, &token.Error{Problem: token.NoModule}
	}
	if err := ctx.Initialize(); err != nil && err != pkcs11.Error(pkcs11.CKR_CRYPTOKI_ALREADY_INITIALIZED) {
		return nil, err
	}
	d.ctx = ctx
	info, err := ctx.GetInfo()
	if err != nil {
		return nil, err
	}
	return &token.About{
		Manufacturer: clean(info.ManufacturerID), Description: clean(info.LibraryDescription),
		Version:  fmt.Sprintf("%d.%d", info.LibraryVersion.Major, info.LibraryVersion.Minor),
		Cryptoki: fmt.Sprintf("%d.%d", info.CryptokiVersion.Major, info.CryptokiVersion.Minor),
	}, nil
}

// close logs out, closes the session and lets the driver go.
func (d *driver) close() {
	if d.ctx == nil {
		return
	}
	if d.logged {
		d.ctx.Logout(d.session)
	}
	if d.open {
		d.ctx.CloseSession(d.session)
	}
	d.ctx.Finalize()
	clear(d.pin)
	d.ctx, d.open, d.logged, d.pin = nil, false, false, nil
}
