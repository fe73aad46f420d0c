package access

import (
	"strings"

	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// The first word of what only asks or computes, and the words of what may change
// something wherever they stand in a name: get_or_create.
var (
	askingWords = wordsOf(`query filter where all first one get find fetch fetchone fetchall fetchmany list search load loads read readline readlines
		count exists scalar scalars select aggregate distinct order group having join outerjoin limit offset paginate page options with label desc asc like
		ilike contains in any has between is text unique columns mappings cursor connect close session lookup retrieve predict transform calculate
		compute parse format serialize serialise dump dumps to as jsonify json render make response redirect url send_file items keys values strip
		split lower upper replace encode decode startswith endswith isoformat strftime strptime now utcnow today timestamp fromtimestamp check
		rollback refresh verify generate validate getenv getlist head max min avg sum len sorted str int float bool dict set tuple map zip enumerate round
		info debug warning warn error exception critical log print func jsonable model template secure basename dirname raise abort status ok`)
	changingWords = wordsOf(`create add save delete update insert set remove send write post put patch commit flush upsert merge pop append extend
		clear drop store upload enqueue publish execute run start call process submit register bulk mark move copy rename unlink popen system`)
)

// onlyReads tells whether a call that can't be seen into asks for something and changes
// nothing, as far as its name tells: it decides how grave a finding is, never a verdict.
func (w *walk) onlyReads(called interp.Value, c *interp.Call) bool {
	name := ""
	switch called := called.(type) {
	case *interp.External:
		name = strings.TrimSuffix(called.Path, "()")
		name = name[strings.LastIndexByte(name, '.')+1:]
	case *interp.Unknown:
		name = called.Attr
		if name == "" {
			name = called.Name
		}
	}
	words := wordsIn(name)
	switch {
	case len(words) == 0:
		return false
	case name == "execute":
		query := selects(c.ArgOr(0, "statement", interp.None()))
		w.queried = w.queried || query
		return query
	case name == "commit" && w.queried:
		return true // it ends the transaction of the query
	case name == "open":
		mode, ok := interp.AsStr(c.ArgOr(1, "mode", interp.Str("r")))
		return ok && strings.HasPrefix(mode, "r") && !strings.Contains(mode, "+")
	case name == "send_file", name == "send_from_directory":
		return true
	}
	for _, w := range words {
		if changingWords[w] {
			return false
		}
	}
	return askingWords[words[0]] || name[0] >= 'A' && name[0] <= 'Z' // a class: its object is handed on, or dropped
}

// selects tells whether a statement that a database gets is a query.
func selects(v interp.Value) bool {
	switch v := v.(type) {
	case *interp.Const:
		s, _ := interp.AsStr(v)
		verb, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(s)), " ")
		return verb == "select" || verb == "show" || verb == "with"
	case *interp.External:
		if strings.Contains(v.Path, "select(") {
			return true
		}
		return v.Args != nil && strings.HasSuffix(v.Path, ".text()") && selects(v.Args.ArgOr(0, "text", interp.None()))
	}
	return false
}

// mutators are the methods that change Python's own containers.
var mutators = wordsOf("append extend insert remove pop clear update setdefault add discard popitem sort reverse")

// changesOthers tells whether a function has a statement that changes what is not its
// own: a container, or an attribute of something.
func (l *library) changesOthers(f *interp.Function) bool {
	def, ok := f.Def.(*syntax.FunctionDef)
	if !ok {
		return false
	}
	own, changes := map[string]bool{}, false
	foreign := func(e syntax.Expr) bool {
		for {
			switch x := e.(type) {
			case *syntax.Attribute:
				e = x.Value
			case *syntax.Subscript:
				e = x.Value
			case *syntax.Name:
				return !own[x.ID]
			default:
				return false
			}
		}
	}
	assigned := func(t syntax.Expr) {
		switch t := t.(type) {
		case *syntax.Name:
			own[t.ID] = true
		case *syntax.Attribute:
			changes = changes || f.Name() != "__init__"
		case *syntax.Subscript:
			changes = changes || foreign(t)
		}
	}
	for _, s := range def.Block() {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Global, *syntax.Nonlocal:
				changes = true
			case *syntax.Assign:
				for _, t := range n.Targets {
					assigned(t)
				}
			case *syntax.AugAssign:
				assigned(n.Target)
			case *syntax.AnnAssign:
				assigned(n.Target)
			case *syntax.Delete:
				for _, t := range n.Targets {
					_, name := t.(*syntax.Name)
					changes = changes || !name && foreign(t)
				}
			case *syntax.For:
				assigned(n.Target)
			case *syntax.Call:
				if a, ok := n.Func.(*syntax.Attribute); ok && mutators[a.Attr] {
					changes = changes || foreign(a.Value)
				}
			}
			return !changes
		})
	}
	return changes
}

// changesSomething tells whether a route changes something: by its method, unless every
// way of a POST is seen to ask only.
func (l *library) changesSomething(res *Result) bool {
	if res.Method != "POST" {
		return writes(res)
	}
	ways, complete := l.first.walk(maxWaysPublic, true)
	for _, w := range ways {
		if w.changes || w.end == endUnknown {
			return true
		}
	}
	return !complete || len(ways) == 0
}
