// Command guanbao reads official news feeds in a terminal. Without a
// subcommand it opens the reader.
//
// What it prints follows these rules. Results go to standard output, messages
// to standard error; a message is one line that begins with "guanbao: ", and
// where something can be done about it a line that begins with "  " follows.
// No escape sequence is written where the stream is no terminal or NO_COLOR is
// set. The exit status is 0 when all was done, 1 when it could not be done, 2
// for wrong usage or wrong settings, 3 when a part was done. Standard output
// that is closed early, as by head, ends the program quietly with 0.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	os.Exit(run())
}

// run is the program between the process and its exit status.
func run() int { return runBy(time.Now) }

// runBy is run by any clock.
func runBy(now func() time.Time) int {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup ignores it
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	defer stop()
	// A second interrupt ends the program at once, should the first hang.
	context.AfterFunc(ctx, stop)
	// With a receiver for it, a closed pipe is an error of Write, not death.
	if len(sigpipe) > 0 {
		signal.Notify(make(chan os.Signal, 1), sigpipe...)
	}

	a := newApp(os.Stdin, os.Stdout, os.Stderr, os.Getenv, now)
	defer a.close()
	return a.execute(ctx, os.Args[1:])
}
