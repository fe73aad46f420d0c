package access

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/internal/syntax"
)

// The names of what is open by its nature, as one word.
var (
	healthNames  = wordsOf("health healthz healthcheck healthy ping pong status ready readyz readiness live livez liveness alive heartbeat version metrics uptime")
	indexNames   = wordsOf("index home landing root main hello helloworld welcome about faq terms privacy contact favicon robots sitemap")
	docsNames    = wordsOf("docs doc swagger openapi redoc apidocs swaggerui apispec spec documentation static")
	signupNames  = wordsOf("register registration signup join enroll createaccount newuser")
	loginNames   = wordsOf("login signin authenticate authentication auth logon authorize oauth callback authorized oauthorized oauthcallback authcallback logincallback gettoken generatetoken accesstoken")
	issueNames   = wordsOf("token tokens session sessions")
	recoverNames = wordsOf("forgot reset resetlink recover recovery confirm verifyemail activate activateaccount resend verifyotp sendotp otp unsubscribe")
	logoutNames  = wordsOf("logout signout logoff")
	formNames    = wordsOf("contact contactus contactform feedback newsletter subscribe")
)

// A bag names something by several words in any order: one of its core, and for
// the rest companions and fillers only. send-password-reset-link, login_with_google.
type bag struct{ core, companions map[string]bool }

var (
	loginBag = bag{
		wordsOf("login signin logon"),
		wordsOf("with by via using and social google facebook github gitlab twitter apple linkedin microsoft discord kakao naver line wechat weixin vk yandex phone email otp sms ldap sso saml oauth oauth2 web mobile authorized callback"),
	}
	signupBag  = bag{wordsOf("register registration signup"), wordsOf("with by via using email phone google facebook new form")}
	renewBag   = bag{wordsOf("refresh renew"), wordsOf("token tokens access jwt auth session sessions")}
	tokenWords = wordsOf("token tokens jwt auth session sessions")
	recoverBag = bag{
		wordsOf("forgot forgotten reset recover recovery resend verification verify confirm confirmation activate activation otp availability available"),
		wordsOf("password passwords passcode pwd pass email mail username name link code token request send to by via for is mobile phone form sms initiate complete"),
	}
	fillers = wordsOf("user users api resource view handler controller post get put route page endpoint account accounts customer client member admin do func function list v1 v2 check the a my app public")
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
	get, post := res.Method == "GET" || res.Method == "HEAD", res.Method == "POST"
	say := func(what string) (Step, bool) {
		return Step{res.Place, fmt.Sprintf("`%s` is %s", res.View, what)}, true
	}
	switch {
	case get && named(res, healthNames) && !ofOne(res):
		return say("a health or version page")
	case get && named(res, docsNames):
		return say("documentation or a static file")
	case get && effects == 0 && (named(res, indexNames) || res.URLRule == "/"):
		return say("an index or static page that reads no data")
	case (get || post) && (named(res, loginNames) || loginBag.names(res)), post && named(res, issueNames):
		return say("a login")
	case (post || res.Method == "PUT") && renewBag.names(res) && speaksOfTokens(res):
		return say("a renewal of a token")
	case named(res, logoutNames):
		return say("a logout")
	case (get || post) && (named(res, signupNames) || signupBag.names(res)):
		return say("a registration")
	case recovers(res):
		return say("an account's recovery or confirmation")
	case post && named(res, formNames):
		return say("a form for visitors")
	}
	return Step{}, false
}

// speaksOfTokens tells whether the URL or the view names tokens, and no other thing that
// could be refreshed.
func speaksOfTokens(res *Result) bool {
	return slices.ContainsFunc(append(wordsIn(res.URLRule), wordsIn(res.View)...), func(w string) bool { return tokenWords[w] })
}

// recovers tells whether a route is called an account's recovery or confirmation. It may
// make a token without a test, for the mail.
func recovers(res *Result) bool {
	return named(res, recoverNames) || recoverBag.names(res) && !deletes(res)
}

// ofOne tells whether the URL names one record: /status/<group_id>, which is no
// health page.
func ofOne(res *Result) bool {
	last := res.URLRule[strings.LastIndexByte(res.URLRule, '/')+1:]
	return strings.HasPrefix(last, "<") && strings.HasSuffix(last, "id>")
}

func deletes(res *Result) bool { return res.Method == "DELETE" }

// names tells whether what a route is called fits the bag.
func (b bag) names(res *Result) bool {
	list := callings(res)
	if parts := strings.Split(strings.Trim(res.URLRule, "/"), "/"); len(parts) > 1 {
		list = append(list, strings.Join(parts[len(parts)-2:], "_")) // login/github
	}
	if ofOne(res) && strings.Contains(res.URLRule, "<int:") { // a record's number, and no code that was mailed
		return false
	}
	for _, c := range list {
		core, other := false, false
		for _, w := range wordsIn(c) {
			switch {
			case b.core[w]:
				core = true
			case !b.companions[w] && !fillers[w]:
				other = true
			}
		}
		if core && !other {
			return true
		}
	}
	return false
}

// callings are what a route is called: the function, its class, the last fixed
// part of the URL rule.
func callings(res *Result) []string {
	parts := strings.Split(res.View, ".")
	list := []string{parts[len(parts)-1]}
	if res.ViewClass != "" {
		list = append(list, res.ViewClass)
	}
	if name := delegate(res); len(wordsIn(name)) > 1 { // one word alone is as likely about something else: db.reset()
		list = append(list, name)
	}
	segments := strings.Split(strings.Trim(res.URLRule, "/"), "/")
	for i := len(segments) - 1; i >= 0; i-- {
		if segments[i] != "" && !strings.HasPrefix(segments[i], "<") {
			return append(list, segments[i])
		}
	}
	return list
}

// delegate is the name of the function that a view leaves everything to: its body is
// one return of a call.
func delegate(res *Result) string {
	def, ok := res.Func.(*syntax.FunctionDef)
	if !ok {
		return ""
	}
	body := def.Block()
	if len(body) == 2 {
		if _, ok := body[0].(*syntax.ExprStmt); ok { // its docstring
			body = body[1:]
		}
	}
	if len(body) != 1 {
		return ""
	}
	r, _ := body[0].(*syntax.Return)
	if r == nil {
		return ""
	}
	call, _ := r.Value.(*syntax.Call)
	if call == nil {
		return ""
	}
	switch f := call.Func.(type) {
	case *syntax.Name:
		return f.ID
	case *syntax.Attribute:
		return f.Attr
	}
	return ""
}

// named tells whether a route is called by one of the words, fillers apart.
func named(res *Result, words map[string]bool) bool {
	for _, c := range callings(res) {
		all, some := "", ""
		for _, w := range wordsIn(c) {
			all += w
			if !fillers[w] {
				some += w
			}
		}
		if words[all] || words[some] {
			return true
		}
	}
	return false
}

// wordsIn splits an identifier or a part of a URL into lower-case words: capitals with
// the small letters and digits behind them, or those alone.
func wordsIn(name string) (list []string) {
	for at := 0; at < len(name); {
		start := at
		for at < len(name) && 'A' <= name[at] && name[at] <= 'Z' {
			at++
		}
		for at < len(name) && ('a' <= name[at] && name[at] <= 'z' || '0' <= name[at] && name[at] <= '9') {
			at++
		}
		if at == start {
			at++ // what stands between words
			continue
		}
		list = append(list, strings.ToLower(name[start:at]))
	}
	return list
}
