package sqlite

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"
)

// CleanUp are what external tests of this package want done at the end.
var CleanUp []func()

// TestMain runs the tests, or in a child process one of their tasks.
func TestMain(m *testing.M) {
	if task := os.Getenv("ENTENTE_SQLITE_CHILD"); task != "" {
		if err := beChild(task, os.Getenv("ENTENTE_SQLITE_PATH")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	for _, f := range CleanUp {
		f()
	}
	os.Exit(code)
}

// beChild opens the store and, to "load", adds articles until it is killed,
// telling the name of each on its output once it is stored.
func beChild(task, path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	if task == "hold" {
		time.Sleep(time.Minute)
		return s.Close(ctx)
	}
	for worker := range 4 {
		go func() {
			for i := 0; ; i++ {
				name := fmt.Sprintf("%d/%d/%d", os.Getpid(), worker, i)
				if err := addOne(ctx, s, name); err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				fmt.Println(name)
			}
		}()
	}
	time.Sleep(time.Minute)
	return nil
}
