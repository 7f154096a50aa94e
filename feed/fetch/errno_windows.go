package fetch

import "syscall"

// The error numbers of connections as Winsock gives them; package syscall
// names only some (Windows Sockets Error Codes, winerror.h).
var (
	refusedErrors = []syscall.Errno{10061}                      // WSAECONNREFUSED
	resetErrors   = []syscall.Errno{10053, 10054, 10058}        // WSAECONNABORTED, WSAECONNRESET, WSAESHUTDOWN
	limitErrors   = []syscall.Errno{4, 10024}                   // ERROR_TOO_MANY_OPEN_FILES, WSAEMFILE
	routeErrors   = []syscall.Errno{10049, 10050, 10051, 10065} // WSAEADDRNOTAVAIL, WSAENETDOWN, WSAENETUNREACH, WSAEHOSTUNREACH
)
