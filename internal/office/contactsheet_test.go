package office

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/postbox"
)

func TestContactSheetWithAProblemLeavesThePictureThatIsThere(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	letters := []invitee.Invitee{{Ref: "A", Class: invitee.NGO, Name: "Alpha", Language: "en", Email: "a@a.example"}, {Ref: "B", Class: invitee.NGO, Name: "Beta", Language: "en", Email: "b@b.example"}}
	writeSheet(t, b, letters)
	folder := t.TempDir()
	file := filepath.Join(folder, "all.png")
	made, err := b.ContactSheet(t.Context(), PreviewOptions{All: true}, file)
	if err != nil || made.Letters != 2 || len(made.Files) != 1 || made.Files[0] != file {
		t.Fatalf("%+v, %v", made, err)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	letters[1].Name = "Beta \U0001F331"
	writeSheet(t, b, letters)
	made, err = b.ContactSheet(t.Context(), PreviewOptions{All: true}, file)
	var problems campaign.Problems
	if !errors.As(err, &problems) || len(problems) != 1 || len(made.Files) > 0 {
		t.Errorf("%+v, %v; wanted the problem of one letter", made, err)
	}
	if after, err := os.ReadFile(file); err != nil || string(after) != string(before) {
		t.Errorf("the picture was replaced by one of fewer letters (%v)", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("in the folder: %v, %v", left, err)
	}
}
