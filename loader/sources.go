package loader

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"entente/internal/article"
)

// ErrPassedOver marks a file of a folder that is no article. It is no refusal.
var ErrPassedOver = errors.New("passed over")

// Articles reads the sources one after the other: "-" is standard input, what
// begins with http:// or https:// is fetched, a folder is walked in the order
// of its names, hidden files left out. An error is about one input; reading goes on after it.
func (l *Loader) Articles(ctx context.Context, sources []string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		for _, s := range sources {
			if ctx.Err() != nil {
				return
			}
			for a, err := range l.source(ctx, s) {
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

func (l *Loader) source(ctx context.Context, s string) iter.Seq2[*article.Article, error] {
	switch {
	case s == "-":
		return article.Read(ctx, l.Stdin, article.Meta{Name: "standard input"}, l.Options.Reading)
	case strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://"):
		return l.fetch(ctx, s)
	}
	info, err := os.Stat(s)
	switch {
	case err != nil:
		return one(fileError(s, err))
	case info.IsDir():
		return l.folder(ctx, s)
	}
	return l.file(ctx, s)
}

func (l *Loader) file(ctx context.Context, path string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(nil, fileError(path, err))
			return
		}
		defer f.Close()
		for a, err := range article.Read(ctx, f, article.Meta{Name: path}, l.Options.Reading) {
			if !yield(a, err) {
				return
			}
		}
	}
}

func (l *Loader) folder(ctx context.Context, dir string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		found := false
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				if !yield(nil, fileError(path, err)) {
					return fs.SkipAll
				}
				return nil
			}
			if path != dir && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				return ctx.Err()
			}
			found = true
			if !l.folderFile(ctx, path, yield) {
				return fs.SkipAll
			}
			return nil
		})
		if err == nil && !found {
			yield(nil, fmt.Errorf("%s: the folder holds no files: put articles into it (.txt, .html, .md, .jsonl)", dir))
		}
	}
}

// folderFile reads one file of a folder; what is plainly no article is passed over.
func (l *Loader) folderFile(ctx context.Context, path string, yield func(*article.Article, error) bool) bool {
	if !article.KnownName(path) {
		return yield(nil, fmt.Errorf("%s: %w", path, ErrPassedOver))
	}
	for a, err := range l.file(ctx, path) {
		if errors.Is(err, article.ErrUnsupported) {
			err = fmt.Errorf("%w: %w", err, ErrPassedOver)
		}
		if !yield(a, err) {
			return false
		}
	}
	return true
}

// fileError says what to do about a file that cannot be opened.
func fileError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such file or folder", path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: no permission to read it", path)
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}

func one(err error) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) { yield(nil, err) }
}
