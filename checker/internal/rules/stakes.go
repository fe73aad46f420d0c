package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
)

// gradeOf is the severity of a finding about an open route, by what is at stake,
// and the sentence that says why.
func gradeOf(e entry) (diag.Severity, string) {
	switch {
	case isStub(e.first()) && e.changesByMethod():
		return diag.Warning, "It does nothing yet, so this is a warning."
	case !e.writes():
		return diag.Warning, "As far as can be seen it only reads, so this is a warning."
	case onlyAnswers(e.first()):
		return diag.Warning, "It only puts an answer together, so this is a warning."
	case isSignUp(e):
		return diag.Warning, "It looks like a sign-up, which takes a password for a new account, so this is a warning."
	}
	return diag.Error, "It can change something, so this is an error."
}

// isStub tells whether the body does nothing but say that it is not written yet.
func isStub(r *access.Result) bool {
	f, ok := r.Func.(*syntax.FunctionDef)
	if !ok {
		return false
	}
	body := f.Block()
	for len(body) > 1 && isText(body[0]) {
		body = body[1:]
	}
	if len(body) != 1 {
		return false
	}
	switch s := body[0].(type) {
	case *syntax.Raise:
		e := s.Exc
		if c, ok := e.(*syntax.Call); ok {
			e = c.Func
		}
		name := dotted(e)
		return name == "NotImplementedError" || name == "NotImplemented"
	case *syntax.Return:
		t, ok := s.Value.(*syntax.Tuple)
		return ok && len(t.Elts) >= 2 && is501(t.Elts[1])
	case *syntax.ExprStmt:
		c, ok := s.Value.(*syntax.Call)
		return ok && strings.HasSuffix("."+dotted(c.Func), ".abort") && len(c.Args) > 0 && is501(c.Args[0])
	}
	return false
}

// isText tells whether a statement is a docstring.
func isText(s syntax.Stmt) bool {
	e, ok := s.(*syntax.ExprStmt)
	if !ok {
		return false
	}
	c, ok := e.Value.(*syntax.Constant)
	return ok && c.Kind == syntax.Str
}

func is501(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.IsInt && c.Int == 501
}

// accountNames are the last part of a URL rule under which accounts are made.
var accountNames = map[string]bool{"user": true, "users": true, "account": true, "accounts": true, "customer": true, "customers": true, "member": true, "members": true}

var wordSeparators = strings.NewReplacer("-", "", "_", "")

// namesAccounts tells whether a part of a URL rule stands for accounts, or for making
// one: users, create-user, newAccount.
func namesAccounts(part string) bool {
	name := strings.ToLower(wordSeparators.Replace(part))
	for _, verb := range []string{"create", "add", "new"} {
		if rest, ok := strings.CutPrefix(name, verb); ok && accountNames[rest] {
			return true
		}
	}
	return accountNames[name]
}

// isSignUp tells whether a route makes an account out of what a stranger sends:
// POST to the accounts themselves, with a password for the new one. One that is
// called an administrator's, or speaks of rights, is none.
func isSignUp(e entry) bool {
	for _, r := range e {
		if r.Writes && r.Method != "POST" {
			return false
		}
	}
	r := e.first()
	parts := strings.Split(strings.Trim(r.URLRule, "/"), "/")
	if strings.Contains(r.URLRule, "<") || strings.Contains(strings.ToLower(r.URLRule+r.View+r.ViewClass), "admin") {
		return false
	}
	taken := func(names map[string]bool) bool {
		return speaksOf(r, names) || slices.ContainsFunc(r.Fields, func(f string) bool { return names[strings.ToLower(f)] })
	}
	called := parts[len(parts)-1]
	if called == "" && !r.URLRuleKnown {
		called = r.View[strings.LastIndexByte(r.View, '.')+1:] // of a URL that ends with what can't be seen
	}
	return namesAccounts(called) && taken(passwordNames) && !taken(rightNames)
}

var (
	passwordNames = map[string]bool{"password": true, "passwd": true, "pwd": true, "password_hash": true, "hashed_password": true, "set_password": true, "hash_password": true}
	// rightNames are what decides on an account's rights: who may choose those gives
	// himself more than an account.
	rightNames = map[string]bool{"role": true, "roles": true, "role_id": true, "is_admin": true, "admin": true, "is_superuser": true, "is_staff": true, "permissions": true}
)

// speaksOf tells whether a view has a key, an attribute or an argument of one of
// the names. What is given a constant is not chosen by the caller.
func speaksOf(r *access.Result, names map[string]bool) bool {
	f, ok := r.Func.(*syntax.FunctionDef)
	if !ok {
		return false
	}
	found, fixed := false, map[syntax.Node]bool{}
	syntax.Inspect(f, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Constant:
			found = found || n.Kind == syntax.Str && names[strings.ToLower(n.Str)] && !fixed[n]
		case *syntax.Attribute:
			found = found || names[strings.ToLower(n.Attr)] && !fixed[n]
		case *syntax.Keyword:
			_, constant := n.Value.(*syntax.Constant)
			found = found || names[strings.ToLower(n.Name)] && !constant
		case *syntax.Assign:
			if _, constant := n.Value.(*syntax.Constant); constant {
				for _, t := range n.Targets {
					fixed[t] = true
				}
			}
		case *syntax.Dict:
			for i, k := range n.Keys {
				if _, constant := n.Values[i].(*syntax.Constant); constant && k != nil {
					fixed[k] = true
				}
			}
		}
		return !found
	})
	return found
}

