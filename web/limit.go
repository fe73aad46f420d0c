package web

import (
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"time"
)

// A Limiter bounds how much one client asks for. Who the client is, the Limiter
// knows: by an address, or by a header that the platform sets.
type Limiter interface {
	// Wait counts the request and returns 0 when it may go ahead, otherwise how
	// long the client should wait before it asks again.
	Wait(r *http.Request, action Action) time.Duration
}

// An Action is a kind of request that is limited by itself.
type Action string

const (
	ActionCheck Action = "check"
	ActionShare Action = "share"
)

// limited asks the limiter before anything of the body is read.
func limited(limits Limiter, action Action, next http.Handler) http.Handler {
	if limits == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wait := limits.Wait(r, action); wait > 0 {
			seconds := strconv.Itoa(max(1, int(math.Ceil(wait.Seconds()))))
			w.Header().Set("Retry-After", seconds)
			problem(w, http.StatusTooManyRequests, "Too many requests from one client: expected none for "+seconds+" s.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Client names the client at an IP address. Of an IPv6 address only the network
// counts: one customer has all of it. Those that are no address are one client, "".
func Client(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return ""
	}
	ip = ip.Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	network, err := ip.Prefix(64)
	if err != nil {
		return ""
	}
	return network.String()
}
