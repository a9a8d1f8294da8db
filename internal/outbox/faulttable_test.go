package outbox

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"chancery/internal/postbox"
)

var update = flag.Bool("update", false, "write the table of faults into docs/reliability.md")

const (
	reliability = "../../docs/reliability.md"
	tableBegins = "<!-- faults: go test ./internal/outbox -run TableOfFaults -update -->\n"
	tableEnds   = "<!-- end of faults -->\n"
)

// faultTable is what the tests of this folder hold true, for people.
func faultTable() string {
	var b strings.Builder
	b.WriteString("| what the relay does | greeting, EHLO, STARTTLS, AUTH | MAIL | RCPT | DATA | final dot |\n|---|---|---|---|---|---|\n")
	for _, f := range faults {
		before := "fault"
		if f.harmless() {
			before = "goes on"
		}
		fmt.Fprintf(&b, "| %s | %s |", f.name, before)
		for _, step := range []postbox.Step{postbox.AtMAIL, postbox.AtRCPT, postbox.AtDATA, postbox.AtDot} {
			fmt.Fprintf(&b, " %s |", wanted(step, f))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestTableOfFaultsInTheDocsIsTheOneThatIsTested(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(reliability)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(page), tableBegins)
	had, after, ended := strings.Cut(rest, tableEnds)
	if !ok || !ended {
		t.Fatalf("%s has no place for the table", reliability)
	}
	if *update {
		if err := os.WriteFile(reliability, []byte(before+tableBegins+faultTable()+tableEnds+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if had != faultTable() {
		t.Errorf("%s has another table; run the test with -update", reliability)
	}
}
