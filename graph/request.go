package graph

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// readRequest takes the operation out of an HTTP request, or says why it cannot.
func readRequest(w http.ResponseWriter, r *http.Request, maxBody int64) (*graphql.RawParams, *gqlerror.Error) {
	switch r.Method {
	case http.MethodGet:
		return readQueryString(r)
	case http.MethodPost:
		return readBody(w, r, maxBody)
	}
	w.Header().Set("Allow", "GET, POST")
	return nil, coded(ErrorCodeMethodNotAllowed, "%s is not answered here: use POST, or GET for a query", r.Method)
}

func readBody(w http.ResponseWriter, r *http.Request, maxBody int64) (*graphql.RawParams, *gqlerror.Error) {
	media, attributes, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		return nil, coded(ErrorCodeUnsupportedMediaType, "the content type is %q: send application/json", r.Header.Get("Content-Type"))
	}
	if set := attributes["charset"]; set != "" && !strings.EqualFold(set, "utf-8") {
		return nil, coded(ErrorCodeUnsupportedMediaType, "the charset is %q: send UTF-8", set)
	}
	var request struct {
		graphql.RawParams
		DocumentID string `json:"documentId"`
	}
	err = decode(http.MaxBytesReader(w, r.Body, maxBody), &request)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, coded(ErrorCodePayloadTooLarge, "the body is larger than %d bytes", tooLarge.Limit)
	case err != nil:
		return nil, coded(ErrorCodeBadRequest, "the body is not a GraphQL request, {\"query\": …}: %v", err)
	}
	params := &request.RawParams
	params.Headers = r.Header
	nameDocument(params, request.DocumentID)
	return params, hasQuery(params)
}

// nameDocument notes the name of a registered document, if one is given.
func nameDocument(p *graphql.RawParams, id string) {
	if id == "" {
		return
	}
	if p.Extensions == nil {
		p.Extensions = map[string]any{}
	}
	p.Extensions[documentID] = id
}

func readQueryString(r *http.Request) (*graphql.RawParams, *gqlerror.Error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, coded(ErrorCodeBadRequest, "the query string cannot be read: %v", err)
	}
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName"), Headers: r.Header}
	for name, target := range map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := values.Get(name); text != "" {
			if err := decode(strings.NewReader(text), target); err != nil {
				return nil, coded(ErrorCodeBadRequest, "the parameter %s is not a JSON object: %v", name, err)
			}
		}
	}
	nameDocument(params, values.Get(documentID))
	return params, hasQuery(params)
}

func hasQuery(p *graphql.RawParams) *gqlerror.Error {
	if p.Query == "" && p.Extensions["persistedQuery"] == nil && p.Extensions[documentID] == nil {
		return coded(ErrorCodeBadRequest, "there is no query: send {\"query\": …}")
	}
	return nil
}

// decode reads one JSON value and nothing after it.
func decode(r io.Reader, into any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows the JSON value")
	}
	return nil
}
