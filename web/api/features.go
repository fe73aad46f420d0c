package api

import (
	"encoding/json"
	"time"

	"unguarded/checker"
)

const shareDays = int(ShareLife / (24 * time.Hour))

// features tells a page what it can ask this server for. A page that gets no
// answer, or no JSON, stands on a server that only has files.
func features(c Config) []byte {
	type check struct {
		MaxBytes int `json:"maxBytes"` // of the body
	}
	type share struct {
		MaxBytes int `json:"maxBytes"` // compressed
		Days     int `json:"days"`     // that a share is kept
	}
	answer := struct {
		Version string `json:"version"`
		Check   check  `json:"check"`
		Share   *share `json:"share"` // null: there are no short links
	}{Version: checker.Version, Check: check{maxRequest}}
	if c.Shares != nil {
		answer.Share = &share{MaxShare, shareDays}
	}
	out, err := json.Marshal(answer)
	if err != nil {
		panic(err)
	}
	return out
}
