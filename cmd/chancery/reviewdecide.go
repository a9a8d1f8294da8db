package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/office"
)

// decide carries out a decision. What was typed ahead is dropped, so that no second mail is decided by it.
func (d *desk) decide(ctx context.Context, key string) error {
	d.keys.forget()
	if d.shown.State != "to_review" {
		d.message = fmt.Sprintf("mail %d was decided by %s meanwhile; nothing was changed. u takes your own decisions back", d.shown.ID, d.shown.DecidedBy)
		return nil
	}
	id := d.shown.ID
	if key == "a" && d.shown.NeedsRef {
		d.name(ctx)
		return nil
	}
	var done office.Decided
	fresh, err := d.office.Show(ctx, id, d.ref)
	if err == nil && key == "a" && !slices.Equal(fresh.Changes, d.shown.Changes) {
		d.message = "what stands has changed since it was shown: look again"
		return nil
	}
	switch key {
	case "a":
		done, err = d.office.Accept(ctx, id, d.ref, d.person())
	case "c":
		if screenErr := d.outside(func() { done, err = d.correctInEditor(ctx, d.office, id, d.ref) }); screenErr != nil {
			return screenErr
		}
	case "d":
		reason, ok := d.ask(ctx, "Why is it set aside?", "", d.draw)
		if !ok {
			return nil
		}
		done, err = d.office.Dismiss(ctx, id, reason, d.person())
	}
	if err != nil {
		d.message = sentence(stopped(ctx, err))
		return nil
	}
	d.counts[done.State]++
	d.made = append(d.made, made{id, done.State})
	d.message = fmt.Sprintf("mail %d: %s; u takes it back", id, strings.TrimSpace(done.State+" "+done.Ref))
	d.at++
	return nil
}

// name asks whose answer a mail is, and shows what it would change there: that is seen before it is accepted.
func (d *desk) name(ctx context.Context) {
	ref, ok := d.ask(ctx, "From which invitee is it? Ref:", d.shown.Ref, d.draw)
	if !ok || ref == "" {
		return
	}
	s, err := d.office.Show(ctx, d.shown.ID, ref)
	switch {
	case err != nil:
		d.message = sentence(err)
		return
	case s.NeedsRef:
		d.message = fmt.Sprintf("nothing in this mail tells which of its facts are of %s: correct it, or enter them", ref)
		return
	}
	d.ref = ref
	d.message = fmt.Sprintf("shown as an answer of %s: a accepts it", ref)
}

// undo takes the last decision of this sitting back, and shows its mail.
func (d *desk) undo(ctx context.Context) {
	d.keys.forget()
	if len(d.made) == 0 {
		d.message = "nothing was decided in this sitting; \"chancery review undo ID\" takes back what was decided before"
		return
	}
	last := d.made[len(d.made)-1]
	u, err := d.program.undo(ctx, d.office, office.UndoOptions{Mail: last.mail, Actor: d.person()}, func(question string) bool {
		answer, ok := d.ask(ctx, question, "", func() { d.message = question; d.draw() })
		return ok && yes(answer)
	})
	if err != nil {
		d.message = sentence(err)
		return
	}
	d.made = d.made[:len(d.made)-1]
	d.counts[last.what]--
	d.message = fmt.Sprintf("mail %d waits again", last.mail)
	if u.Acknowledgement == "sent" {
		d.message += "; its acknowledgement was sent: write to the delegation"
	}
	if i := slices.Index(d.queue, last.mail); i >= 0 {
		d.at = i
	} else {
		d.queue = slices.Insert(d.queue, min(d.at, len(d.queue)), last.mail)
	}
}

// save writes the attachments into a folder that the person names.
func (d *desk) save(ctx context.Context) {
	if len(d.shown.Files) == 0 {
		d.message = "this mail has no attachments"
		return
	}
	folder, ok := d.ask(ctx, "Save the attachments in:", filepath.Join(d.office.Folder, "attachments"), d.draw)
	if !ok || folder == "" {
		return
	}
	names, err := saveFiles(folder, d.shown)
	d.message = fmt.Sprintf("saved %s in %s", count(len(names), "attachment", "attachments"), folder)
	if err != nil {
		d.message = sentence(err)
	}
}
