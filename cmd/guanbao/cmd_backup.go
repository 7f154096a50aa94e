package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"guanbao/cache"
)

func (a *app) backupCommand() *cobra.Command {
	w := &a.texts.Exchange
	cmd := &cobra.Command{
		Use:     "backup FILE",
		Short:   w.BackupShort,
		Long:    w.BackupLong,
		Example: w.BackupExample,
		Args:    a.arguments(1, 1),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		lib, err := a.open(cmd.Context())
		if err != nil {
			return err
		}
		path := args[0]
		err = lib.cache.Backup(cmd.Context(), path)
		file, wrong := errors.AsType[*fs.PathError](err)
		switch {
		case errors.Is(err, fs.ErrExist):
			return &failure{status: exitNot, message: fmt.Sprintf(w.ThereF, path), hint: w.HintThere, err: err}
		case errors.Is(err, cache.ErrFull):
			return &failure{status: exitNot, message: fmt.Sprintf(a.words.CacheFull, path), hint: a.words.HintCacheFull, err: err}
		case wrong:
			return file
		case err != nil:
			return a.cacheFailure(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		a.out.line(fmt.Sprintf(w.BackedUpF, path, size(info.Size())))
		return nil
	}
	return cmd
}
