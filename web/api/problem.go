package api

import "encoding/json"

// titles name the statuses of problems.
var titles = map[int]string{
	400: "Bad Request",
	404: "Not Found",
	405: "Method Not Allowed",
	413: "Content Too Large",
	415: "Unsupported Media Type",
	429: "Too Many Requests",
	500: "Internal Server Error",
	503: "Service Unavailable",
}

// Problem is a problem in JSON (RFC 9457): the status's name as title, and one
// sentence.
func Problem(status int, detail string) Answer {
	body, err := json.Marshal(struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{titles[status], status, detail})
	if err != nil {
		panic(err)
	}
	return Answer{
		Status: status,
		Header: map[string]string{"Content-Type": "application/problem+json", "Cache-Control": "no-store"},
		Body:   append(body, '\n'),
	}
}
