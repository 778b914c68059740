package local

import (
	"io"
	"time"
)

// Options say how the server runs. Dir is needed; the zero value of every other field is a sensible default.
type Options struct {
	Dir      string // keeps configuration, data and logs; made if absent
	BoltPort int    // 0 means 7687
	HTTPPort int    // of the Browser; 0 means 7474
	// Password is that of the user "neo4j". "" means the one kept in Dir, which
	// is made at random the first time. It cannot be changed here later.
	Password  string
	HeapMB    int           // Java heap; 0 means 512
	CacheMB   int           // page cache; 0 means 256
	Java      string        // the java program; "" means JAVA_HOME's, else the one on the path
	Jars      string        // a folder of Neo4j's jars; "" means the pinned ones, fetched by Maven
	MainClass string        // "" means EntryPoint
	Flags     []string      // more flags for Java
	Settings  []string      // more lines of neo4j.conf, "name=value"
	Patience  time.Duration // how long it may take to answer; 0 means two minutes
	Log       io.Writer     // told what goes on; nil means nobody
}

func (o Options) withDefaults() Options {
	set := func(p *int, v int) {
		if *p == 0 {
			*p = v
		}
	}
	set(&o.BoltPort, 7687)
	set(&o.HTTPPort, 7474)
	set(&o.HeapMB, 512)
	set(&o.CacheMB, 256)
	if o.MainClass == "" {
		o.MainClass = EntryPoint
	}
	if o.Patience == 0 {
		o.Patience = 2 * time.Minute
	}
	return o
}

func (o Options) log() io.Writer {
	if o.Log == nil {
		return io.Discard
	}
	return o.Log
}
