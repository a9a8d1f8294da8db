// Package store keeps a campaign: the letters with their states, the mails with their raw bytes, the roster, the journal and what each
// report said. It is the only package that knows SQL. Every statement stands in the method that runs it, written so that SQLite and
// PostgreSQL both take it; SQLite is the engine today. All reading and writing goes through a transaction (Tx), so that a snapshot is
// one, and a decision is whole or not there at all.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"chancery/internal/crashpoint"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is an open campaign store. It is safe for use by several goroutines and, on one machine, by several processes.
type Store struct {
	db         *sql.DB
	path       string
	sharing    sharing
	statements statements
}

// ErrNewer is the cause where a store was made by a newer program.
var ErrNewer = errors.New("made by a newer version of chancery")

// ErrNone is the cause where what was asked for is not in the store.
var ErrNone = errors.New("not in the store")

// Open opens the store that url names ("sqlite:FILE", FILE relative to dir), makes it where it is absent and brings an older one to this
// version. The files are readable by their owner alone.
func Open(ctx context.Context, dir, url string) (*Store, error) {
	file, ok := strings.CutPrefix(url, "sqlite:")
	if !ok || file == "" {
		return nil, fmt.Errorf("open store %q: this version keeps a campaign in SQLite: set [store] url = \"sqlite:chancery.db\"", url)
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	if err := touchPrivate(file); err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	if err := refuseDrive(file); err != nil {
		return nil, fmt.Errorf("open store %s: %w", file, err)
	}
	unlock, err := lockFile(file + ".lock")
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", file, err)
	}
	defer unlock()
	db, err := sql.Open("sqlite", dataSource(file))
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", file, err)
	}
	// One connection: SQLite has one writer, and waiting in line here is fairer than its busy loop.
	db.SetMaxOpenConns(1)
	s := &Store{db: db, path: file}
	if err := s.migrate(ctx); err != nil {
		db.Close()
		return nil, fmt.Errorf("open store %s: %w", file, plain(err))
	}
	return s, nil
}

// dataSource: WAL with FULL, since NORMAL can forget a hand-over at a power cut; immediate transactions, since a deferred one that turns
// into a writer fails instead of waiting.
func dataSource(file string) string {
	return "file:" + filepath.ToSlash(file) + "?_txlock=immediate" +
		"&_pragma=busy_timeout(60000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"
}

func touchPrivate(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func (s *Store) migrate(ctx context.Context) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.db, steps)
	if err != nil {
		return err
	}
	have, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	sources := p.ListSources()
	newest := sources[len(sources)-1].Version
	switch {
	case have > newest:
		return fmt.Errorf("%w: the store has version %d, this program knows up to %d; use the newer program", ErrNewer, have, newest)
	case have == newest:
		return nil
	}
	crashpoint.At(crashpoint.Migrate)
	_, err = p.Up(ctx)
	crashpoint.At(crashpoint.Migrated)
	return err
}

// Path is the store's file.
func (s *Store) Path() string { return s.path }

// Close closes the store.
func (s *Store) Close() error {
	s.statements.close()
	return s.db.Close()
}

// Tx is a transaction. Its methods may be used only inside the function that In runs, by one goroutine.
type Tx struct {
	ctx        context.Context
	tx         *sql.Tx
	statements *statements
}

// In runs f in one transaction and commits it where f gives no error. The commit is durable when In returns.
func (s *Store) In(ctx context.Context, f func(*Tx) error) error {
	tx, err := s.begin(ctx)
	if err != nil {
		return plain(err)
	}
	defer tx.Rollback()
	if err := f(&Tx{ctx: ctx, tx: tx, statements: &s.statements}); err != nil {
		return plain(err)
	}
	crashpoint.At(crashpoint.Commit)
	err = tx.Commit()
	crashpoint.At(crashpoint.Committed)
	return plain(err)
}

// Backup writes a whole, consistent copy of the store to file, which must not exist.
func (s *Store) Backup(ctx context.Context, file string) error {
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("write %s: the file is there already; name another", file)
	}
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO $1", file); err != nil {
		return fmt.Errorf("write %s: %w", file, plain(err))
	}
	return os.Chmod(file, 0o600)
}

