package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// The exit statuses.
const (
	exitDone  = 0
	exitNot   = 1 // it could not be done
	exitUsage = 2 // the command line or the settings are wrong
	exitPart  = 3 // a part was done
)

// failure is an error as the person at the keyboard is told of it. An empty
// message means that everything has been said already.
type failure struct {
	status  int
	message string
	hint    string
	err     error
}

func (f *failure) Error() string {
	if f.message == "" && f.err != nil {
		return f.err.Error()
	}
	return f.message
}

func (f *failure) Unwrap() error { return f.err }

// said ends the program with a status and without a further word.
func said(status int) error { return &failure{status: status} }

// couldNot is a failure with exit status 1.
func couldNot(message, hint string) error {
	return &failure{status: exitNot, message: message, hint: hint}
}

// misuse is a failure with exit status 2.
func misuse(message, hint string) error {
	return &failure{status: exitUsage, message: message, hint: hint}
}

// explain turns any error into a failure.
func (a *app) explain(err error) *failure {
	var (
		f        *failure
		problem  *feed.Problem
		settings config.Problems
		path     *fs.PathError
		w        = a.words
	)
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(err, context.Canceled):
		return &failure{status: exitNot, message: w.Cancelled, err: err}
	case errors.As(err, &settings):
		return &failure{status: exitUsage, message: a.settingsMessage(settings[0]), hint: w.HintSettings, err: err}
	case errors.As(err, &problem):
		message, hint := a.problem(problem)
		return &failure{status: exitNot, message: message, hint: hint, err: err}
	case errors.Is(err, config.ErrNoHome):
		return &failure{status: exitNot, message: w.NoHome, hint: w.HintNoHome, err: err}
	case errors.Is(err, urls.ErrLocked):
		return &failure{status: exitNot, message: w.URLsLocked, hint: w.HintAgain, err: err}
	case errors.As(err, &path) && noRoom(err):
		return &failure{status: exitNot, message: fmt.Sprintf(a.texts.Deeds.DiskFullF, path.Path), err: err}
	case errors.As(err, &path):
		return &failure{status: exitNot, message: fmt.Sprintf(w.File, path.Path, a.reason(path)), err: err}
	case errors.Is(err, config.ErrTooLarge):
		return &failure{status: exitUsage, message: fmt.Sprintf(w.File, a.folders.Settings(), w.FileTooLarge), err: err}
	case errors.Is(err, urls.ErrTooLarge):
		return &failure{status: exitNot, message: fmt.Sprintf(w.File, a.folders.URLs(), w.FileTooLarge), err: err}
	case errors.Is(err, urls.ErrLinks):
		return &failure{status: exitNot, message: fmt.Sprintf(w.File, a.folders.URLs(), w.FileLinks), err: err}
	case errors.Is(err, config.ErrListedSources):
		return &failure{status: exitNot, message: fmt.Sprintf(a.texts.Offers.ListedF, a.folders.Settings()), err: err}
	case errors.Is(err, ErrOnlySample):
		return &failure{status: exitNot, message: w.OnlySample, hint: w.HintAdd, err: err}
	case errors.Is(err, ErrUnsubscribed):
		return &failure{status: exitNot, message: w.Unsubscribed, hint: w.HintFeeds, err: err}
	}
	message, hint := a.problem(feed.AsProblem(err))
	return &failure{status: exitNot, message: message, hint: hint, err: err}
}

// noRoom reports whether there was no room for a file.
func noRoom(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// reason tells why a file cannot be used, without its name; what nobody
// foresaw in the words of the system.
func (a *app) reason(err *fs.PathError) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a.words.FileMissing
	case errors.Is(err, fs.ErrPermission):
		return a.words.FileDenied
	case errors.Is(err, syscall.EISDIR):
		return a.words.FileIsFolder
	}
	return err.Err.Error()
}
