package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// ErrBudget: the run has asked, or used, as much as it may.
var ErrBudget = errors.New("budget used up")

// Client asks one model. It is safe for concurrent use.
type Client struct {
	options  Options
	turns    chan struct{}
	requests atomic.Int64
	tokens   atomic.Int64
}

// New checks the options; nothing is asked yet.
func New(o Options) (*Client, error) {
	o, err := o.checked()
	if err != nil {
		return nil, fmt.Errorf("language model: %w", err)
	}
	return &Client{options: o, turns: make(chan struct{}, o.Concurrency)}, nil
}

// Extractor is the name under which the model's evidence is marked.
func (c *Client) Extractor() string { return "llm:" + c.options.Model }

// Used is how many requests were made and how many tokens the endpoint says they took.
func (c *Client) Used() (requests, tokens int) {
	return int(c.requests.Load()), int(c.tokens.Load())
}

// passing is an error that may not come again.
type passing struct {
	error
	after time.Duration // how long the endpoint asks to wait; 0 where it does not say
}

func (p passing) Unwrap() error { return p.error }

// ask sends a question until an answer of the right shape comes back.
func (c *Client) ask(ctx context.Context, question []byte) (*answer, error) {
	select {
	case c.turns <- struct{}{}:
		defer func() { <-c.turns }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	pause := c.options.Pause
	for try := 0; ; try++ {
		a, err := c.askOnce(ctx, question)
		var p passing
		if err == nil || !errors.As(err, &p) || try == c.options.Retries {
			return a, err
		}
		wait := max(pause, p.after)
		pause *= 2
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

func (c *Client) askOnce(ctx context.Context, question []byte) (*answer, error) {
	if err := c.spend(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint(), bytes.NewReader(question))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	if c.options.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.options.Key)
	}
	res, err := c.options.Client.Do(req)
	if err != nil {
		return nil, passing{error: fmt.Errorf("no answer: %w", err)}
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, passing{error: fmt.Errorf("answer broken off: %w", err)}
	case len(body) > maxAnswer:
		return nil, fmt.Errorf("answer of more than %d bytes", maxAnswer)
	case res.StatusCode != http.StatusOK:
		return nil, statusError(res, body)
	}
	return c.read(body)
}

// spend takes one request off the budget.
func (c *Client) spend() error {
	if c.options.MaxTokens > 0 && c.tokens.Load() >= int64(c.options.MaxTokens) {
		return fmt.Errorf("%d tokens: %w", c.tokens.Load(), ErrBudget)
	}
	if n := c.requests.Add(1); c.options.MaxRequests > 0 && n > int64(c.options.MaxRequests) {
		c.requests.Add(-1)
		return fmt.Errorf("%d requests: %w", c.options.MaxRequests, ErrBudget)
	}
	return nil
}

func (c *Client) endpoint() string {
	u := strings.TrimRight(c.options.URL, "/")
	if strings.HasSuffix(u, "/chat/completions") {
		return u
	}
	return u + "/chat/completions"
}

// statusError tells what may pass, 408, 429 and 5xx, from what will not.
func statusError(res *http.Response, body []byte) error {
	err := fmt.Errorf("the endpoint answered %s: %.200s", res.Status, strings.TrimSpace(string(body)))
	if c := res.StatusCode; c != http.StatusTooManyRequests && c != http.StatusRequestTimeout && c < 500 {
		return err
	}
	seconds, _ := strconv.Atoi(res.Header.Get("Retry-After"))
	return passing{err, time.Duration(min(max(seconds, 0), 60)) * time.Second}
}

// completion is the part of a chat completion that matters.
type completion struct {
	Choices []struct {
		Message struct {
			Content string `json:"content"`
		} `json:"message"`
		FinishReason string `json:"finish_reason"`
	} `json:"choices"`
	Usage struct {
		TotalTokens int64 `json:"total_tokens"`
	} `json:"usage"`
}

// answer is what the model was asked for.
type answer struct {
	Statements []statement `json:"statements"`
}

type statement struct {
	Subject     string `json:"subject"`
	SubjectKind string `json:"subjectKind"`
	Relation    string `json:"relation"`
	Object      string `json:"object"`
	ObjectKind  string `json:"objectKind"`
	Polarity    string `json:"polarity"`
	Modality    string `json:"modality"`
	Attribution string `json:"attribution"`
	Sentence    string `json:"sentence"`
}

// read takes the answer out of the completion. A model that does not keep to
// the shape may do better the next time.
func (c *Client) read(body []byte) (*answer, error) {
	var full completion
	if err := json.Unmarshal(body, &full); err != nil {
		return nil, passing{error: fmt.Errorf("answer is not a chat completion: %w", err)}
	}
	c.tokens.Add(max(0, full.Usage.TotalTokens))
	if len(full.Choices) == 0 {
		return nil, passing{error: errors.New("answer has no choices")}
	}
	choice := full.Choices[0]
	if choice.FinishReason == "length" {
		return nil, errors.New("answer was cut off at the model's length limit")
	}
	var a answer
	dec := json.NewDecoder(strings.NewReader(unfenced(choice.Message.Content)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&a); err != nil {
		return nil, passing{error: fmt.Errorf("answer is not of the shape asked for: %w", err)}
	}
	return &a, nil
}

// unfenced drops the Markdown fence that some models put around JSON.
func unfenced(s string) string {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "```"); ok {
		rest = strings.TrimPrefix(rest, "json")
		return strings.TrimSuffix(strings.TrimSpace(rest), "```")
	}
	return s
}
