package access

import "unguarded/checker/internal/interp"

// ownRequestAttr is an attribute that the project's own request_class gives to the
// request.
func (l *library) ownRequestAttr(m *interp.Machine, name string) (interp.Value, bool) {
	if l.walk == nil || name == "__class__" {
		return nil, false
	}
	v, _ := m.Attr(l.walk.route.AppObject().Object, "request_class", m.Site())
	cls, ok := v.(*interp.Class)
	if !ok || cls.Def == nil {
		return nil, false
	}
	for _, c := range interp.MRO(cls) {
		if c.Def == nil {
			continue
		}
		if _, own := c.Attrs.Get(name); own {
			if l.walk.own == nil {
				l.walk.own = &interp.Instance{Class: cls, Attrs: interp.NewAttrs()}
			}
			return m.Attr(l.walk.own, name, m.Site())
		}
	}
	return nil, false
}
