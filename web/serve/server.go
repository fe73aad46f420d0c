package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"unguarded/web"
)

// run serves until the context ends.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "127.0.0.1:8080", "the host and port to listen on")
	site := flags.String("site", "dist/site", "the folder of the built page")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			return 0
		}
		return fail(stderr, err)
	}
	if flags.NArg() > 0 {
		return fail(stderr, fmt.Errorf("expected flags only, found %q", flags.Arg(0)))
	}
	assets, err := web.Assets(os.DirFS(*site))
	if err != nil {
		return fail(stderr, fmt.Errorf("the page can't be read from %s: %w; ./build.sh build makes it", *site, err))
	}
	listener, err := listen(*addr)
	if err != nil {
		return fail(stderr, err)
	}
	fmt.Fprintf(stdout, "Unguarded is at http://%s/ (Ctrl+C stops it)\n", listener.Addr())
	if err := serve(ctx, listener, web.Handler(web.Config{Assets: assets})); err != nil {
		return fail(stderr, err)
	}
	return 0
}

func fail(stderr io.Writer, err error) int {
	fmt.Fprintf(stderr, "serve: %v\n", err)
	return 1
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

// serve answers requests until the context ends, then lets those that run
// finish, for some seconds.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
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
		return fmt.Errorf("some requests did not end in time: %w", err)
	}
	return nil
}
