package syntax

import (
	"fmt"
	"strings"
	"testing"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// flaskText makes a realistic Flask file of at least so many lines.
func flaskText(lines int) string {
	var out strings.Builder
	out.WriteString("\"\"\"Generated.\"\"\"\nfrom flask import Blueprint, Flask, abort, jsonify, request\n" +
		"from flask_jwt_extended import get_jwt_identity, jwt_required\n\napp = Flask(__name__)\nLIMIT = 1_000\n\n\n")
	for i := 0; strings.Count(out.String(), "\n") < lines; i++ {
		fmt.Fprintf(&out, `class Order%[1]d(db.Model):
    """An order row.

    Keeps track of one order.
    """
    __tablename__ = "orders_%[1]d"
    id: db.Mapped[int] = db.Column(db.Integer, primary_key=True)
    name: db.Mapped[str | None] = db.Column(db.String(64), nullable=False)

    def to_dict(self) -> dict[str, object]:
        return {"id": self.id, "kind": "order", "created": str(now())}


orders_%[1]d = Blueprint("orders_%[1]d", __name__, url_prefix="/api/v%[1]d/orders")


@orders_%[1]d.route("/<int:order_id>", methods=["GET", "PUT"])
@jwt_required(optional=True)
async def order_%[1]d(order_id: int, /) -> tuple[object, int]:
    """Get one order.

    Returns JSON.
    """
    size = min(int(request.args.get("size", 20)), LIMIT)
    query = Order%[1]d.query.filter(Order%[1]d.id > 0).order_by(Order%[1]d.id.desc())
    if (count := len(request.args)) > 0 and request.args.get("q"):
        query = query.filter(Order%[1]d.name.ilike("%%" + request.args["q"] + "%%"))
    items = [row.to_dict() for row in query.limit(size).offset((page - 1) * size) if row is not None]
    log.info(f"listed {len(items)} {page=} of {'order'!r:>10} {count}")
    match request.get_json():
        case {"status": ("open" | "closed") as status, **rest}:
            query.status = status
        case [first, *others] if others:
            query.name = first
        case _:
            abort(400)
    try:
        db.session.commit()
    except (ValueError, KeyError) as exc:
        log.exception("could not save order: %%s", exc)
        abort(409)
    return jsonify(items=items, page=page, **await extra(order_id)), 200


`, i)
	}
	return out.String()
}

func BenchmarkParse(b *testing.B) {
	for _, lines := range []int{500, 5_000, 20_000} {
		text := flaskText(lines)
		b.Run(fmt.Sprintf("%d lines", lines), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, diagnostics := Parse(source.NewFile("app.py", text)); len(diagnostics) > 0 {
					b.Fatal(diagnostics[0].Message)
				}
			}
		})
	}
}

// BenchmarkStages shows where the time goes: tokens, layout with lowering, and
// gpython alone on the lowered text, one statement a call as Parse does it.
func BenchmarkStages(b *testing.B) {
	text := flaskText(5_000)
	f := source.NewFile("app.py", text)
	b.Run("scan", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			lower.Scan(f)
		}
	})
	b.Run("scan, layout", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			lower.Layout(lower.Scan(f))
		}
	})
	tokens := lower.Scan(f)
	block := lower.Layout(tokens)
	var lowered []string
	for i := range block.Statements {
		lowered = append(lowered, tokens.Emit(&block.Statements[i], false).Text)
	}
	b.Run("gpython", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			for _, piece := range lowered {
				gparse(piece)
			}
		}
	})
	b.Run("all", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			Parse(f)
		}
	})
}

// BenchmarkHostile parses texts made to be slow, each in three sizes: bytes a
// second that fall with the size would be more than linear work.
func BenchmarkHostile(b *testing.B) {
	for _, shape := range []struct{ name, before, repeated, after string }{
		{"open brackets", "", "{[(", ""},
		{"nested brackets", "x = [\n", strings.Repeat("[", 80) + strings.Repeat("]", 80) + ",\n", "]\n"},
		{"closing brackets", "", ")", ""},
		{"long line", "x = [", "a, ", "]\n"},
		{"long sum", "x = ", "a + ", "a\n"},
		{"long and", "x = ", "a and ", "a\n"},
		{"many calls", "f", "()", "\n"},
		{"decorators", "", "@a\n", "def f(): pass\n"},
		{"strings", "x = (", "'a' ", ")\n"},
		{"f-strings", "x = (", "f'{a!r:>{b}}' ", ")\n"},
		{"open f-strings", "", "f'{", ""},
		{"open quotes", "", "x = 'a\n", ""},
		{"open triple quotes", "", "x = '''a\n", ""},
		{"long string", "x = '", "a", "'\n"},
		{"escapes", "x = '", `\x41`, "'\n"},
		{"long name", "", "a", "\n"},
		{"wrong statements", "", "a b;", "\n"},
		{"open calls", "", "f(\n", ""},
		{"open defs", "", "def f(\n", ""},
		{"wrong dedents", "", "if a:\n        b\n    c\n", ""},
		{"elifs", "if a: b\n", "elif a: b\n", ""},
		{"lambdas", "", "lambda: ", "a\n"},
		{"conditions", "", "a if b else ", "a\n"},
		{"walruses", "", "(a := ", ""},
		{"subjects", "", "match ", "\n"},
		{"backslashes", "", "\\\n", ""},
		{"semicolons", "", "a;", "\n"},
		{"dotted import", "import a", ".a", "\n"},
		{"attributes", "a", ".a", "\n"},
		{"import dots", "from ", ".", " import a\n"},
		{"imported names", "from a import a", ", a", "\n"},
		{"targets", "", "a = ", "a\n"},
		{"parameters", "def f(", "a, ", "): pass\n"},
		{"keywords", "f(", "a=a, ", ")\n"},
		{"globals", "global a", ", a", "\n"},
		{"slices", "a[", "a:a, ", "]\n"},
		{"entries", "{", "a: a, ", "}\n"},
		{"comprehension", "[a ", "for a in a ", "]\n"},
		{"comparison", "a", " < a", "\n"},
		{"handlers", "try: a\n", "except a: a\n", ""},
		{"cases", "match a:\n", "  case [a, *_]: a\n", ""},
		{"alternatives", "match a:\n  case a", " | 1", ": a\n"},
		{"with items", "with a", ", a as a", ": a\n"},
		{"fields", "f'", "{a}", "'\n"},
		{"doubled braces", "f'", "{{", "'\n"},
		{"nested specs", "f'", "{a:", ""},
		{"type parameters", "class A[", "T, ", "]: a\n"},
		{"comments", "x = (", "# a\n", ")\n"},
		{"lines in brackets", "x = (\n", "from a \n", ")\n"},
		{"print statements", "", "print a\n", ""},
		{"wrong characters", "", "$ ?", "\n"},
		{"carriage returns", "", "a\r", ""},
	} {
		for _, size := range []int{16 << 10, 64 << 10, 256 << 10} {
			text := shape.before + strings.Repeat(shape.repeated, size/len(shape.repeated)) + shape.after
			b.Run(fmt.Sprintf("%s/%d KB", shape.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Parse(source.NewFile("app.py", text))
				}
			})
		}
	}
}
