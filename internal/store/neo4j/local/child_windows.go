package local

import "syscall"

// childAttributes put the server into a process group of its own, so that
// Ctrl-C reaches Entente alone.
func childAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}
