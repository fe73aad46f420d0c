package access

import (
	"fmt"
	"regexp"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// public decides whether an open route is meant to be open, in this order: the
// user says so; a hook lets it by for its name or a mark; it issues a token
// after testing something; its name, method and body fit.
func (l *library) public(m *interp.Machine, res *Result, e ending) (Step, bool) {
	if s, ok := saidPublic(res); ok {
		return s, true
	}
	if s, ok := l.letByHook(m, res, e); ok {
		return s, true
	}
	ways, _ := l.ways(m, res.Route, anonymous, maxWaysPublic, true)
	var deeds deed
	tested, effects := false, 0
	for _, w := range ways {
		deeds |= w.deeds
		tested = tested || w.tested
		effects = max(effects, w.effects)
	}
	if deeds&issues != 0 {
		if tested {
			return Step{res.Place, fmt.Sprintf("`%s` tests what the caller sent, and issues a token or logs in", res.View)}, true
		}
		res.Reason = fmt.Sprintf("`%s` issues a token or logs somebody in without testing anything", res.View)
		res.Evidence = append(res.Evidence, Step{res.Place, res.Reason})
		return Step{}, false
	}
	if e.optional {
		return Step{}, false
	}
	if deeds&revokes != 0 && named(res, wordsOf("logout signout logoff")) {
		return Step{res.Place, fmt.Sprintf("`%s` logs out", res.View)}, true
	}
	return byName(res, effects)
}

var publicComment = regexp.MustCompile(`#\s*unguarded:\s*public\b\s*(?:--\s*(.*))?`)

// saidPublic finds the comment `# unguarded: public -- reason` on the def, on one
// of its decorators, or on the line above.
func saidPublic(res *Result) (Step, bool) {
	def, ok := res.Func.(*syntax.FunctionDef)
	if !ok || res.Module == nil {
		return Step{}, false
	}
	file := res.Module.File
	start := def.At.Start
	for _, d := range def.Decorators {
		start = min(start, d.At.Start)
	}
	first, last := file.Line(start)-1, file.Line(def.NameAt.End)
	for _, c := range res.Module.Comments {
		line := file.Line(c.At.Start)
		if line < first || line > last {
			continue
		}
		if hit := publicComment.FindStringSubmatch(file.Slice(c.At)); hit != nil {
			reason := strings.TrimSpace(hit[1])
			if reason == "" {
				reason = "no reason is given"
			}
			return Step{diag.Place{Path: file.Path, Span: c.At}, "a comment says that it is meant to be open: " + reason}, true
		}
	}
	return Step{}, false
}

// letByHook tells whether a hook lets the route by for its own name, or for a
// mark on its function.
func (l *library) letByHook(m *interp.Machine, res *Result, e ending) (Step, bool) {
	hooks := res.Hooks("before_request_funcs")
	if len(hooks) == 0 {
		return Step{}, false
	}
	if e.named {
		return Step{res.Place, "a hook lets this route by for its name"}, true
	}
	for _, name := range markers(res.Registered) {
		for _, h := range hooks {
			if f := flask.InnermostFunction(m, h); f != nil && reads(f, name) {
				return Step{res.Place, fmt.Sprintf("`%s` is marked `%s`, which the hook `%s` reads", res.View, name, f.Qual)}, true
			}
		}
	}
	return Step{}, false
}

func markers(v interp.Value) []string {
	var attrs *interp.Attrs
	switch v := v.(type) {
	case *interp.Function:
		attrs = v.Attrs
	case *interp.Builtin:
		attrs = v.Attrs
	}
	if attrs == nil {
		return nil
	}
	var names []string
	for _, n := range attrs.Names() {
		if !strings.HasPrefix(n, "__") && n != "view_class" && n != "methods" {
			names = append(names, n)
		}
	}
	return names
}

func reads(f *interp.Function, name string) bool {
	found := false
	syntax.Inspect(f.Def, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Constant:
			found = found || n.Kind == syntax.Str && n.Str == name
		case *syntax.Attribute:
			found = found || n.Attr == name
		}
		return !found
	})
	return found
}

// The names of what is open by its nature.
var (
	healthWords  = wordsOf("health healthz healthcheck healthy ping pong status ready readyz readiness live livez liveness alive heartbeat version metrics uptime")
	indexWords   = wordsOf("index home landing root main hello helloworld welcome about faq terms privacy contact favicon robots sitemap")
	docsWords    = wordsOf("docs doc swagger openapi redoc apidocs swaggerui apispec spec documentation static")
	signupWords  = wordsOf("register registration signup join enroll createaccount newuser")
	loginWords   = wordsOf("login signin authenticate authentication auth token tokens logon authorize oauth callback oauthcallback authcallback googlelogin githublogin logincallback gettoken generatetoken accesstoken sociallogin session sessions")
	recoverWords = wordsOf("forgot forgotpassword reset resetpassword passwordreset requestreset requestpasswordreset confirm confirmemail verifyemail emailverification activate activation activateaccount resend resendconfirmation recover recovery confirmation verifyotp sendotp otp unsubscribe")
	logoutWords  = wordsOf("logout signout logoff")
	fillerWords  = wordsOf("user users api resource view handler controller post get put route page endpoint account customer client member admin do func function list v1 v2 check the a my app public")
)

func wordsOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// byName decides by name, method and body together.
func byName(res *Result, effects int) (Step, bool) {
	get := res.Method == "GET" || res.Method == "HEAD"
	say := func(what string) (Step, bool) {
		return Step{res.Place, fmt.Sprintf("`%s` is %s", res.View, what)}, true
	}
	switch {
	case get && named(res, healthWords):
		return say("a health or version page")
	case get && named(res, docsWords):
		return say("documentation or a static file")
	case get && effects == 0 && (named(res, indexWords) || res.URLRule == "/"):
		return say("an index or static page that reads no data")
	case named(res, loginWords) && (get || res.Method == "POST"):
		return say("a login")
	case named(res, logoutWords):
		return say("a logout")
	case named(res, signupWords) && (get || res.Method == "POST"):
		return say("a registration")
	case named(res, recoverWords):
		return say("an account's recovery or confirmation")
	}
	return Step{}, false
}

// named tells whether the function, its class or the end of the URL rule is
// called by one of the words, fillers apart.
func named(res *Result, words map[string]bool) bool {
	parts := strings.Split(res.View, ".")
	candidates := []string{parts[len(parts)-1]}
	if res.ViewClass != "" {
		candidates = append(candidates, res.ViewClass)
	}
	segments := strings.Split(strings.Trim(res.URLRule, "/"), "/")
	for i := len(segments) - 1; i >= 0; i-- {
		if segments[i] != "" && !strings.HasPrefix(segments[i], "<") {
			candidates = append(candidates, segments[i])
			break
		}
	}
	for _, c := range candidates {
		if words[joinWords(c, false)] || words[joinWords(c, true)] {
			return true
		}
	}
	return false
}

var wordPattern = regexp.MustCompile(`[A-Z]+[a-z0-9]*|[a-z0-9]+`)

// joinWords spells an identifier as one lower-case word, with or without fillers.
func joinWords(name string, dropFillers bool) string {
	var out strings.Builder
	for _, w := range wordPattern.FindAllString(name, -1) {
		w = strings.ToLower(w)
		if !dropFillers || !fillerWords[w] {
			out.WriteString(w)
		}
	}
	return out.String()
}

// writes tells whether a route changes something, by its method.
func writes(res *Result) bool {
	switch res.Method {
	case "GET", "HEAD", "OPTIONS":
		return false
	}
	return true
}
