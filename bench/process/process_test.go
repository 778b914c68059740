package process

import (
	"os"
	"runtime"
	"testing"
	"time"
)

func TestTimeGrowsWithWork(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells the time of a process")
	}
	before := Time(os.Getpid())
	for begun := time.Now(); Time(os.Getpid()) == before; {
		if time.Since(begun) > time.Minute {
			t.Fatalf("a minute of work left the time at %s", before)
		}
	}
}

func TestTimeOfNobody(t *testing.T) {
	if took := Time(-1); took != 0 {
		t.Errorf("a process that is not there took %s", took)
	}
}
