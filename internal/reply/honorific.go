package reply

// SplitHonorific parts "H.E. Ms. Ana Torres" into "H.E. Ms." and "Ana Torres", in the six languages; what a person types is read as mails are.
func SplitHonorific(s string) (honorific, name string) { return splitHonorific(s) }

// HonorificGender is the gender that an honorific states, "" where it states none or two.
func HonorificGender(honorific string) string { return honorificGender(honorific) }
