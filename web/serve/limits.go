package main

import (
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"

	"unguarded/web/api"
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
	rates  map[api.Action]rate.Limit
	bursts map[api.Action]int

	mu      sync.Mutex
	buckets *lru.LRU[bucketKey, *rate.Limiter]
}

type bucketKey struct {
	client string
	action api.Action
}

func newLimits(r rates) *limits {
	l := &limits{rates: map[api.Action]rate.Limit{}, bursts: map[api.Action]int{}}
	set := func(action api.Action, amount float64, seconds float64) {
		if amount > 0 {
			l.rates[action] = rate.Limit(amount / seconds)
			l.bursts[action] = max(1, int(burst*amount))
		}
	}
	set(api.ActionCheck, r.checksPerSecond, 1)
	set(api.ActionShare, r.sharesPerMinute, 60)
	buckets, err := lru.NewLRU[bucketKey, *rate.Limiter](maxClients, nil)
	if err != nil {
		panic(err)
	}
	l.buckets = buckets
	return l
}

func (l *limits) Wait(client string, action api.Action) time.Duration {
	limit, limited := l.rates[action]
	if !limited {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	key := bucketKey{client, action}
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
