package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"unguarded/checker"
)

// memory keeps shares in a map, for tests of the handler. The stores that are
// used are tested where they are.
type memory map[string][]byte

func (m memory) Put(_ context.Context, id string, text []byte) error {
	if len(text) > 2*MaxShare {
		return ErrTooLarge
	}
	m[id] = text
	return nil
}

func (m memory) Get(_ context.Context, id string) ([]byte, error) {
	content, found := m[id]
	if !found {
		return nil, ErrNotShared
	}
	return content, nil
}

// share shares a request and returns the id.
func share(t *testing.T, h http.Handler, request string) string {
	t.Helper()
	response := ask(h, "POST", "/api/share", request, "Content-Type", "application/json")
	body := bodyOf(t, response)
	if response.StatusCode != http.StatusCreated {
		t.Fatalf("got status %d and %s", response.StatusCode, body)
	}
	var answer struct{ ID string }
	if err := json.Unmarshal([]byte(body), &answer); err != nil || !shareID.MatchString(answer.ID) {
		t.Fatalf("got %s and the error %v, want an id", body, err)
	}
	if want := "/api/share/" + answer.ID; response.Header.Get("Location") != want {
		t.Errorf("got Location %q, want %q", response.Header.Get("Location"), want)
	}
	return answer.ID
}

func TestWhatIsSharedComesBack(t *testing.T) {
	h := newServer(t)
	id := share(t, h, `{"files":[{"path":"app.py","source":"x = '<é>'\n"}],"profile":"classic"}`)
	response := ask(h, "GET", "/api/share/"+id, "")
	got, err := checker.DecodeRequest([]byte(bodyOf(t, response)))
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != 200 || got.Profile != checker.ProfileClassic || len(got.Files) != 1 || got.Files[0] != (checker.File{Path: "app.py", Source: "x = '<é>'\n"}) {
		t.Errorf("got status %d and %+v", response.StatusCode, got)
	}
	again := ask(h, "GET", "/api/share/"+id, "", "If-None-Match", response.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("asked again with its tag: got status %d, want 304", again.StatusCode)
	}
}

func TestTheSameTextHasTheSameID(t *testing.T) {
	h := newServer(t)
	first := share(t, h, `{"files":[{"path":"app.py","source":"x"}]}`)
	same := share(t, h, ` { "options": {"ignore": []}, "profile": "routes", "files": [ {"source": "\u0078", "path": "app.py"} ] } `)
	other := share(t, h, `{"files":[{"path":"app.py","source":"y"}]}`)
	if first != same || first == other {
		t.Errorf("got %s, %s for the same and %s for another text", first, same, other)
	}
}

func TestAShortLinkLeadsToThePage(t *testing.T) {
	h := newServer(t)
	id := share(t, h, request)
	response := ask(h, "GET", "/s/"+id, "")
	if got := response.Header.Get("Location"); response.StatusCode != http.StatusFound || got != "/#s="+id {
		t.Errorf("got status %d and Location %q", response.StatusCode, got)
	}
}

func TestIDsThatAreNone(t *testing.T) {
	h := newServer(t)
	for _, id := range []string{"aaaaaaaaaaaaaaaaaaaaaaaa", "AAAAAAAAAAAAAAAAAAAAAAAA", "a", "..%2f..%2fetc", "aaaaaaaaaaaaaaaaaaaaaaaa%0a", strings.Repeat("a", 5000)} {
		response := ask(h, "GET", "/api/share/"+id, "")
		if response.StatusCode != 404 || response.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("/api/share/%.30s: got status %d and type %q", id, response.StatusCode, response.Header.Get("Content-Type"))
		}
	}
	for _, id := range []string{"a", "%2f%2fevil.example", "aaaaaaaaaaaaaaaaaaaaaaaa%0d%0aX:y"} {
		if response := ask(h, "GET", "/s/"+id, ""); response.StatusCode != 404 || response.Header.Get("Location") != "" {
			t.Errorf("/s/%s: got status %d and Location %q", id, response.StatusCode, response.Header.Get("Location"))
		}
	}
}

func TestAShareThatIsTooLargeIsRefused(t *testing.T) {
	h := newServer(t)
	for name, size := range map[string]int{"for the store": 2 * MaxShare, "for any request": maxRequest} {
		response := ask(h, "POST", "/api/share", `{"files":[{"path":"app.py","source":"`+strings.Repeat("x", size)+`"}]}`, "Content-Type", "application/json")
		if response.StatusCode != 413 {
			t.Errorf("%s: got status %d and %s", name, response.StatusCode, bodyOf(t, response))
		}
	}
}

func TestAShareIsARequest(t *testing.T) {
	h := newServer(t)
	response := ask(h, "POST", "/api/share", `{"files":"x"}`, "Content-Type", "application/json")
	if body := bodyOf(t, response); response.StatusCode != 400 || !strings.Contains(body, "files: expected a list, found a text") {
		t.Errorf("got status %d and %s", response.StatusCode, body)
	}
}

func TestWhatAStoreDamagedIsNotServed(t *testing.T) {
	kept := memory{}
	h := Handler(Config{Assets: http.NotFoundHandler(), Shares: kept})
	id := share(t, h, request)
	for name, content := range map[string][]byte{"another text": []byte(`{"files":[]}`), "cut off": kept[id][:20], "nothing": {}} {
		kept[id] = content
		if response := ask(h, "GET", "/api/share/"+id, ""); response.StatusCode != 503 {
			t.Errorf("%s: got status %d, want 503", name, response.StatusCode)
		}
	}
}

// broken is a store that does not work.
type broken struct{}

func (broken) Put(context.Context, string, []byte) error   { return errors.New("disk full") }
func (broken) Get(context.Context, string) ([]byte, error) { return nil, errors.New("disk gone") }

func TestAStoreThatFailsIsAProblemOfTheServer(t *testing.T) {
	var log told
	h := Handler(Config{Assets: http.NotFoundHandler(), Shares: broken{}, Failed: log.failed})
	put := ask(h, "POST", "/api/share", request, "Content-Type", "application/json")
	got := ask(h, "GET", "/api/share/aaaaaaaaaaaaaaaaaaaaaaaa", "")
	for _, response := range []*http.Response{put, got} {
		if body := bodyOf(t, response); response.StatusCode != 503 || strings.Contains(body, "disk") {
			t.Errorf("got status %d and %s", response.StatusCode, body)
		}
	}
	if !strings.Contains(log.String(), "disk full") || !strings.Contains(log.String(), "disk gone") {
		t.Errorf("the log has %s, want both reasons", log.String())
	}
}

func TestWithoutAStoreThereAreNoShortLinks(t *testing.T) {
	h := Handler(Config{Assets: http.NotFoundHandler()})
	if body := bodyOf(t, ask(h, "GET", "/api/features", "")); body != `{"version":"`+checker.Version+`","check":{"maxBytes":1048576},"share":null}` {
		t.Errorf("features: got %s", body)
	}
	if response := ask(h, "POST", "/api/share", request, "Content-Type", "application/json"); response.StatusCode != 404 {
		t.Errorf("share: got status %d, want 404", response.StatusCode)
	}
	if body := bodyOf(t, ask(newServer(t), "GET", "/api/features", "")); !strings.Contains(body, `"share":{"maxBytes":65536,"days":90}`) {
		t.Errorf("features with a store: got %s", body)
	}
}
