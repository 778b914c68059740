package command

import (
	"fmt"
	"os"
	"time"

	"github.com/urfave/cli/v3"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/llm"
	"entente/internal/relations"
	"entente/loader"
)

// readingFlags are those of every command that reads articles.
func (p *program) readingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "workers", Sources: p.sources("workers"), Usage: "articles read at the same time; 0 means one per core"},
		&cli.IntFlag{Name: "max-article-size", Value: article.DefaultMaxBytes >> 20, Sources: p.sources("max-article-size"), Usage: "largest article, in `MiB`; larger ones are refused"},
		&cli.StringFlag{Name: "lexicon", Sources: p.sources("lexicon"), Usage: "add the triggers in this `FILE` to the built-in ones"},
		&cli.StringFlag{Name: "llm", Sources: p.sources("llm"), Usage: "ask a language model at this `URL` for a second opinion: any OpenAI-compatible API; its key is in ENTENTE_LLM_KEY"},
		&cli.StringFlag{Name: "llm-model", Sources: p.sources("llm-model"), Usage: "the `MODEL` to ask"},
		&cli.StringFlag{Name: "llm-cache", Sources: p.sources("llm-cache"), Usage: "keep the model's answers in this `FOLDER`"},
		&cli.IntFlag{Name: "llm-requests", Sources: p.sources("llm-requests"), Usage: "at most so many requests; 0 means no bound"},
		&cli.IntFlag{Name: "llm-tokens", Sources: p.sources("llm-tokens"), Usage: "stop asking after so many tokens; 0 means no bound"},
		&cli.IntFlag{Name: "llm-concurrency", Value: 2, Sources: p.sources("llm-concurrency"), Usage: "requests at the same time"},
		&cli.DurationFlag{Name: "llm-timeout", Value: time.Minute, Sources: p.sources("llm-timeout"), Usage: "how long one answer may take"},
	}
}

func (p *program) newLoader(cmd *cli.Command) (*loader.Loader, error) {
	workers, size := cmd.Int("workers"), cmd.Int("max-article-size")
	if workers < 0 {
		return nil, usageError("--workers %d: must not be negative", workers)
	}
	if size < 1 || size > 1<<20 {
		return nil, usageError("--max-article-size %d: must be 1 to %d MiB", size, 1<<20)
	}
	lexicon, err := lexiconOf(cmd)
	if err != nil {
		return nil, err
	}
	x, err := extract.New(extract.Options{Lexicon: lexicon})
	if err != nil {
		return nil, err
	}
	second, err := secondOpinion(cmd)
	if err != nil {
		return nil, err
	}
	return &loader.Loader{Extractor: x, Stdin: p.In, Options: loader.Options{
		Workers: workers, Reading: article.Options{MaxBytes: int64(size) << 20}, Second: second,
	}}, nil
}

// lexiconOf is the lexicon that --lexicon asks for; nil, the built-in one, without it.
func lexiconOf(cmd *cli.Command) (*relations.Lexicon, error) {
	path := cmd.String("lexicon")
	if path == "" {
		return nil, nil
	}
	lexicon, err := relations.Default().With(path)
	if err != nil {
		return nil, fmt.Errorf("--lexicon: %w", err)
	}
	return lexicon, nil
}

// secondOpinion is the language model that --llm names; nil without it.
func secondOpinion(cmd *cli.Command) (loader.SecondOpinion, error) {
	url := cmd.String("llm")
	if url == "" {
		return nil, nil
	}
	c, err := llm.New(llm.Options{
		URL: url, Model: cmd.String("llm-model"), Key: os.Getenv("ENTENTE_LLM_KEY"), Cache: cmd.String("llm-cache"),
		MaxRequests: cmd.Int("llm-requests"), MaxTokens: cmd.Int("llm-tokens"), Concurrency: cmd.Int("llm-concurrency"), Timeout: cmd.Duration("llm-timeout"),
	})
	if err != nil {
		return nil, usageError("--llm: %w", err)
	}
	return c, nil
}
