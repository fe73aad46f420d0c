package syntax

// A slab makes values of one type, a number of them at once: most of a tree are a few
// kinds of small nodes, which live as long as each other.
type slab[T any] struct{ rest []T }

// slabSize is how many are made at once.
const slabSize = 16

func (s *slab[T]) next(v T) *T {
	if len(s.rest) == 0 {
		s.rest = make([]T, slabSize)
	}
	p := &s.rest[0]
	s.rest = s.rest[1:]
	*p = v
	return p
}
