package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// program builds the server as it is delivered.
func program(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "serve")
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

// start runs the server with a file of shares and returns its address.
func start(t *testing.T, name, site, data string) (*exec.Cmd, string) {
	t.Helper()
	command := exec.Command(name, "--addr", "127.0.0.1:0", "--site", site, "--data", data, "--shares-per-minute", "0", "--log-level", "ERROR")
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { command.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return command, strings.Fields(strings.TrimPrefix(line, "Unguarded is at "))[0]
}

// acknowledged shares texts from several clients until the server is gone, and
// adds each id that it was told.
func acknowledged(address string, round int, ids *sync.Map, count *atomic.Int64) {
	var clients sync.WaitGroup
	for client := range 4 {
		clients.Go(func() {
			for i := 0; ; i++ {
				text := fmt.Sprintf(`{"files":[{"path":"app.py","source":"x = %d, %d, %d"}]}`, round, client, i)
				response, err := http.Post(address+"api/share", "application/json", strings.NewReader(text))
				if err != nil {
					return
				}
				var answer struct{ ID string }
				err = json.NewDecoder(response.Body).Decode(&answer)
				response.Body.Close()
				if err == nil && response.StatusCode == http.StatusCreated {
					ids.Store(answer.ID, text)
					count.Add(1)
				}
			}
		})
	}
	clients.Wait()
}

func TestAKilledServerLosesNoShareThatItAcknowledged(t *testing.T) {
	name, site, data := program(t), built(t), filepath.Join(t.TempDir(), "shares.db")
	var ids sync.Map
	for round := range 3 {
		command, address := start(t, name, site, data)
		var count atomic.Int64
		go func() {
			for count.Load() < int64(40+17*round) {
				time.Sleep(time.Millisecond)
			}
			command.Process.Signal(syscall.SIGKILL)
		}()
		acknowledged(address, round, &ids, &count)
		command.Wait()
	}

	_, address := start(t, name, site, data)
	found := 0
	ids.Range(func(id, text any) bool {
		response, err := http.Get(address + "api/share/" + id.(string))
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		source := strings.TrimSuffix(strings.TrimPrefix(text.(string), `{"files":[`), `]}`)
		if err != nil || response.StatusCode != 200 || !strings.Contains(string(body), source) {
			t.Errorf("share %s: got status %d and %s, want %s", id, response.StatusCode, body, source)
		}
		found++
		return true
	})
	if found < 100 {
		t.Errorf("only %d shares were made", found)
	}
}
