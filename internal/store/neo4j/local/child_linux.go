package local

import "syscall"

// childAttributes put the server into a process group of its own, so that
// Ctrl-C reaches Entente alone, and end it when Entente dies.
func childAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
