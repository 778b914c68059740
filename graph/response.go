package graph

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

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
	case ErrorCodeUnsupportedMediaType:
		return http.StatusUnsupportedMediaType
	case ErrorCodeMethodNotAllowed:
		return http.StatusMethodNotAllowed
	case ErrorCodeForbidden:
		return http.StatusForbidden
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
// is sent as it is; its memory is kept for the next answer.
func writeResponse(w http.ResponseWriter, f format, r *graphql.Response, oc *graphql.OperationContext) {
	before := []byte{'{'}
	if len(r.Errors) > 0 {
		errs, err := json.Marshal(r.Errors)
		if err != nil {
			panic(err) // an error's parts are texts and numbers
		}
		before = append(append(append(before, `"errors":`...), errs...), ',')
	}
	before = append(before, `"data":`...)
	if len(r.Data) == 0 {
		before = append(before, "null"...)
	}
	send(w, f, http.StatusOK, before, r.Data, appendExtensions(nil, r, oc))
	buffers.put(r.Data)
}

// appendExtensions appends the extensions and the end of an answer.
func appendExtensions(b []byte, r *graphql.Response, oc *graphql.OperationContext) []byte {
	begun := len(b)
	if cost, ok := costOf(oc); ok {
		b = append(b, `"cost":{"requested":`...)
		b = strconv.AppendInt(b, int64(cost.Requested), 10)
		b = append(b, `,"limit":`...)
		b = strconv.AppendInt(b, int64(cost.Limit), 10)
		b = append(b, '}')
	}
	if shown, ok := r.Extensions[cypherKey]; ok {
		text, err := json.Marshal(shown)
		if err != nil {
			panic(err) // see literal
		}
		if len(b) > begun {
			b = append(b, ',')
		}
		b = append(append(b, `"cypher":`...), text...)
	}
	if len(b) > begun {
		b = append(slices.Insert(b, begun, []byte(`,"extensions":{`)...), '}')
	}
	return append(b, '}', '\n')
}

func send(w http.ResponseWriter, f format, status int, body ...[]byte) {
	length := 0
	for _, part := range body {
		length += len(part)
	}
	h := w.Header()
	h.Set("Content-Type", string(f))
	h.Set("Content-Length", strconv.Itoa(length))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	for _, part := range body {
		_, _ = w.Write(part)
	}
}
