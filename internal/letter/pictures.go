package letter

import (
	"errors"
	"io/fs"

	"chancery/internal/campaign"
	"chancery/internal/typeset"
)

// pictures reads logo and signature, whole, so that a file which no letter could draw is named before any is set.
func (s *Set) pictures(folder fs.FS) (problems []campaign.Problem) {
	for _, p := range []struct {
		key, file string
		data      *[]byte
	}{{"logo", s.campaign.Sender.Logo, &s.logo}, {"signature", s.campaign.Sender.Signature, &s.signature}} {
		if p.file == "" {
			continue
		}
		data, err := fs.ReadFile(folder, p.file)
		if err != nil {
			problems = append(problems, campaign.Problem{File: p.file, What: "cannot read the " + p.key + ": " + err.Error(),
				Remedy: "put the file there, or take sender." + p.key + " out of " + campaign.FileName})
			continue
		}
		var bad *typeset.PictureError
		if _, err := typeset.DecodePicture(data); errors.As(err, &bad) {
			problems = append(problems, campaign.Problem{File: p.file, What: "the " + p.key + " cannot be drawn: " + bad.Fault, Remedy: bad.Remedy})
			continue
		}
		*p.data = data
	}
	return problems
}
