package main

import (
	"math"
	"os"
	"runtime"
	"testing"
	"unsafe"
)

func TestSlopeIsNotMovedByOddPoints(t *testing.T) {
	var times, values []float64
	for i := range 40 {
		times, values = append(times, float64(i)/12), append(values, 100+3*float64(i)/12)
	}
	values[7], values[30] = 900, 0
	if got := slope(times, values); math.Abs(got-3) > 1e-9 {
		t.Errorf("slope %v, want 3", got)
	}
	if got := slope([]float64{1}, []float64{5}); got != 0 {
		t.Errorf("the slope of one point is %v, want 0", got)
	}
}

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		of   []float64
		want float64
	}{{nil, 0}, {[]float64{4}, 4}, {[]float64{9, 1}, 5}, {[]float64{9, 1, 2}, 2}} {
		if got := median(c.of); got != c.want {
			t.Errorf("median of %v is %v, want %v", c.of, got, c.want)
		}
	}
}

func TestMappedFindsTheHeap(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what is mapped")
	}
	const megabytes = 64
	block := make([]byte, megabytes<<20)
	for i := 0; i < len(block); i += 512 {
		block[i] = 1
	}
	near, far := mapped(os.Getpid(), uint64(uintptr(unsafe.Pointer(&block[0]))))
	all := resident(os.Getpid())
	runtime.KeepAlive(block)
	if near < megabytes || near+far > all {
		t.Errorf("%.1f MiB are the heap's, %.1f others, of %.1f; want %d or more for the heap", near, far, all, megabytes)
	}
}
