package sqlite

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"entente/internal/store"
)

// fileLock keeps a second process, or a second store of this one, from writing
// the same file. SQLite's own locks last for a transaction only, while the
// memory of a store is right only as long as nobody else writes.
type fileLock struct {
	f *os.File
}

// lockFile locks the path by a file beside it, which names the process that holds it.
func lockFile(path string) (*fileLock, error) {
	for {
		f, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, fmt.Errorf("lock it by %s: %w: %w", path+".lock", store.ErrUnavailable, err)
		}
		held, err := tryLock(f)
		switch {
		case err != nil:
			_ = f.Close()
			return nil, fmt.Errorf("lock %s: %w: %w", f.Name(), store.ErrUnavailable, err)
		case !held:
			err := inUse(f)
			_ = f.Close()
			return nil, err
		case !sameFile(f): // its last holder removed it after we opened it
			_ = f.Close()
			continue
		}
		if err := f.Truncate(0); err == nil {
			_, _ = f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
		}
		return &fileLock{f: f}, nil
	}
}

func inUse(f *os.File) error {
	b, _ := io.ReadAll(io.LimitReader(f, 32))
	by := "another process"
	if pid := strings.TrimSpace(string(b)); pid != "" {
		by = "process " + pid
	}
	return fmt.Errorf("%w by %s: only one process at a time may write a file: stop that one, or use another file; entente query, export and copy --from read it meanwhile", store.ErrConflict, by)
}

func sameFile(f *os.File) bool {
	here, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(f.Name())
	return err == nil && os.SameFile(here, there)
}

func (l *fileLock) release() {
	if l == nil {
		return
	}
	if removable {
		_ = os.Remove(l.f.Name())
	}
	_ = l.f.Close()
}
