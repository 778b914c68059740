package graph

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// format is a media type of answers.
type format string

// The formats. Under plainJSON even a refused operation is answered 200, for
// clients of before the draft; a body that is no request is 400 under both.
const (
	plainJSON   format = "application/json; charset=utf-8"
	graphqlJSON format = "application/graphql-response+json; charset=utf-8"
)

// negotiate picks the format that the Accept header names first.
func negotiate(accept string) format {
	for part := range strings.SplitSeq(accept, ",") {
		media, _, _ := strings.Cut(part, ";")
		switch strings.ToLower(strings.TrimSpace(media)) {
		case "application/graphql-response+json":
			return graphqlJSON
		case "application/json", "application/*", "*/*":
			return plainJSON
		}
	}
	return plainJSON
}

// buffers are kept for the next answer unless they have grown beyond maxKeptBuffer bytes.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

const maxKeptBuffer = 1 << 20

// writeRefusal answers a request that was not run: errors alone, no data entry.
func writeRefusal(w http.ResponseWriter, f format, errs gqlerror.List) {
	body, err := json.Marshal(struct {
		Errors gqlerror.List `json:"errors"`
	}{errs})
	if err != nil {
		panic(err) // an error's parts are texts and numbers
	}
	code := codeOf(errs[0])
	if code == ErrorCodeOverloaded || code == ErrorCodeUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	send(w, f, statusOf(f, code), body)
}

// statusOf is the HTTP status of a request that was not run.
func statusOf(f format, code ErrorCode) int {
	switch code {
	case ErrorCodeBadRequest:
		return http.StatusBadRequest
	case ErrorCodeMethodNotAllowed:
		return http.StatusMethodNotAllowed
	case ErrorCodePayloadTooLarge:
		return http.StatusRequestEntityTooLarge
	case ErrorCodeOverloaded, ErrorCodeUnavailable:
		return http.StatusServiceUnavailable
	case ErrorCodeTimeout:
		return http.StatusGatewayTimeout
	case ErrorCodeInternalServerError:
		return http.StatusInternalServerError
	}
	if f == graphqlJSON {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// writeResponse answers an operation that was run. The data is JSON already and
// is copied as it is.
func writeResponse(w http.ResponseWriter, f format, r *graphql.Response, oc *graphql.OperationContext) {
	buffer := buffers.Get().(*[]byte)
	b := append((*buffer)[:0], '{')
	if len(r.Errors) > 0 {
		errs, err := json.Marshal(r.Errors)
		if err != nil {
			panic(err) // an error's parts are texts and numbers
		}
		b = append(append(append(b, `"errors":`...), errs...), ',')
	}
	b = append(append(b, `"data":`...), orNull(r.Data)...)
	if cost, ok := costOf(oc); ok {
		b = append(b, `,"extensions":{"cost":{"requested":`...)
		b = strconv.AppendInt(b, int64(cost.Requested), 10)
		b = append(b, `,"limit":`...)
		b = strconv.AppendInt(b, int64(cost.Limit), 10)
		b = append(b, `}}`...)
	}
	b = append(b, '}', '\n')
	send(w, f, http.StatusOK, b)
	if cap(b) <= maxKeptBuffer {
		*buffer = b
		buffers.Put(buffer)
	}
}

func orNull(data json.RawMessage) json.RawMessage {
	if len(data) == 0 {
		return json.RawMessage("null")
	}
	return data
}

func send(w http.ResponseWriter, f format, status int, body []byte) {
	h := w.Header()
	h.Set("Content-Type", string(f))
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
