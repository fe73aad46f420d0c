package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unguarded/checker/lesson"
)

// asTold is a lesson as both sides can tell it.
type asTold struct {
	Title, Summary, Rule, Start, Solution string
	Goals, Diffs                          []string
}

func TestThePageReadsLessonsAsTheirTestsDo(t *testing.T) {
	paths, err := filepath.Glob("../lessons/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("found %d lessons, %v", len(paths), err)
	}
	var texts []string
	var want, got []asTold
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		read, err := lesson.Read(string(text))
		if err != nil {
			t.Fatal(err)
		}
		told := asTold{Title: read.Title, Summary: read.Summary, Rule: read.Rule, Start: read.Start, Solution: read.Solution}
		for _, goal := range read.Goals {
			told.Goals = append(told.Goals, goal.Text+": "+goal.Words)
		}
		for _, hint := range read.Hints {
			told.Diffs = append(told.Diffs, hint.Diff)
		}
		texts, want = append(texts, string(text)), append(want, told)
	}
	runInNode(t, "web/page/lessons/lesson.ts", `return input.map(page.readLesson).map(({ title, summary, rule, start, solution, goals, hints }) => ({
		title, summary, rule, start, solution,
		goals: goals.map(({ expectation, words }) => expectation.text + ": " + words),
		diffs: hints.map(({ diff }) => diff),
	}))`, texts, &got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(- Go, + page)\n%s", diff)
	}
}

func TestThePageSaysOfWrongLessonsWhatTheirTestsSay(t *testing.T) {
	var table struct {
		Whole string
		Cases []struct{ Old, New, Want string }
	}
	if err := readJSON("../../checker/lesson/testdata/wrong.json", &table); err != nil {
		t.Fatal(err)
	}
	var texts, want, got []string
	for _, c := range table.Cases {
		texts, want = append(texts, strings.Replace(table.Whole, c.Old, c.New, 1)), append(want, c.Want)
	}
	runInNode(t, "web/page/lessons/lesson.ts", `return input.map((text) => { try { page.readLesson(text); return "" } catch (error) { return error.message } })`, texts, &got)
	if !slices.Equal(got, want) {
		t.Errorf("(- wanted, + got)\n%s", cmp.Diff(want, got))
	}
}
