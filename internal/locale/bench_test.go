package locale

import "testing"

func BenchmarkFindState(b *testing.B) {
	for b.Loop() {
		if _, ok := FindState("la République islamique d'Iran"); !ok {
			b.Fatal("Iran was not found")
		}
	}
}

func BenchmarkFindOrganization(b *testing.B) {
	for b.Loop() {
		if _, ok := FindOrganization("اللجنة الدولية للصليب الأحمر", French); !ok {
			b.Fatal("the Committee was not found")
		}
	}
}

// A case of Russian is made by rules each time; nothing is kept.
func BenchmarkStateOfInRussian(b *testing.B) {
	s, _ := LookupState("JOR")
	for b.Loop() {
		if s.Of(Russian, Date{}) == "" {
			b.Fatal("no name")
		}
	}
}

func BenchmarkSortStates(b *testing.B) {
	for b.Loop() {
		SortStates(Chinese, States(), Date{})
	}
}
