package checker

import (
	"reflect"
	"testing"
)

func TestWhatAPageSendsIsDecodedQuickly(t *testing.T) {
	for _, request := range []string{
		`{"files":[{"path":"app.py","source":"x = \"é\\n\"\r\n\ty"}],"profile":"routes","options":{}}`,
		`{"files":[{"path":"app.py","source":""},{"path":"b.py","source":"/"}],"profile":"classic","options":{"public":["/a"]}}`,
		`{"files":[{"path":"app.py","source":"\/\b\f"}]} `,
	} {
		if _, ok := quickRequest([]byte(request)); !ok {
			t.Errorf("%s: is left to encoding/json, expected that it is not", request)
		}
	}
}

// FuzzQuickRequest holds that there is one meaning of a request, however it is decoded.
func FuzzQuickRequest(f *testing.F) {
	const file = `{"path":"a.py","source":"x\n"}`
	for _, request := range []string{
		`{"files":[` + file + `],"profile":"","options":{"ignore":["unknown-route"]}}`,
		`{"files":[` + file + `],"files":[]}`, `{"files":[` + file + `],"Files":null}`, `{"files":[` + file + `],"file\u0073":null}`,
		`{"files":[` + file + `],"fileſ":null}`, `{"files":[` + file + `,]}`, `{"files":[` + file + file + `]}`, `{"files":[` + file + `{}]}`, `{"files":[` + file + `]`,
		`{"files":[` + file + `]}{}`, `{"files":[` + file + `],"profile":1}`, `{"files":[` + file + `],"other":1}`, `{"files":[]}`,
		`{"files":[{"path":"a.py","source":"\u0041"}]}`, `{"files":[{"path":"a.py","source":"\ud800"}]}`, `{"files":[{"path":"a.py","source":"\x"}]}`,
		"{\"files\":[{\"path\":\"a.py\",\"source\":\"\n\"}]}", "{\"files\":[{\"path\":\"a.py\",\"source\":\"\xff\"}]}", `{"files":[{"path":"a.py","source":"\`,
		`{"files":[{"path":"a.py","source":"","source":"x"}]}`, `{"files":[{"path":"a.py","source":""`,
	} {
		f.Add(request)
	}
	f.Fuzz(func(t *testing.T, text string) {
		quick, ok := quickRequest([]byte(text))
		if !ok {
			return
		}
		slow, err := decodeRequest([]byte(text))
		if err != nil || !reflect.DeepEqual(quick, slow) {
			t.Errorf("%q: got %+v, want %+v, %v", text, quick, slow, err)
		}
	})
}