// MarkCopy sets settings in a copy that Backup wrote, so that a store that is put back can be told from one that went on.
func MarkCopy(ctx context.Context, file string, settings map[string]string) error {
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(file)+"?_txlock=immediate&_pragma=synchronous(FULL)")
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	err = (&Store{db: db, path: file}).In(ctx, func(t *Tx) error {
		for name, value := range settings {
			if err := t.SetSetting(name, value); err != nil {
				return err
			}
		}
		return nil
	})
	if err = errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("write %s: %w", file, plain(err))
	}
	return nil
}

// plain puts the engine's words for what a person can mend into a sentence.
func plain(err error) error {
	if err == nil {
		return nil
	}
	switch text := err.Error(); {
	case strings.Contains(text, "SQLITE_FULL"), strings.Contains(text, "database or disk is full"), strings.Contains(text, "no space left"):
		return fmt.Errorf("the disk is full: free some space and run the command again; nothing is lost: %w", err)
	case strings.Contains(text, "SQLITE_READONLY"), strings.Contains(text, "readonly database"):
		return fmt.Errorf("the store cannot be written: check the permissions of the campaign folder: %w", err)
	case strings.Contains(text, "SQLITE_NOTADB"), strings.Contains(text, "SQLITE_CORRUPT"), strings.Contains(text, "not a database"), strings.Contains(text, "malformed"):
		return fmt.Errorf("the store is damaged: put back the last backup (see docs/administrator.md): %w", err)
	}
	return err
}

func (t *Tx) exec(query string, args ...any) (int64, error) {
	var res sql.Result
	var err error
	if st := t.statements.find(query); st != nil {
		res, err = t.tx.StmtContext(t.ctx, st).ExecContext(t.ctx, args...)
	} else {
		res, err = t.tx.ExecContext(t.ctx, query, args...)
	}
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (t *Tx) row(query string, args ...any) *sql.Row {
	if st := t.statements.find(query); st != nil {
		return t.tx.StmtContext(t.ctx, st).QueryRowContext(t.ctx, args...)
	}
	return t.tx.QueryRowContext(t.ctx, query, args...)
}

// each runs scan for every row of the query.
func (t *Tx) each(scan func(*sql.Rows) error, query string, args ...any) error {
	var rows *sql.Rows
	var err error
	if st := t.statements.find(query); st != nil {
		rows, err = t.tx.StmtContext(t.ctx, st).QueryContext(t.ctx, args...)
	} else {
		rows, err = t.tx.QueryContext(t.ctx, query, args...)
	}
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// next gives the next number of a counter, from 1; a number is never given twice.
func (t *Tx) next(name string) (n int64, err error) {
	err = t.row(`INSERT INTO counter (name, n) VALUES ($1, 1)
		ON CONFLICT (name) DO UPDATE SET n = counter.n + 1 RETURNING n`, name).Scan(&n)
	return n, err
}

// Setting is a value kept under a name, "" where there is none.
func (t *Tx) Setting(name string) (value string, err error) {
	err = t.row(`SELECT value FROM setting WHERE name = $1`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// SetSetting keeps a value under a name.
func (t *Tx) SetSetting(name, value string) error {
	_, err := t.exec(`INSERT INTO setting (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	return err
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// JSON is the JSON text of a value of ours, for details of the journal.
func JSON(v any) []byte { return []byte(record(v)) }

// Number gives name's number in a series: the one it has, else the next, which is given to no other name.
func (t *Tx) Number(series, name string) (int64, error) {
	key := "number/" + series + "/" + name
	had, err := t.Setting(key)
	if err != nil {
		return 0, err
	}
	if had != "" {
		return strconv.ParseInt(had, 10, 64)
	}
	n, err := t.next(series)
	if err != nil {
		return 0, err
	}
	return n, t.SetSetting(key, strconv.FormatInt(n, 10))
}
