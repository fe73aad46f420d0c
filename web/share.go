package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
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

// shares answers the requests about one store.
type shares struct {
	store  Store
	failed func(what string)
}

// put keeps a Request. Requests that mean the same are one share, however their
// JSON is laid out.
func (s shares) put(w http.ResponseWriter, r *http.Request) {
	request, ok := readRequest(w, r)
	if !ok {
		return
	}
	text := checker.EncodeRequest(request)
	id := idOf(text)
	err := s.store.Put(r.Context(), id, text)
	if errors.Is(err, ErrTooLarge) {
		problem(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("The text takes more than %d bytes when it is compressed, which is the most that is shared here.", MaxShare))
		return
	}
	if err != nil {
		s.unavailable(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Location", "/api/share/"+id)
	w.WriteHeader(http.StatusCreated)
	json.NewEncoder(w).Encode(struct {
		ID string `json:"id"`
	}{id})
}

// get answers with the Request that was shared.
func (s shares) get(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if !shareID.MatchString(id) {
		problem(w, http.StatusNotFound, "id: expected 24 letters a to z and digits 2 to 7; there is no other share.")
		return
	}
	text, err := s.store.Get(r.Context(), id)
	if errors.Is(err, ErrNotShared) {
		problem(w, http.StatusNotFound, fmt.Sprintf("Nothing is shared under %s. A share is kept for %d days.", id, shareDays))
		return
	}
	if err != nil {
		s.unavailable(w, err)
		return
	}
	if idOf(text) != id {
		s.unavailable(w, fmt.Errorf("what the store has under %s is damaged", id))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "private, max-age=3600")
	w.Header().Set("ETag", `"`+id+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
}

// unavailable answers for a store that failed. The reason is for who runs the
// server, not for the caller.
func (s shares) unavailable(w http.ResponseWriter, err error) {
	s.failed("the store failed: " + err.Error())
	problem(w, http.StatusServiceUnavailable, "The store of shared texts does not answer. Try again later.")
}

// openShare leads to the page, which reads the id from the fragment. So the page
// has one address only, from which all its assets are found.
func openShare(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if !shareID.MatchString(id) {
		problem(w, http.StatusNotFound, "This is no short link: expected 24 letters a to z and digits 2 to 7 after /s/.")
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Location", "/#s="+id)
	w.WriteHeader(http.StatusFound)
}
