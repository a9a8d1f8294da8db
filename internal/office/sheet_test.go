package office

import (
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/invitee"
	"chancery/internal/workbook"
)

func writeSheet(t *testing.T, b *bench, all []invitee.Invitee) {
	t.Helper()
	data, err := workbook.WriteContacts(all, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(b.Folder, "contacts.xlsx"), data, 0o600); err != nil {
		t.Fatal(err)
	}
}
