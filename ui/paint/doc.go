// Package paint brings frames to the terminal. A frame is rows of text with
// styles, counted in cells by ui/text; what is written are the cells in which
// it differs from the frame before.
//
// Bubble Tea's own renderer counts cells by rules of its own and writes every
// row that holds a wide character anew in each frame. So it is given an empty
// frame, and what it writes besides (raw mode, alternate screen, paste,
// queries) passes through a Screen, which draws between its writes. Its
// counting then decides on nothing, and the terminal is told the column in
// which each changed piece of a row begins.
package paint
