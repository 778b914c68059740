package llm

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
)

// cached is the kept answer to the question, or nil. A file that cannot be read
// is as good as none: the question is asked again.
func (c *Client) cached(question []byte) *answer {
	if c.options.Cache == "" {
		return nil
	}
	b, err := os.ReadFile(c.cacheFile(question))
	if err != nil {
		return nil
	}
	var a answer
	if json.Unmarshal(b, &a) != nil {
		return nil
	}
	return &a
}

// keep stores the answer, whole or not at all.
func (c *Client) keep(question []byte, a *answer) error {
	if c.options.Cache == "" {
		return nil
	}
	if err := os.MkdirAll(c.options.Cache, 0o755); err != nil {
		return err
	}
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(c.options.Cache, ".answer-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(b); err != nil {
		_ = f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), c.cacheFile(question))
}

// cacheFile is named after the question, which holds the model, the
// instructions and the text: a change of any of them asks again.
func (c *Client) cacheFile(question []byte) string {
	sum := sha256.Sum256(question)
	return filepath.Join(c.options.Cache, hex.EncodeToString(sum[:16])+".json")
}
