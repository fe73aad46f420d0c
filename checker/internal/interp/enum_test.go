package interp

import "testing"

// TestEnumerations runs programs with the standard library's enum.
func TestEnumerations(t *testing.T) {
	const roles = "import enum\nclass Role(enum.Enum):\n    ADMIN = 'admin'\n    USER = 'user'\n    @property\n    def open(self):\n        return self is Role.USER\n"
	const texts = "import enum\nclass Role(str, enum.Enum):\n    ADMIN = 'admin'\n    USER = 'user'\n    def is_admin(self):\n        return self is Role.ADMIN\n"
	const flags = "import enum\nclass P(enum.Flag):\n    READ = enum.auto()\n    WRITE = enum.auto()\n    ALL = 3\n"
	for _, c := range []struct{ what, program, want string }{
		{"a member has name and value", roles + "x = Role.ADMIN.name, Role.ADMIN.value", `("ADMIN", "admin")`},
		{"a member is no text", roles + "x = Role.ADMIN == 'admin'", "False"},
		{"flags that are made of others", "import enum\nclass P(enum.Flag):\n    NONE = 0\n    READ = enum.auto()\n    WRITE = enum.auto()\n    ALL = READ | WRITE\n    X = enum.auto()\nx = P.READ.value, P.ALL.value, P.X.value, P.ALL & P.READ == P.READ, P.ALL & P.NONE == P.ALL", "(1, 3, 4, True, False)"},
		{"a member of a text enumeration is one", texts + "x = Role.ADMIN == 'admin', Role.ADMIN in ('admin', 'b')", "(True, True)"},
		{"properties of members", roles + "x = Role.ADMIN.open, Role.USER.open", "(False, True)"},
		{"methods of members that are texts", texts + "x = Role.ADMIN.is_admin(), Role.USER.is_admin()", "(True, False)"},
		{"look-up by value and by name", roles + "x = Role('admin') is Role.ADMIN, Role['USER'] is Role.USER", "(True, True)"},
		{"a value that no member has", roles + "try:\n    Role('root')\nexcept ValueError:\n    x = 1", "1"},
		{"iteration", roles + "x = [r.value for r in Role]", `["admin", "user"]`},
		{"membership", roles + "x = Role.USER in Role, Role.USER in (Role.ADMIN,)", "(True, False)"},
		{"isinstance", texts + "x = isinstance(Role.ADMIN, Role), isinstance('admin', Role), isinstance(Role.ADMIN, str)", "(True, False, True)"},
		{"flags", flags + "x = P.READ in P.ALL, P.WRITE in P.READ, bool(P.READ & P.WRITE)", "(True, False, False)"},
		{"a member made of a tuple", "import enum\nclass C(enum.Enum):\n    A = ('a', 1)\n    def __init__(self, label, level):\n        self.level = level\nx = C.A.level", "1"},
	} {
		t.Run(c.what, func(t *testing.T) { runs(t, c.program, c.want) })
	}
}
