package api

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"regexp"
	"time"

	"unguarded/checker"
)

// A Store keeps what was shared. Both methods may be called at the same time.
type Store interface {
	// Put keeps a text under the id for ShareLife from now on, compressed. It returns
	// when the text is safe, or ErrTooLarge. An id stands for one text only, so
	// putting it again does no more than start its time anew.
	Put(ctx context.Context, id string, text []byte) error
	// Get returns the text, or ErrNotShared when there is none or its time is over.
	Get(ctx context.Context, id string) ([]byte, error)
}

var (
	// ErrNotShared says that a Store has nothing under an id.
	ErrNotShared = errors.New("nothing is shared under this id")
	// ErrTooLarge says that a text takes more than MaxShare.
	ErrTooLarge = errors.New("the text is too large to be shared")
)

// ShareLife is how long a share is kept after it was last made.
const ShareLife = 90 * 24 * time.Hour

// MaxShare bounds what a text takes in a store, compressed with gzip, in bytes.
const MaxShare = 64 << 10

// shareID is the form of an id: 120 bits in letters and digits, too many to try.
var shareID = regexp.MustCompile(`^[a-z2-7]{24}$`)

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// idOf derives the id from the text: the same text has the same id, and nobody
// can put another text in its place.
func idOf(text []byte) string {
	sum := sha256.Sum256(text)
	return idEncoding.EncodeToString(sum[:15])
}

// share keeps a Request. Requests that mean the same are one share, however their
// JSON is laid out.
func (a *API) share(r Request) Answer {
	request, problem := readRequest(r)
	if problem != nil {
		return *problem
	}
	text := checker.EncodeRequest(request)
	id := idOf(text)
	err := a.config.Shares.Put(r.Context, id, text)
	if errors.Is(err, ErrTooLarge) {
		return Problem(413, fmt.Sprintf("The text takes more than %d bytes when it is compressed, which is the most that is shared here.", MaxShare))
	}
	if err != nil {
		return a.unavailable(err)
	}
	return Answer{
		Status: 201,
		Header: map[string]string{"Content-Type": "application/json", "Cache-Control": "no-store", "Location": "/api/share/" + id},
		Body:   []byte(`{"id":"` + id + `"}` + "\n"),
	}
}

// shared answers with the Request that was shared.
func (a *API) shared(r Request, id string) Answer {
	if !shareID.MatchString(id) {
		return Problem(404, "id: expected 24 letters a to z and digits 2 to 7; there is no other share.")
	}
	text, err := a.config.Shares.Get(r.Context, id)
	if errors.Is(err, ErrNotShared) {
		return Problem(404, fmt.Sprintf("Nothing is shared under %s. A share is kept for %d days.", id, shareDays))
	}
	if err != nil {
		return a.unavailable(err)
	}
	if idOf(text) != id {
		return a.unavailable(fmt.Errorf("what the store has under %s is damaged", id))
	}
	return tagged(r, text, `"`+id+`"`, "private, max-age=3600")
}

// unavailable answers for a store that failed. The reason is for who runs the
// server, not for the caller.
func (a *API) unavailable(err error) Answer {
	a.config.Failed("the store failed: " + err.Error())
	return Problem(503, "The store of shared texts does not answer. Try again later.")
}

// openShare leads to the page, which reads the id from the fragment. So the page
// has one address only, from which all its assets are found.
func openShare(id string) Answer {
	if !shareID.MatchString(id) {
		return Problem(404, "This is no short link: expected 24 letters a to z and digits 2 to 7 after /s/.")
	}
	return Answer{Status: 302, Header: map[string]string{"Cache-Control": "no-cache", "Location": "/#s=" + id}}
}
