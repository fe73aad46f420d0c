package api

import (
	"math"
	"net/netip"
	"strconv"
	"time"
)

// A Limiter bounds how much one client asks for.
type Limiter interface {
	// Wait counts a request of the client, named by Client, and returns 0 when it may go ahead, otherwise how
	// long the client should wait before it asks again.
	Wait(client string, action Action) time.Duration
}

// An Action is a kind of request that is limited by itself.
type Action string

const (
	ActionCheck Action = "check"
	ActionShare Action = "share"
)

// limited asks the limiter before anything of the body is read.
func (a *API) limited(action Action, next func(Request) Answer) func(Request) Answer {
	limits := a.config.Limits
	if limits == nil {
		return next
	}
	return func(r Request) Answer {
		if wait := limits.Wait(Client(r.Client), action); wait > 0 {
			seconds := strconv.Itoa(max(1, int(math.Ceil(wait.Seconds()))))
			problem := Problem(429, "Too many requests from one client: expected none for "+seconds+" s.")
			problem.Header["Retry-After"] = seconds
			return problem
		}
		return next(r)
	}
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
