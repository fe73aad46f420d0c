package lower

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// characterNames is how many names names.bin lists; testdata/cpython/names.mjs of
// package syntax writes it, and says what is in it.
const characterNames = 34_607

//go:embed names.bin
var namesFile []byte

// nameHashes are the hashes of the names, sorted.
var nameHashes = sync.OnceValue(func() []uint32 {
	hashes := make([]uint32, 0, characterNames)
	at, value := 0, uint32(0)
	bit := func() uint32 {
		b := uint32(namesFile[at/8]>>(7-at%8)) & 1
		at++
		return b
	}
	for len(hashes) < characterNames && at+9 <= 8*len(namesFile) {
		gap := uint32(0)
		for bit() == 1 {
			gap += 256
		}
		for i := 7; i >= 0; i-- {
			gap += bit() << i
		}
		value += gap
		hashes = append(hashes, value)
	}
	return hashes
})

// namesCharacter tells whether \N{…} takes a name. It is wrong for one in 256 of the
// names that nobody gave to a character: all names would take five times the room.
func namesCharacter(name string) bool {
	name = strings.ToUpper(name)
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangul(syllable)
	}
	if i := strings.LastIndexByte(name, '-'); i >= 0 && numbered(name[:i], name[i+1:]) {
		return true
	}
	h := uint64(0xcbf29ce484222325)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 0x100000001b3
	}
	_, found := slices.BinarySearch(nameHashes(), uint32(h%(characterNames*256)))
	return found
}

// numberedNames are the characters that are called by a word and their own number.
var numberedNames = map[string][][2]uint64{
	"CJK UNIFIED IDEOGRAPH": {
		{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B739}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1},
		{0x2CEB0, 0x2EBE0}, {0x2EBF0, 0x2EE5D}, {0x30000, 0x3134A}, {0x31350, 0x323AF},
	},
	"CJK COMPATIBILITY IDEOGRAPH":   {{0xF900, 0xFA6D}, {0xFA70, 0xFAD9}, {0x2F800, 0x2FA1D}},
	"EGYPTIAN HIEROGLYPH":           {{0x13460, 0x143FA}},
	"KHITAN SMALL SCRIPT CHARACTER": {{0x18B00, 0x18CD5}, {0x18CFF, 0x18CFF}},
	"NUSHU CHARACTER":               {{0x1B170, 0x1B2FB}},
}

func numbered(word, digits string) bool {
	point, err := strconv.ParseUint(digits, 16, 32)
	return err == nil && len(digits) >= 4 && slices.ContainsFunc(numberedNames[word], func(r [2]uint64) bool {
		return r[0] <= point && point <= r[1]
	})
}

// The parts of the names of Hangul's syllables, the empty one last.
var (
	hangulFirst  = []string{"GG", "G", "N", "DD", "D", "R", "M", "BB", "B", "SS", "S", "JJ", "J", "C", "K", "T", "P", "H", ""}
	hangulVowels = []string{"YAE", "YEO", "WAE", "WEO", "AE", "YA", "EO", "YE", "WA", "OE", "YO", "WE", "WI", "YU", "EU", "YI", "A", "E", "O", "U", "I"}
	hangulLast   = []string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"}
)

func hangul(syllable string) bool {
	for _, first := range hangulFirst {
		rest, ok := strings.CutPrefix(syllable, first)
		if !ok {
			continue
		}
		for _, vowel := range hangulVowels {
			if last, ok := strings.CutPrefix(rest, vowel); ok && slices.Contains(hangulLast, last) {
				return true
			}
		}
	}
	return false
}
