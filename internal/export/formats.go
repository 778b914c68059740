package export

import (
	"bufio"
	"context"
	"errors"
	"io"
	"iter"
)

// Format is a way to write a graph.
type Format struct {
	Name  string   // as the command line has it, "graphml"
	Says  string   // what it is, in a line
	Files []string // the names of the files that it makes; mostly one
	write func(ctx context.Context, s *Source, open opener) error
}

// Formats are all formats.
func Formats() []Format {
	return []Format{
		{"jsonl", "JSON Lines: entities, relations, articles and their evidence, one object a line", []string{"graph.jsonl"}, oneFile("graph.jsonl", writeJSONLines)},
		{"graphml", "GraphML, which networkx, igraph, yEd and Gephi read: entities and relations", []string{"graph.graphml"}, oneFile("graph.graphml", writeGraphML)},
		{"gexf", "GEXF, dynamic, which Gephi reads: entities and relations with the days on which they hold", []string{"graph.gexf"}, oneFile("graph.gexf", writeGEXF)},
		{"csv", "two tables as Gephi imports them", []string{"nodes.csv", "edges.csv"}, writeCSV},
		{"parquet", "four tables as Apache Parquet", []string{"entities.parquet", "relations.parquet", "articles.parquet", "evidence.parquet"}, writeParquet},
		{"jsonld", "JSON-LD with PROV-O: entities, relations, and the sentences and articles that they are derived from", []string{"graph.jsonld"}, oneFile("graph.jsonld", writeJSONLD)},
		{"cypher", "a Cypher script that makes the graph in an empty Neo4j", []string{"graph.cypher"}, oneFile("graph.cypher", writeCypher)},
	}
}

// opener makes one of the format's files.
type opener func(name string) (io.WriteCloser, error)

// Write writes the source. open is called once for each of f.Files.
func (f Format) Write(ctx context.Context, s *Source, open func(name string) (io.WriteCloser, error)) error {
	return f.write(ctx, s, open)
}

// oneFile is for formats of one file.
func oneFile(name string, write func(context.Context, *Source, *bufio.Writer) error) func(context.Context, *Source, opener) error {
	return func(ctx context.Context, s *Source, open opener) error {
		return toFile(open, name, func(w *bufio.Writer) error { return write(ctx, s, w) })
	}
}

// bufferSize is how many bytes are written at a time.
const bufferSize = 1 << 16

// toFile writes one file.
func toFile(open opener, name string, write func(*bufio.Writer) error) error {
	f, err := open(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, bufferSize)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	return errors.Join(err, f.Close())
}

// forEach calls f with every item of a list.
func forEach[T any](list iter.Seq2[T, error], f func(T) error) error {
	for v, err := range list {
		if err != nil {
			return err
		}
		if err := f(v); err != nil {
			return err
		}
	}
	return nil
}
