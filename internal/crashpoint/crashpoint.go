// Package crashpoint names the places at which the tests of reliability kill the program: before and after each durable write. In a build without
// the tag "crashpoints" it does nothing.
package crashpoint

// The points. A name ends in "ed" where the write it names is done.
const (
	Migrate   = "migrate"
	Migrated  = "migrated"
	Commit    = "commit" // of any transaction
	Committed = "committed"

	Plan    = "plan"
	Planned = "planned"

	Lease          = "lease"
	Leased         = "leased"
	Hand           = "hand"
	HandStored     = "hand-stored"
	HandRecorded   = "hand-recorded"
	Settle         = "settle"
	SettleStored   = "settle-stored"
	SettleRecorded = "settle-recorded"

	Decide  = "decide" // half of a decision is written
	Decided = "decided"
)
