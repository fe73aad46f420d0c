package api

import (
	"context"
	"encoding/json"
	"errors"
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
func share(t *testing.T, h *API, request string) string {
	t.Helper()
	response := ask(h, "POST", "/api/share", request, "Content-Type", "application/json")
	body := string(response.Body)
	if response.Status != 201 {
		t.Fatalf("got status %d and %s", response.Status, body)
	}
	var answer struct{ ID string }
	if err := json.Unmarshal([]byte(body), &answer); err != nil || !shareID.MatchString(answer.ID) {
		t.Fatalf("got %s and the error %v, want an id", body, err)
	}
	if want := "/api/share/" + answer.ID; response.Header["Location"] != want {
		t.Errorf("got Location %q, want %q", response.Header["Location"], want)
	}
	return answer.ID
}

func TestWhatIsSharedComesBack(t *testing.T) {
	h := newAPI()
	id := share(t, h, `{"files":[{"path":"app.py","source":"x = '<é>'\n"}],"profile":"classic"}`)
	response := ask(h, "GET", "/api/share/"+id, "")
	got, err := checker.DecodeRequest(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if response.Status != 200 || got.Profile != checker.ProfileClassic || len(got.Files) != 1 || got.Files[0] != (checker.File{Path: "app.py", Source: "x = '<é>'\n"}) {
		t.Errorf("got status %d and %+v", response.Status, got)
	}
	again := ask(h, "GET", "/api/share/"+id, "", "If-None-Match", response.Header["ETag"])
	if again.Status != 304 {
		t.Errorf("asked again with its tag: got status %d, want 304", again.Status)
	}
}

func TestTheSameTextHasTheSameID(t *testing.T) {
	h := newAPI()
	first := share(t, h, `{"files":[{"path":"app.py","source":"x"}]}`)
	same := share(t, h, ` { "options": {"ignore": []}, "profile": "routes", "files": [ {"source": "\u0078", "path": "app.py"} ] } `)
	other := share(t, h, `{"files":[{"path":"app.py","source":"y"}]}`)
	if first != same || first == other {
		t.Errorf("got %s, %s for the same and %s for another text", first, same, other)
	}
}

func TestAShortLinkLeadsToThePage(t *testing.T) {
	h := newAPI()
	id := share(t, h, request)
	response := ask(h, "GET", "/s/"+id, "")
	if got := response.Header["Location"]; response.Status != 302 || got != "/#s="+id {
		t.Errorf("got status %d and Location %q", response.Status, got)
	}
}

func TestIDsThatAreNone(t *testing.T) {
	h := newAPI()
	for _, id := range []string{"aaaaaaaaaaaaaaaaaaaaaaaa", "AAAAAAAAAAAAAAAAAAAAAAAA", "a", "../../etc", "aaaaaaaaaaaaaaaaaaaaaaaa\n", strings.Repeat("a", 5000)} {
		response := ask(h, "GET", "/api/share/"+id, "")
		if response.Status != 404 || response.Header["Content-Type"] != "application/problem+json" {
			t.Errorf("/api/share/%.30s: got status %d and type %q", id, response.Status, response.Header["Content-Type"])
		}
	}
	for _, id := range []string{"a", "//evil.example", "aaaaaaaaaaaaaaaaaaaaaaaa\r\nX:y"} {
		if response := ask(h, "GET", "/s/"+id, ""); response.Status != 404 || response.Header["Location"] != "" {
			t.Errorf("/s/%s: got status %d and Location %q", id, response.Status, response.Header["Location"])
		}
	}
}

func TestAShareThatIsTooLargeIsRefused(t *testing.T) {
	h := newAPI()
	for name, size := range map[string]int{"for the store": 2 * MaxShare, "for any request": maxRequest} {
		response := ask(h, "POST", "/api/share", `{"files":[{"path":"app.py","source":"`+strings.Repeat("x", size)+`"}]}`, "Content-Type", "application/json")
		if response.Status != 413 {
			t.Errorf("%s: got status %d and %s", name, response.Status, string(response.Body))
		}
	}
}

func TestAShareIsARequest(t *testing.T) {
	h := newAPI()
	response := ask(h, "POST", "/api/share", `{"files":"x"}`, "Content-Type", "application/json")
	if body := string(response.Body); response.Status != 400 || !strings.Contains(body, "files: expected a list, found a text") {
		t.Errorf("got status %d and %s", response.Status, body)
	}
}

func TestWhatAStoreDamagedIsNotServed(t *testing.T) {
	kept := memory{}
	h := New(Config{Shares: kept})
	id := share(t, h, request)
	for name, content := range map[string][]byte{"another text": []byte(`{"files":[]}`), "cut off": kept[id][:20], "nothing": {}} {
		kept[id] = content
		if response := ask(h, "GET", "/api/share/"+id, ""); response.Status != 503 {
			t.Errorf("%s: got status %d, want 503", name, response.Status)
		}
	}
}

// broken is a store that does not work.
type broken struct{}

func (broken) Put(context.Context, string, []byte) error   { return errors.New("disk full") }
func (broken) Get(context.Context, string) ([]byte, error) { return nil, errors.New("disk gone") }

func TestAStoreThatFailsIsAProblemOfTheServer(t *testing.T) {
	var log told
	h := New(Config{Shares: broken{}, Failed: log.failed})
	put := ask(h, "POST", "/api/share", request, "Content-Type", "application/json")
	got := ask(h, "GET", "/api/share/aaaaaaaaaaaaaaaaaaaaaaaa", "")
	for _, response := range []Answer{put, got} {
		if body := string(response.Body); response.Status != 503 || strings.Contains(body, "disk") {
			t.Errorf("got status %d and %s", response.Status, body)
		}
	}
	if !strings.Contains(log.String(), "disk full") || !strings.Contains(log.String(), "disk gone") {
		t.Errorf("the log has %s, want both reasons", log.String())
	}
}

func TestWithoutAStoreThereAreNoShortLinks(t *testing.T) {
	h := New(Config{})
	if body := string(ask(h, "GET", "/api/features", "").Body); body != `{"version":"`+checker.Version+`","check":{"maxBytes":1048576},"share":null}` {
		t.Errorf("features: got %s", body)
	}
	if response := ask(h, "POST", "/api/share", request, "Content-Type", "application/json"); response.Status != 404 {
		t.Errorf("share: got status %d, want 404", response.Status)
	}
	if body := string(ask(newAPI(), "GET", "/api/features", "").Body); !strings.Contains(body, `"share":{"maxBytes":65536,"days":90}`) {
		t.Errorf("features with a store: got %s", body)
	}
}
