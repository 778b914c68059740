// Command engine measures the language engine beside the original: the same
// texts, one thread each, in turns, each turn in a process of its own.
//
//	go run ./bench/engine -python venv/bin/python ../shared/gold/*.txt ../shared/datasets/*/dev.jsonl
//
// Arguments are texts, one a file, or JSON Lines (*.jsonl) with a "text" in
// each line. The Python needs what internal/text/model/convert/requirements.txt
// lists, and the pipeline's wheel (-wheel, or else it is fetched). Without
// -python, the engine is measured alone.
//
// Times are processor time, user and system, so that other work on the machine
// disturbs them little. A turn starts the engine, analyses all texts (cold:
// nothing is cached), analyses them again (warm), and tells the peak of its
// resident memory; then, untimed, a digest of all it says of each text, so that
// both can be held against each other.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	python := flag.String("python", "", "Python with spaCy, to measure the original as well")
	wheel := flag.String("wheel", "", "the original's wheel, if it is at hand")
	turns := flag.Int("turns", 5, "turns each")
	child := flag.Bool("child", false, "take one turn: texts as JSON on standard input, the outcome as JSON on standard output")
	flag.Parse()
	if err := run(*child, *python, *wheel, *turns, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench/engine:", err)
		os.Exit(1)
	}
}

func run(child bool, python, wheel string, turns int, files []string) error {
	if child {
		return takeTurn(os.Stdin, os.Stdout)
	}
	texts, err := readTexts(files)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	contenders := []contender{{name: "entente", command: []string{self, "-child"}}}
	if python != "" {
		contenders = append(contenders, contender{name: "spaCy", command: []string{python, "bench/engine/peer.py", wheel}})
	}
	if err := race(contenders, texts, turns); err != nil {
		return err
	}
	return report(os.Stdout, contenders)
}

// readTexts reads the texts of all files, without those that occur twice.
func readTexts(files []string) ([]string, error) {
	if len(files) == 0 {
		return nil, errors.New("no files: name some with English text")
	}
	var texts []string
	seen := map[string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		found := []string{string(data)}
		if filepath.Ext(file) == ".jsonl" {
			if found, err = textsOf(found[0]); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
		}
		for _, t := range found {
			if !seen[t] {
				seen[t] = true
				texts = append(texts, t)
			}
		}
	}
	return texts, nil
}

// textsOf are the texts of JSON Lines.
func textsOf(lines string) ([]string, error) {
	var texts []string
	for d := json.NewDecoder(strings.NewReader(lines)); d.More(); {
		var line struct{ Text string }
		if err := d.Decode(&line); err != nil {
			return nil, fmt.Errorf("line %d: %w", len(texts)+1, err)
		}
		texts = append(texts, line.Text)
	}
	return texts, nil
}
