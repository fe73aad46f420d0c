package checker

import (
	"fmt"
	"strings"
	"testing"
)

// unit is a part of an application as people write it today: a blueprint with
// four views, one of them open. %[1]d makes its names its own.
const unit = `
orders_%[1]d = Blueprint("orders_%[1]d", __name__, url_prefix="/api/orders/%[1]d")


@orders_%[1]d.get("/")
@jwt_required()
def list_%[1]d() -> dict[str, object]:
    """Lists the orders, a page at a time."""
    page = int(request.args.get("page", 1))
    query = Order.query.filter(Order.owner == get_jwt_identity()).order_by(Order.id.desc())
    if word := request.args.get("q"):
        query = query.filter(Order.note.ilike(f"%%{word}%%"))
    items = [row.to_dict() for row in query.limit(SIZE).offset((page - 1) * SIZE) if row is not None]
    log.info(f"listed {len(items)} of {page=}")
    return jsonify(items=items, page=page)


@orders_%[1]d.post("/")
@jwt_required(fresh=True)
def create_%[1]d():
    payload = request.get_json(force=True) or {}
    if missing := [key for key in ("item", "count") if key not in payload]:
        return jsonify(error=f"missing: {', '.join(missing)}"), 400
    order = Order(**payload, owner=get_jwt_identity())
    try:
        db.session.add(order)
        db.session.commit()
    except (ValueError, KeyError) as error:
        db.session.rollback()
        log.exception("could not create: %%s", error)
        abort(409)
    return jsonify(order.to_dict()), 201


@orders_%[1]d.get("/<int:order_id>")
@jwt_required(optional=True)
def show_%[1]d(order_id: int, /):
    match Order.query.get(order_id):
        case None:
            abort(404)
        case order:
            return order.to_dict()


@orders_%[1]d.delete("/<int:order_id>")
async def delete_%[1]d(order_id):
    order = Order.query.get_or_404(order_id)
    db.session.delete(order)
    db.session.commit()
    return "", 204
`

const header = `from __future__ import annotations

import logging

from flask import Blueprint, Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required

from models import Order, db

log = logging.getLogger(__name__)
app = Flask(__name__)
JWTManager(app)
SIZE = 1_000
`

// largeApp is an application of about that many lines.
func largeApp(lines int) string {
	var text strings.Builder
	text.WriteString(header)
	perUnit := strings.Count(unit, "\n") + 1 // and its registration
	units := (lines - strings.Count(header, "\n") + perUnit/2) / perUnit
	for i := range units {
		fmt.Fprintf(&text, unit, i)
	}
	for i := range units {
		fmt.Fprintf(&text, "app.register_blueprint(orders_%d)\n", i)
	}
	return text.String()
}

func BenchmarkCheck(b *testing.B) {
	for _, lines := range []int{100, 500, 5_000, 20_000} {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			files := []File{{Path: "app.py", Source: largeApp(lines)}}
			b.SetBytes(int64(len(files[0].Source)))
			b.ReportAllocs()
			for b.Loop() {
				Check(files, Options{})
			}
		})
	}
}

func BenchmarkJSON(b *testing.B) {
	files := []File{{Path: "app.py", Source: largeApp(5_000)}}
	request := encode(Request{Files: files})
	report := Check(files, Options{})
	b.Run("DecodeRequest", func(b *testing.B) {
		b.SetBytes(int64(len(request)))
		for b.Loop() {
			if _, err := DecodeRequest(request); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("EncodeReport", func(b *testing.B) {
		b.SetBytes(int64(len(EncodeReport(report))))
		for b.Loop() {
			EncodeReport(report)
		}
	})
}

func TestTheBenchmarksTextIsAsLargeAsItSays(t *testing.T) {
	for _, lines := range []int{100, 500, 5_000, 20_000} {
		if got := strings.Count(largeApp(lines), "\n"); got < lines*3/4 || got > lines*5/4 {
			t.Errorf("asked for %d lines, got %d", lines, got)
		}
	}
}
