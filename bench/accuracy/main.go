// Command accuracy measures the extractor on everything there is to measure it
// on, and writes the figures as Markdown:
//
//	go run ./bench/accuracy ../shared                        # to standard output
//	go run ./bench/accuracy -write docs/accuracy.md ../shared # into the document
//	go run ./bench/accuracy -fit internal/extract/confidence.tsv ../shared
//
// The argument is the folder with gold/ and datasets/; the held-out articles
// are the repository's own. With -write, what stands between the document's two
// marks is replaced. With -fit, the weights of confidence are fitted to the
// annotated articles and written; do that before the figures. Run it from the repository's root. The figures are the same
// from run to run.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	document := flag.String("write", "", "replace the figures in this document")
	weights := flag.String("fit", "", "fit the weights of confidence and write them to this file")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: go run ./bench/accuracy [-write docs/accuracy.md | -fit internal/extract/confidence.tsv] ../shared")
		os.Exit(2)
	}
	do := func(ctx context.Context) error { return run(ctx, os.Stdout, *document, flag.Arg(0)) }
	if *weights != "" {
		do = func(ctx context.Context) error { return writeWeights(ctx, *weights, flag.Arg(0)) }
	}
	if err := do(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "bench/accuracy:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, document, shared string) error {
	m, err := measure(ctx, shared)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	m.write(&b)
	if document == "" {
		_, err = out.Write(b.Bytes())
		return err
	}
	return replace(document, b.Bytes())
}

// The marks between which the document's figures stand.
var (
	beginMark = []byte("<!-- figures: begin; go run ./bench/accuracy -write docs/accuracy.md ../shared -->\n")
	endMark   = []byte("<!-- figures: end -->\n")
)

// replace puts the figures between the marks of a document.
func replace(path string, figures []byte) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	begin, end := bytes.Index(b, beginMark), bytes.Index(b, endMark)
	if begin < 0 || end < begin {
		return fmt.Errorf("%s: the marks are missing: it needs the lines %q and %q", path, beginMark, endMark)
	}
	return os.WriteFile(path, bytes.Join([][]byte{b[:begin+len(beginMark)], figures, b[end:]}, nil), 0o644)
}
