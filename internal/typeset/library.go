package typeset

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"chancery/internal/font"
	"chancery/internal/locale"
)

// Fonts gives the family of a language.
type Fonts interface {
	Family(l locale.Lang) (font.Family, error)
}

// Library is the Fonts of a folder of font files: each file is parsed once, when a language first needs it. Safe for several goroutines.
type Library struct {
	files fs.FS
	names func(lang string) (regular, bold, italic []string)

	mu    sync.Mutex
	faces map[string]*font.Face
}

// NewLibrary reads fonts from files by the names that names gives for a language: NewLibrary(fonts.Files, fonts.Names).
func NewLibrary(files fs.FS, names func(lang string) (regular, bold, italic []string)) *Library {
	return &Library{files: files, names: names, faces: map[string]*font.Face{}}
}

// Family parses the fonts of l that are not parsed yet.
func (b *Library) Family(l locale.Lang) (font.Family, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	regular, bold, italic := b.names(string(l))
	var f font.Family
	for _, cut := range []struct {
		names []string
		faces *[]*font.Face
	}{{regular, &f.Regular}, {bold, &f.Bold}, {italic, &f.Italic}} {
		for _, name := range cut.names {
			face, err := b.face(name)
			if err != nil {
				return font.Family{}, fmt.Errorf("fonts of language %q: %w", l, err)
			}
			*cut.faces = append(*cut.faces, face)
		}
	}
	if len(f.Regular) == 0 {
		return font.Family{}, fmt.Errorf("fonts of language %q: none named", l)
	}
	return f, nil
}

func (b *Library) face(name string) (*font.Face, error) {
	if f, ok := b.faces[name]; ok {
		return f, nil
	}
	data, err := fs.ReadFile(b.files, name)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	f, err := font.Parse(strings.TrimSuffix(name, ".ttf"), data)
	if err != nil {
		return nil, err
	}
	b.faces[name] = f
	return f, nil
}
