package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// patience is how long work lasts before a terminal is told of it.
const patience = 700 * time.Millisecond

// eraseLine moves to the start of the line and empties it (ECMA-48).
const eraseLine = "\r\x1b[K"

// A progress says on one line of a terminal what is being done, once that lasts.
// Its methods do nothing on a nil progress.
type progress struct {
	out   io.Writer
	delay time.Duration

	mutex sync.Mutex
	doing string
	timer *time.Timer
	shown bool
}

// startProgress gives nil when nobody looks: out is no terminal, or one that can't
// erase a line.
func startProgress(out io.Writer) *progress {
	file, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	return &progress{out: out, delay: patience}
}

// say names the work that starts now, without a full stop.
func (p *progress) say(doing string) {
	if p == nil {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.doing = doing
	if p.shown {
		p.write()
	} else if p.timer == nil {
		p.timer = time.AfterFunc(p.delay, p.show)
	}
}

func (p *progress) show() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.doing != "" {
		p.shown = true
		p.write()
	}
}

func (p *progress) write() { fmt.Fprintf(p.out, "%s%s …", eraseLine, p.doing) }

// end empties the line. Nothing is written after it.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.doing = ""
	if p.timer != nil {
		p.timer.Stop()
	}
	if p.shown {
		p.shown = false
		fmt.Fprint(p.out, eraseLine)
	}
}