// A resource is what several routes are about: a view class, or the functions
// under one URL, with and without its variables.
type resource struct{ app, class, url string }

func resourceOf(r *access.Result) resource {
	if r.ViewClass != "" {
		return resource{r.App, r.ViewClass, r.Registration.Path}
	}
	url := strings.TrimRight(r.URLRule, "/")
	for strings.HasSuffix(url, ">") {
		url = strings.TrimRight(url[:strings.LastIndexByte(url, '/')+1], "/")
	}
	return resource{r.App, "", url}
}

// surroundings say what stands around an open route: the guarded methods of its
// resource, the guards by name, and which of them the neighbours have.
type surroundings struct {
	guarded, all map[resource]int // methods, as pairs of URL rule and method
	names        map[string]bool  // of decorators that refuse somewhere
	adviser
}

// surroundingsOf are those of the pass's results. They hang on the routes, their verdicts
// and what guards them, and on nothing else.
func surroundingsOf(p *rule.Pass) surroundings {
	alike := func(a, b *access.Result) bool {
		return a == b || a.Route == b.Route && a.Verdict == b.Verdict && refusing(a) == refusing(b)
	}
	return p.Kept.Around(p.Results, alike, func(results []*access.Result) any { return newSurroundings(results) }).(surroundings)
}

func newSurroundings(results []*access.Result) surroundings {
	s := surroundings{map[resource]int{}, map[resource]int{}, map[string]bool{}, newAdviser(results)}
	for _, r := range results {
		if d := refusing(r); d != nil {
			s.names[strings.TrimPrefix(decoratorName(r.Module.File, d), "`@")] = true
		}
		if r.ViewClass == "" && !r.URLRuleKnown || r.Method == "HEAD" || r.Method == "OPTIONS" {
			continue
		}
		s.all[resourceOf(r)]++
		if r.Verdict == access.Protected {
			s.guarded[resourceOf(r)]++
		}
	}
	return s
}

// siblings is the sentence about the resource, with a blank in front: " 3 of 4
// methods of this resource are guarded."; empty when that is true of one at most.
func (s surroundings) siblings(e entry) string {
	r := e.first()
	if r.ViewClass == "" && (!r.URLRuleKnown || resourceOf(r).url == "") {
		return ""
	}
	guarded, all := s.guarded[resourceOf(r)], s.all[resourceOf(r)]
	if guarded < 2 {
		return ""
	}
	return fmt.Sprintf(" %d of %d methods of this resource are guarded.", guarded, all)
}

var commentedDecorator = pattern.Of(`^#+\s*@([\pL_][\pL\pN_.]*)(?:\(.*\))?\s*$`)

// A commented is a guard in a comment; the zero one is none.
type commented struct {
	words string // a sentence with a blank in front
	at    diag.Place
}

func (c commented) related() []diag.Related {
	if c.words == "" {
		return nil
	}
	return []diag.Related{{Place: c.at, Message: "This guard is commented out."}}
}

// commentedOut finds a guard that stands in a comment among the decorators of a
// view, or right above them. It is one that refuses elsewhere, or the file's import
// of a catalogued guard.
func (s surroundings) commentedOut(r *access.Result) commented {
	for _, c := range r.HeadComments() {
		file := r.Module.File
		line, text := file.Line(c.At.Start), file.Slice(c.At)
		if line >= file.Line(r.Func.Span().Start) || !strings.Contains(text, "@") {
			continue
		}
		hit := commentedDecorator().FindStringSubmatch(text)
		if hit == nil || !s.names[hit[1]+"`"] && !importsGuard(r.Module, hit[1]) {
			continue
		}
		return commented{
			fmt.Sprintf(" Its guard `@%s` is commented out on line %d.", hit[1], line),
			diag.Place{Path: file.Path, Span: c.At},
		}
	}
	return commented{}
}

// importsGuard tells whether a file imports a guard of the catalog by the name.
func importsGuard(m *syntax.Module, name string) bool {
	found := false
	syntax.Inspect(m, func(n syntax.Node) bool {
		s, ok := n.(*syntax.ImportFrom)
		if !ok || s.Level > 0 {
			return !found
		}
		for _, a := range s.Names {
			entry, known := catalog.Lookup(s.Module+"."+a.Name, 0)
			found = found || known && entry.Role == catalog.Guard && name == cmp.Or(a.AsName, a.Name)
		}
		return !found
	})
	return found
}
