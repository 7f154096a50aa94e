// Package screen is support for tests of the whole program: it runs a program
// in a terminal of its own, types, and reads what stands on the screen.
//
// A Terminal is a private tmux server, started without anyone's settings and
// ended with the test; it draws ambiguous characters in one cell. An Emulator
// is the engine of VS Code's terminal, which Node runs, and which tells for
// each cell what stands in it; it draws ambiguous characters in one cell or in
// two. A Console is a pseudo-terminal that draws nothing and counts; Pty is a
// bare one, for a terminal that misbehaves. Nothing here waits blindly: a test
// names what it waits for, and fails with a picture of the screen when that
// does not come.
package screen
