package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"unguarded/web"
	"unguarded/web/api"
)

// built makes a folder with a page in it.
func built(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte("<!doctype html>"), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestServeSaysItsAddressServesAndStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	output, stdout := io.Pipe()
	status := make(chan int)
	go func() {
		status <- run(ctx, []string{"--addr", "127.0.0.1:0", "--site", built(t)}, stdout, io.Discard)
	}()

	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	rest, found := strings.CutPrefix(line, "Unguarded is at ")
	if !found {
		t.Fatalf("got %q, want the address", line)
	}
	address, _, _ := strings.Cut(rest, " ")
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != nil || string(body) != "<!doctype html>" {
		t.Errorf("got %q and the error %v, want the page", body, err)
	}

	stop()
	if got := <-status; got != 0 {
		t.Errorf("after it was told to stop: got the status %d, want 0", got)
	}
}

func TestWhatCannotBeServedIsOneLineAndStatus1(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	address := busy.Addr().String()
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"busy", []string{"--addr", address, "--site", built(t)}, "serve: " + address + " is in use by another program; --addr HOST:PORT chooses another address\n"},
		{"no port", []string{"--addr", "127.0.0.1", "--site", built(t)}, "serve: can't listen on 127.0.0.1: listen tcp: address 127.0.0.1: missing port in address\n"},
		{"no page", []string{"--site", filepath.Join("missing", "site")}, "serve: the page can't be read from " + filepath.Join("missing", "site")},
		{"unknown flag", []string{"--port", "1"}, "serve: unknown flag: --port\n"},
		{"no number", []string{"--shares-per-minute", "-1"}, "serve: --checks-per-second and --shares-per-minute: expected 0 or more\n"},
		{"no folder for the shares", []string{"--site", built(t), "--data", filepath.Join("missing", "shares.db")}, "serve: the shares can't be read from " + filepath.Join("missing", "shares.db")},
		{"an argument", []string{"8080"}, "serve: expected flags only, found \"8080\"\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr strings.Builder
			status := run(context.Background(), test.args, &stdout, &stderr)
			if status != 1 || stdout.String() != "" || !strings.HasPrefix(stderr.String(), test.want) {
				t.Errorf("got status %d, output %q and message %q; want 1, nothing and %q", status, stdout.String(), stderr.String(), test.want)
			}
		})
	}
}

func TestARequestThatRunsMayFinish(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		stop()
		for { // until no more connections are taken
			connection, err := net.Dial("tcp", listener.Addr().String())
			if err != nil {
				break
			}
			connection.Close()
		}
		io.WriteString(w, "done")
	})
	ended := make(chan error)
	go func() { ended <- serve(ctx, listener, newServer(handler)) }()
	response, err := http.Get("http://" + listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != nil || string(body) != "done" {
		t.Errorf("got %q and the error %v", body, err)
	}
	if err := <-ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

func TestWhoIsTooSlowIsCutOff(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := newServer(web.Handler(api.New(api.Config{}), http.NotFoundHandler(), ""))
	if server.ReadHeaderTimeout <= 0 || server.ReadTimeout <= 0 || server.WriteTimeout <= 0 || server.IdleTimeout <= 0 {
		t.Errorf("a client may take for ever: %+v", server)
	}
	server.ReadHeaderTimeout, server.ReadTimeout = 50*time.Millisecond, 50*time.Millisecond
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- serve(ctx, listener, server) }()
	for what, sent := range map[string]string{
		"a header": "GET / HTTP/1.1\r\nHost: localhost\r\nX-A:",
		"a body":   "POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
	} {
		connection, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(connection, sent); err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(connection) // until the server closes
		if err != nil || len(answer) > 0 && !strings.HasPrefix(string(answer), "HTTP/1.1 4") {
			t.Errorf("%s that never ends: got %q and the error %v", what, answer, err)
		}
		connection.Close()
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}
