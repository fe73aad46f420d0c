package interp

import (
	"crypto/md5"  // #nosec: read to follow a program, not to keep a secret
	"crypto/sha1" // #nosec: as above
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
)

// digests are hashlib's algorithms.
var digests = map[string]func([]byte) []byte{
	"md5":    func(b []byte) []byte { d := md5.Sum(b); return d[:] },
	"sha1":   func(b []byte) []byte { d := sha1.Sum(b); return d[:] },
	"sha224": func(b []byte) []byte { d := sha256.Sum224(b); return d[:] },
	"sha256": func(b []byte) []byte { d := sha256.Sum256(b); return d[:] },
	"sha384": func(b []byte) []byte { d := sha512.Sum384(b); return d[:] },
	"sha512": func(b []byte) []byte { d := sha512.Sum512(b); return d[:] },
}

// digestsOfNothing are the digests, raw and in hexadecimal, of an empty text.
// Made of a credential they stand for one that the request does not carry.
var digestsOfNothing = func() map[string]bool {
	all := map[string]bool{}
	for _, sum := range digests {
		d := sum(nil)
		all[string(d)], all[hex.EncodeToString(d)] = true, true
	}
	return all
}()

// addDigests models hashlib's digests of texts that are known.
func addDigests(add func(string, func(*Machine, *Call) Value)) {
	for name, sum := range digests {
		path := "hashlib." + name
		add(path, func(_ *Machine, c *Call) Value {
			text, ok := c.ArgOr(0, "string", nil).(*Const)
			if !ok || text.Kind != BytesKind {
				return &External{Path: path, Made: true, Taint: c.Taint()}
			}
			return digestObject(sum([]byte(text.Str)), text.Taint)
		})
	}
}

// digestObject is what hashlib gives: hexdigest() and digest() answer. After
// update() nothing is known of it.
func digestObject(d []byte, taint Taint) Value {
	inst := &Instance{Class: modelled("hashlib.HASH"), Attrs: NewAttrs()}
	give := func(name string, v Value) Value {
		return &Builtin{Name: name, Fn: func(*Machine, *Call) Value { return v }}
	}
	inst.Attrs.set("hexdigest", give("hexdigest", &Const{Kind: StrKind, Str: hex.EncodeToString(d), Taint: taint}))
	inst.Attrs.set("digest", give("digest", &Const{Kind: BytesKind, Str: string(d), Taint: taint}))
	inst.Attrs.set("update", &Builtin{Name: "update", Fn: func(m *Machine, c *Call) Value {
		for _, name := range []string{"hexdigest", "digest"} {
			m.Set(inst.Attrs, name, give(name, &External{Path: "hashlib." + name, Made: true, Taint: taint | c.Taint()}))
		}
		return None()
	}})
	return inst
}
