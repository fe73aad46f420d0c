package checker

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// encodedByReflection is the report as encoding/json writes it.
func encodedByReflection(report Report) string {
	report.fillNulls()
	return string(encode(report))
}

// fill gives every field below a value that is no other's, and every list so many items.
func fill(v reflect.Value, items int, next *int) {
	*next++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), items, next)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), items, items))
		for i := range items {
			fill(v.Index(i), items, next)
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d", *next))
	case reflect.Int:
		v.SetInt(int64(*next))
	case reflect.Bool:
		v.SetBool(*next%2 == 0)
	default:
		panic("a Report has a field of a kind that the test does not know: " + v.Kind().String())
	}
}

func TestEncodeReportWritesEveryFieldOfTheContract(t *testing.T) {
	for items := range 4 {
		var report Report
		for next := range 2 { // so that each truth is once true
			fill(reflect.ValueOf(&report).Elem(), items, &next)
			if got, want := string(EncodeReport(report)), encodedByReflection(report); got != want {
				t.Errorf("with %d items in each list\ngot  %s\nwant %s", items, got, want)
			}
		}
	}
}

func TestEncodeReportWritesReportsAsEncodingJSONDoes(t *testing.T) {
	dirs, _ := filepath.Glob("internal/access/testdata/apps/*")
	if len(dirs) == 0 {
		t.Fatal("no apps to report on")
	}
	for _, dir := range dirs {
		report := Check(folder(t, dir), Options{})
		if got, want := string(EncodeReport(report)), encodedByReflection(report); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", dir, got, want)
		}
	}
}

func FuzzEncodeReportWritesTexts(f *testing.F) {
	var all strings.Builder
	for r := range rune(0x180) {
		all.WriteRune(r)
	}
	for _, text := range []string{"", "plain", all.String(), "\u2028\u2029\u202a\ufffd\U0001f600<&>", "\xff\xed\xa0\x80\xf0\x9f", "\x80"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		report := Report{Profile: text, Classic: []Classic{{Reason: text + "x"}}}
		if got, want := string(EncodeReport(report)), encodedByReflection(report); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	})
}
