package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"time"

	"unguarded/checker"
)

// A Store keeps what was shared. Both methods may be called at the same time.
type Store interface {
	// Put keeps content, at most 64 KiB, under the id for ShareLife from now on.
	// It returns when the content is safe. An id stands for one content only, so
	// putting it again does no more than start its time anew.
	Put(ctx context.Context, id string, content []byte) error
	// Get returns the content, or ErrNotShared when there is none or its time is over.
	Get(ctx context.Context, id string) ([]byte, error)
}

// ErrNotShared says that a Store has nothing under an id.
var ErrNotShared = errors.New("nothing is shared under this id")

// ShareLife is how long a share is kept after it was last made.
const ShareLife = 90 * 24 * time.Hour

// maxShare bounds what a share takes in the store, compressed, in bytes.
const maxShare = 64 << 10

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
type shares struct{ store Store }

// put keeps a Request. Requests that mean the same are one share, however their
// JSON is laid out.
func (s shares) put(w http.ResponseWriter, r *http.Request) {
	request, ok := readRequest(w, r)
	if !ok {
		return
	}
	text := checker.EncodeRequest(request)
	content, err := compress(text)
	if err != nil {
		panic(err)
	}
	if len(content) > maxShare {
		problem(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("The text takes %d bytes compressed: expected %d at most.", len(content), maxShare))
		return
	}
	id := idOf(text)
	if err := s.store.Put(r.Context(), id, content); err != nil {
		unavailable(w, err)
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
	content, err := s.store.Get(r.Context(), id)
	if errors.Is(err, ErrNotShared) {
		problem(w, http.StatusNotFound, fmt.Sprintf("Nothing is shared under %s. A share is kept for %d days.", id, shareDays))
		return
	}
	if err != nil {
		unavailable(w, err)
		return
	}
	text, err := decompress(content)
	if err != nil || idOf(text) != id {
		unavailable(w, fmt.Errorf("what the store has under %s is damaged", id))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "private, max-age=3600")
	w.Header().Set("ETag", `"`+id+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
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

func compress(text []byte) ([]byte, error) {
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	if _, err := writer.Write(text); err != nil {
		return nil, err
	}
	err := writer.Close()
	return out.Bytes(), err
}

// decompress gives up on what would be longer than any request.
func decompress(content []byte) ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(reader, 2*maxRequest))
}
