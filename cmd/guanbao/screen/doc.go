// Package screen is support for tests of the whole program: it runs a program
// in a terminal of its own, types, and reads what stands on the screen.
//
// The terminal is a private tmux server, started without anyone's settings and
// ended with the test. It draws ambiguous characters in one cell. Nothing here
// waits blindly: a test names what it waits for, and fails with a picture of
// the screen when that does not come. Pty is for what tmux cannot be: a
// terminal that misbehaves.
package screen
