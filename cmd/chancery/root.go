package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"os/user"
	"strings"
	"syscall"

	"chancery/internal/office"

	"github.com/spf13/cobra"
)

// program is what all commands share: the streams and the flags that every command takes.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	folder         string
	verbose        bool
	json           bool
	actor          string
	abort          chan struct{} // closed by the second Ctrl-C
}

// run runs one command line and gives its exit code. The first interrupt ends ctx, so that what is under way is finished; the second aborts.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, abort: make(chan struct{})}
	ctx, stop := p.interruptible(ctx)
	defer stop()
	root := p.root()
	root.SetArgs(args)
	err := unknownCommand(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	err = stopped(ctx, err)
	code := p.exitCode(err)
	var left brokenOff
	if code == exitFailed && ctx.Err() != nil && !errors.As(err, &left) {
		p.sayInterrupted()
	}
	return code
}

func (p *program) interruptible(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	// A reader that goes away ("chancery send | head") must not end the program between a letter and the relay's word on it.
	signal.Ignore(syscall.SIGPIPE)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		for n := 0; ; n++ {
			select {
			case <-done:
				return
			case <-signals:
			}
			switch n {
			case 0:
				cancel(errInterrupted)
			case 1:
				close(p.abort)
			}
		}
	}()
	return ctx, func() { signal.Stop(signals); close(done); cancel(nil) }
}

// unknownCommand names a command that there is not, also where help on it is asked for, which cobra answers with the help on all.
func unknownCommand(root *cobra.Command, args []string) error {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd(args...)
	cmd, left, err := root.Find(args)
	if err != nil || cmd != root {
		return nil // cobra's own word comes
	}
	for i := 0; i < len(left); i++ {
		switch {
		case left[i] == "--":
			return nil
		case left[i] == "-C", left[i] == "--campaign", left[i] == "--by":
			i++
		case left[i] != "" && left[i][0] != '-':
			return usagef("unknown command %q for \"chancery\"", left[i])
		}
	}
	return nil
}

var errInterrupted = errors.New("stopped by Ctrl-C")

func (p *program) sayInterrupted() {
	io.WriteString(p.stderr, "What was under way is finished or noted.\nRun the same command again to go on where it stopped.\n")
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "chancery",
		Short: "Invite a meeting's delegations, read their answers, report",
		Long: `chancery invites the missions and organizations of an international meeting by
formal letters in six languages, reads their answers from the mailbox, and writes
the workbook for the president's office.

It never sends a letter twice without a person's word, loses no reply, and guesses
nothing: what is not clear waits for a person in "chancery review list".`,
		Example: `  chancery demo                          the whole job on this machine, nothing sent outside
  chancery init im2022                   a new campaign folder
  chancery -C im2022 check               every problem, with the remedy
  chancery -C im2022 plan                render and freeze the letters
  chancery -C im2022 send                hand them over to the relay
  chancery -C im2022 collect             read the answers
  chancery -C im2022 report -o today.xlsx`,
		SilenceUsage: true, SilenceErrors: true,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	flags := root.PersistentFlags()
	flags.StringVarP(&p.folder, "campaign", "C", os.Getenv("CHANCERY_CAMPAIGN"), "campaign `folder` (default: $CHANCERY_CAMPAIGN, else this one)")
	flags.BoolVarP(&p.verbose, "verbose", "v", false, "say more on what is done, and the whole chain of an error")
	flags.BoolVar(&p.json, "json", false, "one JSON document on standard output")
	flags.StringVar(&p.actor, "by", "", "`name` of the person who decides, for the journal (default: the account's)")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(p.demo(), p.init(), p.check(), p.preview(), p.plan(), p.send(), p.remind(), p.collect(), p.parse(), p.review(),
		p.report(), p.status(), p.resolve(), p.pause(), p.resume(), p.papers(), p.speakers(), p.enter(), p.contacts(), p.backup(), p.version())
	wrongUse(root)
	fitTerminal(root)
	return root
}

// wrongUse makes a wrong number of arguments a usage error everywhere.
func wrongUse(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usageError{err}
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		wrongUse(sub)
	}
}

func (p *program) folderOrHere() string {
	if p.folder == "" {
		return "."
	}
	return p.folder
}

// open opens the campaign. The caller closes it.
func (p *program) open() (*office.Office, error) {
	return office.Open(p.folderOrHere(), office.Options{Log: p.logger()})
}

// logger writes to standard error: all with --verbose, else only what a person should know.
func (p *program) logger() *slog.Logger {
	level := slog.LevelError
	if p.verbose {
		level = slog.LevelInfo
	}
	return slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: level}))
}

// person is who decides, as the journal names it.
func (p *program) person() string {
	if p.actor != "" {
		return p.actor
	}
	if u, err := user.Current(); err == nil {
		if name := strings.TrimSpace(u.Name); name != "" {
			return name
		}
		if u.Username != "" {
			return u.Username
		}
	}
	return "person"
}

// withOffice opens the campaign for a command and closes it after.
func (p *program) withOffice(f func(ctx context.Context, o *office.Office) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, _ []string) error {
		o, err := p.open()
		if err != nil {
			return err
		}
		return errors.Join(f(cmd.Context(), o), o.Close())
	}
}
