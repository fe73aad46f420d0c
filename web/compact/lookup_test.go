package compact

import (
	"encoding/binary"
	"slices"
	"testing"
)

// TestEveryFunctionIsFoundFromALittleBefore compares the entries of the table: the runtime
// looks for a function from the entry's number upwards.
func TestEveryFunctionIsFoundFromALittleBefore(t *testing.T) {
	m := dataOf(t, builtChecker(t))
	before := slices.Clone(m.lookup())
	if len(before) < 1000*lookupEntry {
		t.Fatalf("the table has %d bytes, expected more", len(before))
	}
	content := slices.Clone(m.content)
	if !m.coarsenLookup() {
		t.Fatal("the table is not changed")
	}
	after := m.lookup()
	for at := 0; at < len(before); at += lookupEntry {
		was, is := binary.LittleEndian.Uint32(before[at:]), binary.LittleEndian.Uint32(after[at:])
		if is > was || was-is >= lookupStep || is%lookupStep != 0 {
			t.Fatalf("entry %d starts from function %d, and did from %d", at/lookupEntry, is, was)
		}
		copy(after[at:], before[at:at+4])
	}
	if !slices.Equal(m.content, content) {
		t.Error("more than the numbers changed")
	}
}

func TestALookupOfAnotherKindIsLeftAlone(t *testing.T) {
	whole := dataOf(t, builtChecker(t))
	entries := whole.lookup()
	at := cap(whole.content) - cap(entries)
	for name, change := range map[string]func(m *memory){
		"no table":                     func(m *memory) { m.content = m.content[:1000] },
		"something to add":             func(m *memory) { m.content[at+lookupEntry-1] = 1 },
		"it ends in the table":         func(m *memory) { m.content = m.content[:at+1000] },
		"at another address in memory": func(m *memory) { m.address += 8 },
	} {
		m := memory{whole.address, slices.Clone(whole.content)}
		change(&m)
		content := slices.Clone(m.content)
		if m.coarsenLookup() || !slices.Equal(m.content, content) {
			t.Errorf("%s: the memory changed, expected it to be left alone", name)
		}
	}
}
