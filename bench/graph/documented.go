package main

import (
	"fmt"
	"os"
	"regexp"
)

// What a mixture needs of the repository, as seen from its root.
const (
	documentPath = "docs/api.md"
	samplesPath  = "samples"
)

var graphqlBlock = regexp.MustCompile("(?s)```graphql\n(.*?)```")

// documented are the queries of a document, which are answered from the samples.
func documented(path string) (texts []string, err error) {
	document, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("run it from the repository's root: %w", err)
	}
	for _, block := range graphqlBlock.FindAllSubmatch(document, -1) {
		texts = append(texts, string(block[1]))
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("%s has no queries", path)
	}
	return texts, nil
}
