package checker

// The JSON contract: Request in, Report out. These structs are its only
// definition; testdata/contract.golden.json holds it for other languages.
// Unused fields are empty strings and lists, never null.

// A Request asks for one check.
type Request struct {
	Files   []File  `json:"files"`
	Profile string  `json:"profile"` // "routes" (default when empty) or "classic"
	Options Options `json:"options"`
}

// A File is one text to check. The path is relative, slash-separated and unique
// in its request; the text is decoded already.
type File struct {
	Path   string `json:"path"`
	Source string `json:"source"`
}

// Options tune a check; Validate tells what is wrong with them. Profile is the
// request's, carried here for Check; empty means ProfileRoutes.
type Options struct {
	Profile string `json:"-"`
	// Public are patterns of routes that are meant to be open: a URL rule,
	// "/webhooks/*", or an endpoint, "webhooks.*". `*` stands for any characters.
	Public []string `json:"public"`
	// Guards are dotted names of further decorators that refuse callers without
	// credentials, as they are imported: "company.auth.token_required". What the
	// files define is walked instead.
	Guards []string `json:"guards"`
	// Select are the IDs of the rules that report; none means all. Syntax errors are
	// reported with every selection. Each open route is reported by the one rule that
	// says most of it, so that a selection can leave an open route unreported; its
	// verdict stays.
	Select []string `json:"select"`
	// Ignore are the IDs of rules that don't report.
	Ignore []string `json:"ignore"`
}

// SchemaVersion is the version of the Report's shape.
const SchemaVersion = 1

// The two profiles.
const (
	ProfileRoutes  = "routes"
	ProfileClassic = "classic"
)

// A Report is the answer to a Request.
type Report struct {
	SchemaVersion int          `json:"schemaVersion"`
	Tool          Tool         `json:"tool"`
	Profile       string       `json:"profile"`
	Summary       Summary      `json:"summary"`
	Routes        []Route      `json:"routes"`
	LibraryRoutes []Route      `json:"libraryRoutes"`
	Diagnostics   []Diagnostic `json:"diagnostics"`
	Classic       []Classic    `json:"classic"`
}

// Tool names the program that made a report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// A Summary counts. Routes are counted as (URL rule, method) pairs; suppressed
// diagnostics are in no sum.
type Summary struct {
	Files       int `json:"files"`
	Lines       int `json:"lines"`
	Routes      int `json:"routes"`
	Protected   int `json:"protected"`
	Optional    int `json:"optional"`
	Public      int `json:"public"`
	Unprotected int `json:"unprotected"`
	Broken      int `json:"broken"`
	Unknown     int `json:"unknown"`
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Notes       int `json:"notes"`
}

// A Position is 1-based; the column counts UTF-16 code units. Line 0, column 0
// is no place.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// A Span is half-open: End is the position after the last character.
type Span struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// A Place is a span in a file, without words.
type Place struct {
	Path string `json:"path"`
	Span Span   `json:"span"`
}

// A Route is one entry of a report: the methods of one URL rule, endpoint and
// function that share a verdict and its evidence.
type Route struct {
	URLRule      string    `json:"urlRule"`      // Flask's rule.rule, prefixes joined
	URLRuleKnown bool      `json:"urlRuleKnown"` // false: a part can't be seen
	Methods      []string  `json:"methods"`
	Endpoint     string    `json:"endpoint"`
	View         string    `json:"view"`      // qualified name without "<locals>."
	ViewClass    string    `json:"viewClass"` // the registered class, or ""
	App          string    `json:"app"`
	Blueprint    string    `json:"blueprint"`
	Path         string    `json:"path"`
	Span         Span      `json:"span"` // from def to the end of the function's name
	Registration Place     `json:"registration"`
	Verdict      string    `json:"verdict"`
	Reason       string    `json:"reason"` // the verdict's reason, one clause
	Evidence     []Message `json:"evidence"`
	Request      HTTP      `json:"request"`
	Answers      []Answer  `json:"answers"`
}

// A Message is one plain sentence about a place.
type Message struct {
	Message string `json:"message"`
	Path    string `json:"path"`
	Span    Span   `json:"span"`
}

// HTTP is the anonymous request of a route, its URL variables filled.
type HTTP struct {
	Method string `json:"method"`
	URL    string `json:"url"`
}

// An Answer says how a route meets one kind of caller: "anonymous", "access",
// "refresh" or "fresh". Outcome is "reached", "refused", "broken" or "unknown";
// Status is 0 where it can't be told.
type Answer struct {
	Caller  string `json:"caller"`
	Outcome string `json:"outcome"`
	Status  int    `json:"status"`
}

// A Diagnostic is one reported observation.
type Diagnostic struct {
	Rule       string    `json:"rule"`
	Severity   string    `json:"severity"` // "error", "warning" or "note"
	Message    string    `json:"message"`
	Path       string    `json:"path"`
	Span       Span      `json:"span"`
	Related    []Message `json:"related"`
	URL        string    `json:"url"`
	Suppressed bool      `json:"suppressed"` // by a comment or by a baseline, or in a test or a migration
	Baselined  bool      `json:"baselined"`  // by a baseline
	Fixes      []Fix     `json:"fixes"`
}

// A Fix is one way to mend a diagnostic.
type Fix struct {
	Title string `json:"title"`
	Edits []Edit `json:"edits"`
}

// An Edit replaces the text of one span.
type Edit struct {
	Path    string `json:"path"`
	Span    Span   `json:"span"`
	NewText string `json:"newText"`
}

// Classic is the answer of the check of 2020 for one file.
type Classic struct {
	Path   string `json:"path"`
	Fires  bool   `json:"fires"`
	Reason string `json:"reason"`
	Span   Span   `json:"span"` // the def that is reported, or no place
}
