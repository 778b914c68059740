package local

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// stopTime is how long a stop may take before the process is killed; a clean one
// takes about 1 s, or 12 s where quickStop is not known.
const stopTime = time.Minute

// Server is a running Neo4j.
type Server struct {
	Bolt     string // "bolt://127.0.0.1:7687"
	Browser  string // "http://127.0.0.1:7474"
	Username string
	Password string

	options Options
	process *os.Process
	exited  chan struct{} // closed when the process has ended
}

// Process is the number of the server's process.
func (s *Server) Process() int { return s.process.Pid }

// Start starts Neo4j and waits until it answers over Bolt. When it does not,
// the process is ended and the error tells why, from Neo4j's own log.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Dir == "" {
		return nil, errors.New("no folder given to keep Neo4j's data in")
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, err
	}
	o = o.withDefaults()
	o.Dir = dir
	java, err := findJava(ctx, o)
	if err != nil {
		return nil, err
	}
	jars, err := Jars(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(checkPort("Bolt", o.BoltPort, "--bolt-port"), checkPort("Browser", o.HTTPPort, "--browser-port")); err != nil {
		return nil, err
	}
	password, err := prepareHome(o)
	if err != nil {
		return nil, err
	}
	s := &Server{
		Bolt: fmt.Sprintf("bolt://127.0.0.1:%d", o.BoltPort), Browser: fmt.Sprintf("http://127.0.0.1:%d", o.HTTPPort),
		Username: "neo4j", Password: password, options: o, exited: make(chan struct{}),
	}
	if err := s.run(java, jars); err != nil {
		return nil, err
	}
	if err := s.awaitBolt(ctx); err != nil {
		s.Kill()
		return nil, err
	}
	return s, nil
}

// StartAgain starts a server that has ended once more, on the same ports, with
// some more settings for this time.
func (s *Server) StartAgain(ctx context.Context, settings ...string) error {
	o := s.options
	o.Settings = slices.Concat(o.Settings, settings)
	again, err := Start(ctx, o)
	if err != nil {
		return err
	}
	again.options = s.options
	*s = *again
	return nil
}

// checkPort says at once what Neo4j would say after seconds in a long log; flag is
// what chooses the port.
func checkPort(name string, port int, flag string) error {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	switch {
	case err == nil:
		return l.Close()
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s port %d is in use, perhaps by another Neo4j: stop that, or choose another port by %s", name, port, flag)
	}
	return fmt.Errorf("%s port %d cannot be had: %w: choose another by %s, from 1024 to 65535", name, port, err, flag)
}

// run starts the process. A thread is kept for it, since a child that is to die
// with its parent dies with the parent's thread.
func (s *Server) run(java, jars string) error {
	log, err := os.OpenFile(s.logFile(), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	cmd := exec.Command(java, s.arguments(jars)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = s.options.Dir, log, log
	cmd.SysProcAttr = childAttributes()
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer log.Close()
		err := cmd.Start()
		s.process = cmd.Process
		started <- err
		if err == nil {
			_ = cmd.Wait()
			close(s.exited)
		}
	}()
	return <-started
}

// arguments are Java's: those of Neo4j's own launcher that matter here.
func (s *Server) arguments(jars string) []string {
	heap := strconv.Itoa(s.options.HeapMB)
	return slices.Concat([]string{
		"-Xms" + heap + "m", "-Xmx" + heap + "m", "-XX:+UseG1GC", "-XX:-OmitStackTraceInFastThrow", "-XX:+DisableExplicitGC",
		"-Djdk.nio.maxCachedBufferSize=1024", "-Dio.netty.tryReflectionSetAccessible=true",
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
		"-Dlog4j2.disable.jmx=true", "-Dfile.encoding=UTF-8",
	}, s.options.Flags, []string{
		"-cp", filepath.Join(jars, "*"), s.options.MainClass,
		"--home-dir=" + s.options.Dir, "--config-dir=" + filepath.Join(s.options.Dir, "conf"),
	})
}

func (s *Server) logFile() string { return filepath.Join(s.options.Dir, "logs", "console.log") }

func (s *Server) awaitBolt(ctx context.Context) error {
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(s.options.BoltPort))
	deadline := time.After(s.options.Patience)
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		if speaksBolt(address) {
			return nil
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		case <-s.exited:
			return fmt.Errorf("neo4j ended at once: %s", s.lastWords())
		case <-deadline:
			return fmt.Errorf("neo4j did not answer within %s; its log is %s: %s", s.options.Patience, s.logFile(), s.lastWords())
		}
	}
}

// speaksBolt offers a Bolt handshake: the magic number and the versions 5.0 to
// 5.4 and 4.4; the answer is the version chosen. See https://neo4j.com/docs/bolt/current/bolt/handshake/.
func speaksBolt(address string) bool {
	c, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return false
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(3 * time.Second))
	hello := []byte{0x60, 0x60, 0xb0, 0x17, 0, 4, 4, 5, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0}
	if _, err := c.Write(hello); err != nil {
		return false
	}
	answer := make([]byte, 4)
	n, err := c.Read(answer)
	return err == nil && n == 4 && answer[3] != 0
}

func (s *Server) lastWords() string {
	b, err := os.ReadFile(s.logFile())
	if err != nil {
		return err.Error()
	}
	return lastLines(string(b), 8)
}

// Exited is closed when the process has ended, whoever ended it.
func (s *Server) Exited() <-chan struct{} { return s.exited }

// Stop ends the server cleanly, everything written; it is killed if that takes
// longer than a minute, which loses nothing committed.
func (s *Server) Stop() error {
	if err := s.process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		s.Kill()
		return nil
	}
	select {
	case <-s.exited:
		return nil
	case <-time.After(stopTime):
		s.Kill()
		return fmt.Errorf("neo4j did not stop within %s and was killed", stopTime)
	}
}

// Kill ends the process at once. What was committed is recovered at the next start.
func (s *Server) Kill() {
	_ = s.process.Kill()
	<-s.exited
}
