// Package catalog is what is known of the packages that guard Flask routes: which
// names are guards, in which call form, what they refuse with, and in which
// version. It is data; each entry names where it was read.
//
// A Path is dotted. "pkg.Class().method" is a method of an instance, and
// "pkg.Class()()" a call of one.
package catalog

import (
	"slices"
	"strings"
)

// A Role says what a name is for.
type Role uint8

// The roles.
const (
	// Guard is a decorator that refuses a request without credentials.
	Guard Role = iota
	// OptionalGuard is a decorator that looks at credentials and asks for none.
	OptionalGuard
	// Verify is a call that refuses by raising, in the body or in a hook.
	Verify
	// OptionalVerify is a call that looks at credentials and asks for none.
	OptionalVerify
	// Identity is a call or proxy that reads who the caller is, and verifies nothing.
	Identity
	// Setup makes the object that a package keeps on the application.
	Setup
	// Issue makes a token, or logs somebody in.
	Issue
	// Revoke ends a session, or drops a token.
	Revoke
	// Decode verifies a given token, and raises when it is not valid.
	Decode
	// Peek reads a given token without checking its signature, and raises when it is
	// none at all.
	Peek
	// Check tells whether a given token is valid.
	Check
	// Transparent is a decorator that guards nothing: limits, caches, CORS,
	// documentation, validation. The function it wraps is called.
	Transparent
	// Serve answers the clients of an OAuth server, which it authenticates itself: a
	// call, or a decorator of the view that stands for the answer.
	Serve
	// Challenge makes the answer of a refusal.
	Challenge
	// Context is a `with` guard: entering it refuses.
	Context
	// AppGuard guards a whole application once it is set up.
	AppGuard
)

// A Form is how a guard is written as a decorator.
type Form uint8

// The forms.
const (
	// Bare: @guard
	Bare Form = iota
	// Called: @guard()
	Called
	// Either: both are right.
	Either
)

// A Token is what a guard asks for.
type Token uint8

// The kinds of credentials.
const (
	Access Token = iota
	Refresh
	Fresh
)

// An Entry is one name of a package.
type Entry struct {
	Path string
	Role Role
	Form Form
	// Since and Before bound the major versions that have the name; 0 is no bound.
	Since, Before int
	// OptionalArg names the keyword that makes a Guard or a Verify optional, and
	// OptionalAt its position, -1 when it can only be named.
	OptionalArg string
	OptionalAt  int
	// OptionalWhen is the truth of that argument which makes it optional.
	OptionalWhen bool
	// OptionalBefore is the major version before which a guard is optional where that
	// argument is left out; 0: in none.
	OptionalBefore int
	// Needs is the token that is asked for, where the form does not say.
	Needs Token
	// Raises is the dotted path of the exception of a refusal; empty: it answers
	// with Status.
	Raises string
	Status int
	// OfNone is the built-in exception that a Decode, a Peek or a Check raises for
	// None in a token's place; empty: it makes no difference.
	OfNone string
	// SkipsOptions is set when requests with the method OPTIONS are let through.
	SkipsOptions bool
	// Value says what an Identity gives to a stranger: "none", "false", "raises",
	// "empty" or "anonymous"; and what a Check gives for no token: "false", or "pair" for
	// False and None.
	Value string
}

// A Package is one distribution.
type Package struct {
	Name    string   // as it is installed, "flask-jwt-extended"
	Modules []string // as it is imported
	Source  string   // where the entries were read
	Entries []Entry
}

// Packages lists the catalog in a fixed order.
func Packages() []Package {
	return []Package{
		flaskJWT, flaskJWTExtended, flaskJWTSimple, flaskLogin, flaskHTTPAuth,
		flaskSecurity, flaskPraetorian, authlib, flaskPrincipal, flaskUser, flaskOIDC, flaskCognito, flaskCognitoLib,
		flaskPyJWT, flaskJWTOIDC, flaskJWTRouter, flaskRebar, flaskSimpleLogin, flaskBasicAuth, flaskAppBuilder, flaskDance, pyJWT, jose, jwcrypto, itsdangerous, firebase,
		flaskJWTLogin, flaskJWTlogin, flaskOAuthlib, flaskAllows, flaskCasbin, quartJWTExtended, quartAuth,
		transparent,
	}
}

// Lookup gives the entry of a dotted path for a major version of its package; 0
// stands for the newest.
func Lookup(path string, major int) (Entry, bool) {
	for _, e := range index[path] {
		if major == 0 && e.Before == 0 || major > 0 && e.Since <= major && (e.Before == 0 || major < e.Before) {
			return *e, true
		}
	}
	return Entry{}, false
}

// Names tells whether any version of a package has the path.
func Names(path string) bool { return len(index[path]) > 0 }

// NamesIn tells whether any version of a package has a path that begins with the
// module. Most that a program imports have none.
func NamesIn(module string) bool { return modules[module] }

// PackageOf gives the package that a dotted path belongs to.
func PackageOf(path string) (Package, bool) {
	module, _, _ := strings.Cut(path, ".")
	if p, ok := byModule[module]; ok {
		return *p, true
	}
	return Package{}, false
}

// IsAuth tells whether a module belongs to a package that authenticates.
func IsAuth(module string) bool {
	p, ok := byModule[module]
	return ok && p.Name != transparent.Name
}

var (
	index    = make(map[string][]*Entry, 1024)
	byModule = make(map[string]*Package, 128)
	modules  = make(map[string]bool, 128) // that paths begin with
)

func init() {
	packages := Packages()
	for i := range packages {
		p := &packages[i]
		for _, module := range p.Modules {
			byModule[module] = p
		}
		for j := range p.Entries {
			e := &p.Entries[j]
			index[e.Path] = append(index[e.Path], e)
			module, _, _ := strings.Cut(e.Path, ".")
			modules[module] = true
		}
	}
}

// entries builds several entries that differ only in their name.
func entries(prefix, names string, e Entry) []Entry {
	fields := strings.Fields(names)
	list := make([]Entry, 0, len(fields))
	for _, n := range fields {
		one := e
		one.Path = prefix + n
		list = append(list, one)
	}
	return list
}

func concat(lists ...[]Entry) []Entry {
	return slices.Concat(lists...)
}
