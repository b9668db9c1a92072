package token

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Host starts helpers. The zero value starts this program itself and is what
// everybody uses but tests.
type Host struct {
	Command  []string      // the helper's program and arguments; nil: this program with [HelperCommand]
	Patience time.Duration // how long a driver may take to answer; 0: 30 seconds
}

// Waiting for a person who types on a card reader, or in a window of the
// driver's own, takes longer than waiting for a card.
const humanPatience = 3 * time.Minute

// patience is how long a driver may take, where a person at a card reader has
// to answer too or not.
func (h Host) patience(human bool) time.Duration {
	switch {
	case h.Patience > 0:
		return h.Patience
	case human:
		return humanPatience
	}
	return 30 * time.Second
}

// helper is a running helper with its module loaded.
type helper struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    io.ReadCloser
	module string
	about  About
	dead   error // why it can answer no more
	ended  chan struct{}
	once   sync.Once
}

// start starts a helper and has it load a module.
func (h Host) start(ctx context.Context, module string) (*helper, error) {
	if info, err := os.Stat(module); err != nil || info.IsDir() {
		return nil, &Error{Problem: Missing, Module: module}
	}
	command := h.Command
	if command == nil {
		self, err := os.Executable()
		if err != nil {
			return nil, &Error{Problem: NoHelper, Module: module}
		}
		command = []string{self, HelperCommand}
	}
	cmd := exec.Command(command[0], command[1:]...)
	hide(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	// What a driver or a crash writes to standard error goes nowhere.
	if err := cmd.Start(); err != nil {
		return nil, &Error{Problem: NoHelper, Module: module}
	}
	p := &helper{cmd: cmd, in: in, out: out, module: module, ended: make(chan struct{})}
	answer, err := p.ask(ctx, h.patience(false), Request{Do: DoLoad, Path: module})
	if err != nil {
		p.end()
		return nil, err
	}
	if answer.Module != nil {
		p.about = *answer.Module
	}
	return p, nil
}

// ask sends a request and waits for its answer, as long as patience lasts.
// After a crash or a silence the helper is ended, and every later request has
// the same error.
func (p *helper) ask(ctx context.Context, patience time.Duration, r Request) (Answer, error) {
	if p.dead != nil {
		return Answer{}, p.dead
	}
	type outcome struct {
		answer Answer
		err    error
	}
	got := make(chan outcome, 1)
	go func() {
		var o outcome
		if o.err = WriteFrame(p.in, r); o.err == nil {
			o.err = ReadFrame(p.out, &o.answer)
		}
		got <- o
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case o := <-got:
		if o.err != nil {
			return Answer{}, p.die(&Error{Problem: Crashed, Module: p.module})
		}
		if o.answer.Error != nil {
			o.answer.Error.Module = p.module
			return Answer{}, o.answer.Error
		}
		return o.answer, nil
	case <-timer.C:
		return Answer{}, p.die(&Error{Problem: Silent, Module: p.module})
	case <-ctx.Done():
		return Answer{}, p.die(ctx.Err())
	}
}

func (p *helper) die(why error) error {
	p.dead = why
	p.end()
	return why
}

// close has the helper log out and close its session, and waits for its end.
func (p *helper) close() {
	if p.dead == nil {
		_, err := p.ask(context.Background(), 5*time.Second, Request{Do: DoClose})
		if err == nil {
			p.dead = errors.New("closed")
		}
	}
	p.end()
}

// end ends the process, if it runs, and frees what it held. One that is called
// off is left to come to the end of its call, which it does by itself: a token
// in files breaks where a driver is ended while it writes.
func (p *helper) end() {
	p.once.Do(func() {
		p.in.Close()
		go func() {
			p.cmd.Wait()
			close(p.ended)
		}()
		select {
		case <-p.ended:
		case <-time.After(endPatience(p.dead)):
			if calledOff(p.dead) {
				return
			}
			p.cmd.Process.Kill()
			<-p.ended
		}
	})
}

// endPatience is how long a helper may take to end by itself: one whose driver
// hangs is not waited for, nor one that is called off.
func endPatience(why error) time.Duration {
	var e *Error
	if why == nil || errors.As(why, &e) && e.Problem == Silent || calledOff(why) {
		return 200 * time.Millisecond
	}
	return 3 * time.Second
}

func calledOff(why error) bool {
	return errors.Is(why, context.Canceled) || errors.Is(why, context.DeadlineExceeded)
}

// List shows what the modules hold, each asked by a helper of its own and all
// at once. A module that fails has its reason in Err; the others are not
// touched by it. Nobody is logged in.
func (h Host) List(ctx context.Context, paths []string) []Module {
	list := make([]Module, len(paths))
	var all sync.WaitGroup
	for i, path := range paths {
		all.Go(func() { list[i] = h.show(ctx, path) })
	}
	all.Wait()
	return list
}

func (h Host) show(ctx context.Context, path string) Module {
	m := Module{Path: path, Name: ProductName(path)}
	p, err := h.start(ctx, path)
	if err != nil {
		m.Err = err
		return m
	}
	defer p.close()
	m.About = p.about
	answer, err := p.ask(ctx, h.patience(false), Request{Do: DoSlots})
	m.Slots, m.Err = answer.Slots, err
	return m
}
