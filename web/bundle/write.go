package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"text/tabwriter"

	"github.com/andybalholm/brotli"
)

// write puts the files and their compressed forms into dist/site, the HTML
// last, and removes what is no longer part of the site. A hashed file that is
// there already is not written again: its name vouches for its content.
func write(t tree, files []file) error {
	if err := os.MkdirAll(t.site(), 0o755); err != nil {
		return err
	}
	kept := map[string]bool{}
	for i := len(files) - 1; i >= 0; i-- {
		name := files[i].name
		kept[name], kept[name+".br"], kept[name+".gz"] = true, true, true
		if err := writeOne(t, files[i]); err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(t.site())
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !kept[entry.Name()] {
			if err := os.RemoveAll(filepath.Join(t.site(), entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeOne(t tree, f file) error {
	target := filepath.Join(t.site(), f.name)
	if hashedName.MatchString(f.name) && exists(target) && exists(target+".br") && exists(target+".gz") {
		return nil
	}
	forms := []struct {
		suffix   string
		compress func([]byte) ([]byte, error)
	}{
		{".br", brotlied},
		{".gz", gzipped},
		{"", func(content []byte) ([]byte, error) { return content, nil }},
	}
	for _, form := range forms {
		content, err := form.compress(f.content)
		if err != nil {
			return err
		}
		if err := replaceFile(target+form.suffix, content); err != nil {
			return err
		}
	}
	return nil
}

// replaceFile writes a file in one step, so that a server that reads it at the
// same time sees the old or the new content and nothing between.
func replaceFile(path string, content []byte) error {
	if err := os.WriteFile(path+".new", content, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// hashedName matches the names that hashed makes.
var hashedName = regexp.MustCompile(`-[0-9a-f]{12}\.[a-z]+$`)

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func brotlied(content []byte) ([]byte, error) {
	var out bytes.Buffer
	writer := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	if _, err := writer.Write(content); err != nil {
		return nil, err
	}
	err := writer.Close()
	return out.Bytes(), err
}

func gzipped(content []byte) ([]byte, error) {
	var out bytes.Buffer
	writer, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := writer.Write(content); err != nil {
		return nil, err
	}
	err = writer.Close()
	return out.Bytes(), err
}

// sizes prints the bytes of each file, raw and compressed, and their sums.
func sizes(out io.Writer, t tree, files []file) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "file\traw\tgzip\tbrotli\t")
	var sum [3]int64
	for _, f := range files {
		row := [3]int64{}
		for i, suffix := range []string{"", ".gz", ".br"} {
			info, err := os.Stat(filepath.Join(t.site(), f.name+suffix))
			if err != nil {
				return err
			}
			row[i] = info.Size()
			sum[i] += row[i]
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t\n", f.name, row[0], row[1], row[2])
	}
	fmt.Fprintf(table, "together\t%d\t%d\t%d\t\n", sum[0], sum[1], sum[2])
	return table.Flush()
}
