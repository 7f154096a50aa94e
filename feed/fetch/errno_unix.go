//go:build !windows

package fetch

import "syscall"

// The error numbers of connections.
var (
	refusedErrors = []syscall.Errno{syscall.ECONNREFUSED}
	resetErrors   = []syscall.Errno{syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE}
	limitErrors   = []syscall.Errno{syscall.EMFILE, syscall.ENFILE}
	routeErrors   = []syscall.Errno{syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.EADDRNOTAVAIL}
)
