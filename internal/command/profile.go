//go:build profile

package command

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/pprof"
	"os"
	"runtime"
	"runtime/metrics"
	"unsafe"
)

// Memory is what a build with the tag "profile" tells of itself, for bench/graph.
type Memory struct {
	// Live is how many bytes of the heap were in use when garbage was last collected.
	Live uint64 `json:"live"`
	// Heap is an address in the heap: of the process's memory, what lies near it
	// belongs to Go, and what lies elsewhere is SQLite's.
	Heap uintptr `json:"heap"`
}

// A build with the tag "profile" listens at the address ENTENTE_PROFILE, such as
// 127.0.0.1:6060: profiles are below /debug/pprof/, and /memory tells Memory, after
// a collection of garbage with /memory?collect. No other build does.
func init() {
	address := os.Getenv("ENTENTE_PROFILE")
	if address == "" {
		return
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/memory", tellMemory)
	go func() { fmt.Fprintln(os.Stderr, "ENTENTE_PROFILE:", http.ListenAndServe(address, mux)) }()
}

func tellMemory(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Has("collect") {
		for range 3 { // pools keep what is in them for one collection more
			runtime.GC()
		}
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	onHeap := new([64]byte)
	m := Memory{Live: live[0].Value.Uint64(), Heap: uintptr(unsafe.Pointer(onHeap))}
	runtime.KeepAlive(onHeap)
	_ = json.NewEncoder(w).Encode(m)
}
