package access

import "testing"

// TestWhatAPostChanges states which bodies are seen to ask only. It decides how grave a
// finding is.
func TestWhatAPostChanges(t *testing.T) {
	for _, c := range []struct {
		what, body string
		changes    bool
	}{
		{"nothing", "    return 'x'\n", false},
		{"a query of SQLAlchemy", "    rows = db.session.query(Row).filter_by(kind=request.json['kind']).order_by(Row.id).all()\n    return [r.to_dict() for r in rows]\n", false},
		{"a select by hand, and the end of its transaction", "    cursor.execute('SELECT a FROM b WHERE c = %s', (request.json['c'],))\n    rows = cursor.fetchall()\n    db.commit()\n    return rows\n", false},
		{"a list of its own", "    found = []\n    for row in db.find():\n        found.append(row.text)\n    return found\n", false},
		{"a question to another server", "    return requests.get('https://x.example/?q=' + request.json['q']).json()\n", false},
		{"a prediction", "    return str(model.predict([request.json['x']]))\n", false},
		{"a commit", "    db.session.commit()\n    return 'x'\n", true},
		{"a new row", "    row = Row(kind=request.json['kind'])\n    db.session.add(row)\n    db.session.commit()\n    return 'x'\n", true},
		{"a row that is changed", "    row = Row.query.get(1)\n    row.kind = request.json['kind']\n    return 'x'\n", true},
		{"a row that may be made", "    return get_or_create(Row, request.json)\n", true},
		{"a statement that inserts", "    cursor.execute('INSERT INTO a VALUES (1)')\n    return 'x'\n", true},
		{"a list of the module's", "    ROWS.append(request.json)\n    return 'x'\n", true},
		{"an item of the module's", "    TABLE[request.json['a']] = 1\n    return 'x'\n", true},
		{"a counter", "    global count\n    count = 1\n    return 'x'\n", true},
		{"a mail", "    mail.send(Message(request.json['to']))\n    return 'x'\n", true},
		{"a file", "    with open('a', 'w') as f:\n        f.write('x')\n    return 'x'\n", true},
		{"what a function of the project's does", "    keep(request.json)\n    return 'x'\n", true},
	} {
		p := analyze(t, "import requests, model\nROWS = []\nTABLE = {}\n\ndef keep(row):\n    ROWS.append(row)\n\n@app.post('/a')\ndef a():\n"+c.body)
		if r := p.Results[0]; r.Verdict != Unprotected || r.Writes != c.changes {
			t.Errorf("%s: %s, changes something: %v", c.what, r.Verdict, r.Writes)
		}
	}
}
