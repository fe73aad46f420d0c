package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"unguarded/checker"
	"unguarded/web"
	"unguarded/web/api"
)

// hundredLines is a request for a check of 100 lines with 14 routes.
func hundredLines(b *testing.B) string {
	b.Helper()
	var source strings.Builder
	source.WriteString("from flask import Flask\nfrom flask_jwt_extended import JWTManager, jwt_required\napp = Flask(__name__)\nJWTManager(app)\n")
	for i := range 14 {
		fmt.Fprintf(&source, "\n@app.get(\"/orders/%d/<int:order>\")\n@jwt_required()\ndef order_%d(order):\n    items = [item for item in range(order)]\n    return {\"items\": items}\n\n", i, i)
	}
	request, err := json.Marshal(checker.Request{Files: []checker.File{{Path: "app.py", Source: source.String()}}, Profile: checker.ProfileRoutes})
	if err != nil {
		b.Fatal(err)
	}
	return string(request)
}

// BenchmarkServer measures the server as it is run, over TCP: requests in a second
// and the 99th percentile, with so many connections that ask without a pause. The
// client shares the processors.
func BenchmarkServer(b *testing.B) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	config := api.Config{Limits: newLimits(rates{checksPerSecond: 1e9}), Check: queued(checker.Check)}
	ended := make(chan error)
	go func() {
		ended <- serve(ctx, listener, newServer(logging(web.Handler(api.New(config), http.NotFoundHandler(), ""))))
	}()

	check := hundredLines(b)
	for _, request := range []struct{ name, method, path, body string }{
		{"check of 100 lines", "POST", "/api/check", check},
		{"health", "GET", "/healthz", ""},
	} {
		for _, connections := range []int{1, 16, 64} {
			b.Run(fmt.Sprintf("%s/connections=%d", request.name, connections), func(b *testing.B) {
				load(b, connections, func(client *http.Client) error {
					asked, err := http.NewRequest(request.method, "http://"+listener.Addr().String()+request.path, strings.NewReader(request.body))
					if err != nil {
						return err
					}
					asked.Header.Set("Content-Type", "application/json")
					return answered(client, asked)
				})
			})
		}
	}
	stop()
	if err := <-ended; err != nil {
		b.Error(err)
	}
}

func answered(client *http.Client, request *http.Request) error {
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("got status %d", response.StatusCode)
	}
	return nil
}

// load asks b.N times over so many connections and reports the speed.
func load(b *testing.B, connections int, ask func(*http.Client) error) {
	transport := &http.Transport{MaxIdleConnsPerHost: connections}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	times := make([]time.Duration, b.N)
	next := make(chan int)
	var clients sync.WaitGroup
	b.ResetTimer()
	for range connections {
		clients.Go(func() {
			for i := range next {
				start := time.Now()
				if err := ask(client); err != nil {
					b.Error(err)
				}
				times[i] = time.Since(start)
			}
		})
	}
	for i := range b.N {
		next <- i
	}
	close(next)
	clients.Wait()
	b.StopTimer()
	slices.Sort(times)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}
