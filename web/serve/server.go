package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"unguarded/checker"
	"unguarded/web"
	"unguarded/web/api"
)

// settings are what the command line says.
type settings struct {
	addr         string
	site         string
	data         string
	clientHeader string
	limits       rates
	logLevel     slog.Level
}

func parse(args []string, stderr io.Writer) (settings, error) {
	var s settings
	flags := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.addr, "addr", "127.0.0.1:8080", "the host and port to listen on")
	flags.StringVar(&s.site, "site", "dist/site", "the folder of the built page")
	flags.StringVar(&s.data, "data", "", "the file for what is shared; without it there are no short links")
	flags.Float64Var(&s.limits.checksPerSecond, "checks-per-second", 20, "checks that a client may ask for in the long run; 0 is no limit")
	flags.Float64Var(&s.limits.sharesPerMinute, "shares-per-minute", 10, "shares that a client may make in the long run; 0 is no limit")
	flags.StringVar(&s.clientHeader, "client-header", "", "the header in which a proxy in front names the client, like X-Forwarded-For")
	flags.TextVar(&s.logLevel, "log-level", slog.LevelInfo, "what is logged: DEBUG, INFO, WARN or ERROR and above")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if flags.NArg() > 0 {
		return s, fmt.Errorf("expected flags only, found %q", flags.Arg(0))
	}
	if s.limits.checksPerSecond < 0 || s.limits.sharesPerMinute < 0 {
		return s, errors.New("--checks-per-second and --shares-per-minute: expected 0 or more")
	}
	return s, nil
}

// run serves until the context ends.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	s, err := parse(args, stderr)
	if errors.Is(err, pflag.ErrHelp) {
		return 0
	}
	if err == nil {
		err = s.serve(ctx, stdout, stderr)
	}
	if err != nil {
		fmt.Fprintf(stderr, "serve: %v\n", err)
		return 1
	}
	return 0
}

// serve opens what the settings name, and serves until the context ends.
func (s settings) serve(ctx context.Context, stdout, stderr io.Writer) (err error) {
	slog.SetDefault(slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: s.logLevel})))
	assets, err := web.Assets(os.DirFS(s.site))
	if err != nil {
		return fmt.Errorf("the page can't be read from %s: %w; ./build.sh build makes it", s.site, err)
	}
	config := api.Config{Limits: newLimits(s.limits), Check: queued(checker.Check), Failed: failed}
	if s.data != "" {
		store, err := openStore(s.data)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		sweeping, stop := context.WithCancel(ctx)
		defer stop()
		go store.sweepEach(sweeping, time.Hour)
		config.Shares = store
	}
	listener, err := listen(s.addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Unguarded is at http://%s/ (Ctrl+C stops it)\n", listener.Addr())
	return serve(ctx, listener, newServer(logging(web.Handler(api.New(config), assets, s.clientHeader))))
}

// failed logs what the API could not do.
func failed(what string) { slog.Error(what) }

// queued lets a few checks run at the same time and the others wait: each uses
// all processors, and together they would only take more memory.
func queued(check func([]checker.File, checker.Options) checker.Report) func([]checker.File, checker.Options) checker.Report {
	places := make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	return func(files []checker.File, options checker.Options) checker.Report {
		places <- struct{}{}
		defer func() { <-places }()
		return check(files, options)
	}
}

// listen opens the address; a busy one is told in words.
func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use by another program; --addr HOST:PORT chooses another address", addr)
	}
	if err != nil {
		return nil, fmt.Errorf("can't listen on %s: %w", addr, err)
	}
	return listener, nil
}

// newServer bounds how long a client may take, and how much it may say before
// the handler is asked.
func newServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(slog.Default().Handler(), slog.LevelDebug),
	}
}

// serve answers requests until the context ends, then lets those that run
// finish, for some seconds.
func serve(ctx context.Context, listener net.Listener, server *http.Server) error {
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		server.Close()
		return fmt.Errorf("some requests did not end in time: %w", err)
	}
	return nil
}
