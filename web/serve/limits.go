package main

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"

	"unguarded/web"
)

// rates are what a client may ask for in the long run; 0 is no limit.
type rates struct {
	checksPerSecond float64
	sharesPerMinute float64
}

const (
	// burst is what a client may ask for at once, in seconds or minutes of its rate.
	burst = 3
	// maxClients bounds the clients that are remembered, the latest first.
	maxClients = 10_000
)

// limits are token buckets, one a client and action.
type limits struct {
	rates  map[web.Action]rate.Limit
	bursts map[web.Action]int
	header string

	mu      sync.Mutex
	buckets *lru.LRU[bucketKey, *rate.Limiter]
}

type bucketKey struct {
	client string
	action web.Action
}

// newLimits bounds clients by their address, or by what the header says, which a
// proxy in front must set.
func newLimits(r rates, header string) *limits {
	l := &limits{rates: map[web.Action]rate.Limit{}, bursts: map[web.Action]int{}, header: header}
	set := func(action web.Action, amount float64, seconds float64) {
		if amount > 0 {
			l.rates[action] = rate.Limit(amount / seconds)
			l.bursts[action] = max(1, int(burst*amount))
		}
	}
	set(web.ActionCheck, r.checksPerSecond, 1)
	set(web.ActionShare, r.sharesPerMinute, 60)
	buckets, err := lru.NewLRU[bucketKey, *rate.Limiter](maxClients, nil)
	if err != nil {
		panic(err)
	}
	l.buckets = buckets
	return l
}

func (l *limits) Wait(r *http.Request, action web.Action) time.Duration {
	limit, limited := l.rates[action]
	if !limited {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	key := bucketKey{l.client(r), action}
	bucket, known := l.buckets.Get(key)
	if !known {
		bucket = rate.NewLimiter(limit, l.bursts[action])
		l.buckets.Add(key, bucket)
	}
	reservation := bucket.Reserve()
	wait := reservation.Delay()
	if wait > 0 {
		reservation.Cancel()
	}
	return wait
}

// client names who asks. In a list the last one is what the nearest proxy saw.
func (l *limits) client(r *http.Request) string {
	if l.header != "" {
		if values := r.Header.Values(l.header); len(values) > 0 {
			list := values[len(values)-1]
			return web.Client(strings.TrimSpace(list[strings.LastIndexByte(list, ',')+1:]))
		}
	}
	address, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return web.Client(r.RemoteAddr)
	}
	return web.Client(address)
}
