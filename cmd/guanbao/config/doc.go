// Package config knows the program's settings and where its files are. A
// settings file is TOML; what is wrong in it is told by file, line and column
// and never stops the settings that are right.
package config
