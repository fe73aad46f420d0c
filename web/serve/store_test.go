package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"unguarded/web/api"
)

// opened makes a store in a new folder.
func opened(t *testing.T) *store {
	t.Helper()
	s, err := openStore(filepath.Join(t.TempDir(), "shares.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func put(t *testing.T, s *store, id, content string) {
	t.Helper()
	if err := s.Put(context.Background(), id, []byte(content)); err != nil {
		t.Fatal(err)
	}
}

// expect fails unless the store has the content under the id; "" is nothing.
func expect(t *testing.T, s *store, id, content string) {
	t.Helper()
	got, err := s.Get(context.Background(), id)
	if content == "" && !errors.Is(err, api.ErrNotShared) || content != "" && (err != nil || string(got) != content) {
		t.Errorf("%s: got %q and the error %v, want %q", id, got, err, content)
	}
}

func TestAShareIsThereAfterReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shares.db")
	for range 2 {
		s, err := openStore(path)
		if err != nil {
			t.Fatal(err)
		}
		put(t, s, "a", "first")
		expect(t, s, "a", "first")
		expect(t, s, "b", "")
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got the mode %v and the error %v, want 0600: shares are for who has the link", info.Mode(), err)
	}
}

func TestAShareIsNotOverwritten(t *testing.T) {
	s := opened(t)
	put(t, s, "a", "first")
	put(t, s, "a", "second")
	expect(t, s, "a", "first")
}

func TestAShareHasALimitWhenCompressed(t *testing.T) {
	s := opened(t)
	put(t, s, "repetitive", strings.Repeat("x = 1\n", api.MaxShare))
	noise := rand.New(rand.NewPCG(1, 2))
	text := make([]byte, api.MaxShare)
	for i := range text {
		text[i] = byte(noise.Uint32())
	}
	if err := s.Put(context.Background(), "noise", text); !errors.Is(err, api.ErrTooLarge) {
		t.Errorf("noise: got the error %v, want %v", err, api.ErrTooLarge)
	}
	expect(t, s, "noise", "")
}

func TestAShareEndsAndIsSwept(t *testing.T) {
	s := opened(t)
	start := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	at := func(after time.Duration) { s.now = func() time.Time { return start.Add(after) } }
	at(0)
	for _, id := range []string{"a", "b", "c", "d"} {
		put(t, s, id, "text")
	}
	at(time.Hour)
	put(t, s, "c", "text") // starts its time anew

	at(api.ShareLife - time.Second)
	expect(t, s, "a", "text")
	if swept, err := s.sweep(); swept != 0 || err != nil {
		t.Errorf("before the end: swept %d, error %v", swept, err)
	}
	at(api.ShareLife)
	expect(t, s, "a", "")
	expect(t, s, "c", "text")
	if swept, err := s.sweep(); swept != 3 || err != nil {
		t.Errorf("at the end: swept %d, error %v, want 3", swept, err)
	}
	if swept, err := s.sweep(); swept != 0 || err != nil {
		t.Errorf("once more: swept %d, error %v, want 0", swept, err)
	}
	expect(t, s, "c", "text")
}

func TestManyShareAtTheSameTime(t *testing.T) {
	s := opened(t)
	var all sync.WaitGroup
	for i := range 64 {
		all.Go(func() { put(t, s, string(rune('A'+i)), strings.Repeat("x", i+1)) })
	}
	all.Wait()
	for i := range 64 {
		expect(t, s, string(rune('A'+i)), strings.Repeat("x", i+1))
	}
}

func TestAFileThatIsNoStoreIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("these are notes\n", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := openStore(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("got the error %v, want one that names %s", err, path)
	}
	if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), "these are notes") {
		t.Errorf("the file was changed, error %v", err)
	}
}

func TestAFileIsOneServers(t *testing.T) {
	s := opened(t)
	path := s.db.Path()
	if _, err := openStore(path); err == nil || err.Error() != path+" is in use by another server; --data FILE chooses another file" {
		t.Errorf("got the error %v", err)
	}
}
