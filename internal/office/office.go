// Package office is what the office of a meeting does with a campaign: plan, preview, dispatch, collect, decide, remind, report. One file
// is one verb. It joins the pure packages with the store and the network; commands, the demo and the service call it and add nothing to it.
package office

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// Program is the actor of what nobody decided by hand.
const Program = "program"

// Office is a campaign folder at work. It is safe for use by several goroutines.
type Office struct {
	Campaign *campaign.Campaign
	Folder   string

	now    func() time.Time
	log    *slog.Logger
	random io.Reader

	mu    sync.Mutex
	store *store.Store
}

// Options are what an Office takes from outside.
type Options struct {
	Now    func() time.Time // nil: time.Now
	Log    *slog.Logger     // nil: nothing is logged
	Random io.Reader        // of tags; nil: crypto/rand
}

// Open reads the folder's campaign.toml. The error is campaign.Problems where its content is wrong. The store is opened when first needed.
func Open(folder string, o Options) (*Office, error) {
	if _, err := os.Stat(filepath.Join(folder, "campaign.toml")); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no campaign.toml in %q: name the campaign folder with -C, or make one with \"chancery init\"", folder)
	}
	c, err := campaign.Load(os.DirFS(folder))
	if err != nil {
		return nil, err
	}
	f := &Office{Campaign: c, Folder: folder, now: o.Now, log: o.Log, random: o.Random}
	if f.now == nil {
		f.now = time.Now
	}
	if f.log == nil {
		f.log = slog.New(slog.DiscardHandler)
	}
	if f.random == nil {
		f.random = rand.Reader
	}
	return f, nil
}

// Close closes the store where it was opened.
func (o *Office) Close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.store == nil {
		return nil
	}
	s := o.store
	o.store = nil
	return s.Close()
}

// db opens the store at the first call.
func (o *Office) db(ctx context.Context) (*store.Store, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.store != nil {
		return o.store, nil
	}
	s, err := store.Open(ctx, o.Folder, o.Campaign.StoreURL)
	if err != nil {
		return nil, err
	}
	o.store = s
	return s, nil
}

// in runs f in a transaction of the campaign's store.
func (o *Office) in(ctx context.Context, f func(*store.Tx) error) error {
	s, err := o.db(ctx)
	if err != nil {
		return err
	}
	return s.In(ctx, f)
}

// path joins a path of campaign.toml, relative to the folder or absolute.
func (o *Office) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(o.Folder, name)
}

func (o *Office) files() fs.FS { return os.DirFS(o.Folder) }

// today is the day in the meeting's zone.
func (o *Office) today() locale.Date { return locale.DateOf(o.now(), o.Campaign.Meeting.Zone) }

// rules are the campaign's settings as the roster takes them.
func (o *Office) rules() roster.Rules {
	c := o.Campaign
	return roster.Rules{
		Agenda: o.agenda(), Zone: c.Meeting.Zone, Start: c.Meeting.Start,
		SpeakersDeadline: c.Meeting.SpeakersDeadline, RegistrationDeadline: c.Meeting.RegistrationDeadline,
		Minutes: c.Speakers.Minutes, GroupMinutes: c.Speakers.GroupMinutes, OrganizationMinutes: c.Speakers.OrganizationMinutes,
		First: c.Speakers.First, FirstItems: c.Speakers.FirstItems, Order: c.Speakers.Order,
	}
}

func (o *Office) agenda() roster.Agenda {
	agenda := make(roster.Agenda, len(o.Campaign.Meeting.Agenda))
	for i, item := range o.Campaign.Meeting.Agenda {
		agenda[i] = roster.Item{Label: item.Label, Day: item.Day, Title: item.Title, SlotMinutes: item.SlotMinutes}
	}
	return agenda
}

// days of the meeting, first to last.
func (o *Office) days() (all []locale.Date) {
	for d := o.Campaign.Meeting.Start; d.Compare(o.Campaign.Meeting.End) <= 0; d = d.AddDays(1) {
		all = append(all, d)
	}
	return all
}

// hasStore tells whether the campaign has a store yet, so that a mere look makes none.
func (o *Office) hasStore() bool {
	file, isFile := strings.CutPrefix(o.Campaign.StoreURL, "sqlite:")
	if !isFile {
		return true
	}
	_, err := os.Stat(o.path(file))
	return err == nil
}

// Agenda is the meeting's.
func (o *Office) Agenda() roster.Agenda { return o.agenda() }

// ItemLabels are the agenda's labels in one line.
func (o *Office) ItemLabels() string { return labels(o.agenda()) }
