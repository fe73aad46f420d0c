package checker

import (
	"fmt"
	"strings"
	"sync"

	"unguarded/checker/diag"
)

// Trials are the sessions in which a session checks its fixes: while somebody edits a
// text, the same fixes are offered again and again. One is begun when a fix is offered
// for the second time, and dropped when the fix is not offered any more. A nil
// *trials keeps none.
type trials struct {
	lock       sync.Mutex
	kept, next map[string]*Session // by the fix's edits
	asked, now map[string]bool
}

// Bounds on what is kept: the text of the project, in bytes, and the sessions.
const (
	maxTrialText = 400_000
	maxTrials    = 3
)

// turn begins a check.
func (t *trials) turn() {
	t.kept, t.next = t.next, map[string]*Session{}
	t.asked, t.now = t.now, map[string]bool{}
}

// take gives the session for a fix, nil where there is none. Who takes it puts it
// back when it is done with it.
func (t *trials) take(fix string) *Session {
	if t == nil {
		return nil
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	s := t.kept[fix]
	delete(t.kept, fix)
	if s == nil && t.asked[fix] && !t.now[fix] && len(t.kept)+len(t.next) < maxTrials {
		s = &Session{}
	}
	t.now[fix] = true
	return s
}

func (t *trials) put(fix string, s *Session) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.next[fix] = s
}

// keyOf writes down edits.
func keyOf(edits []diag.Edit) string {
	var key strings.Builder
	for _, e := range edits {
		fmt.Fprintf(&key, "%q %d %d %q\n", e.Path, e.Span.Start, e.Span.End, e.NewText)
	}
	return key.String()
}
