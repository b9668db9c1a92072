package find

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// judged are texts and queries with what is relevant to each.
type judged struct {
	texts   []string
	queries []string // "query|pattern|pattern…"
}

func readJudged(t testing.TB, dir string) (j judged, ok bool) {
	t.Helper()
	read := func(name string) []string {
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil
		}
		return strings.Split(strings.TrimSpace(string(raw)), "\n")
	}
	j = judged{read("docs.txt"), read("queries.txt")}
	return j, len(j.texts) > 0 && len(j.queries) > 0
}

var letters = regexp.MustCompile(`[\pL\pN]+`)

// relevant are the numbers of the texts that answer a line of queries.
func (j judged) relevant(line string) (query string, relevant []int) {
	query, rest, _ := strings.Cut(line, "|")
	has := func(text, pattern string) bool {
		re := regexp.MustCompile(`^(?:` + pattern + `)$`)
		return slices.ContainsFunc(letters.FindAllString(strings.ToLower(text), -1), re.MatchString)
	}
	for i, text := range j.texts {
		for _, pattern := range strings.Split(rest, "|") {
			yes := false
			if all, and := strings.CutPrefix(pattern, "AND:"); and {
				yes = !slices.ContainsFunc(strings.Split(all, ":"), func(p string) bool { return !has(text, p) })
			} else if pattern == "PHRASE" {
				yes = strings.Contains(strings.ToLower(text), strings.ToLower(strings.Trim(query, `"`)))
			} else {
				yes = has(text, pattern)
			}
			if yes {
				relevant = append(relevant, i)
				break
			}
		}
	}
	return query, relevant
}

// measure gives recall and precision, taken by query and averaged.
func (j judged) measure(t testing.TB, search func(query string) []int) (recall, precision float64) {
	t.Helper()
	for _, line := range j.queries {
		query, want := j.relevant(line)
		if len(want) == 0 {
			t.Fatalf("nothing is relevant to %q", query)
		}
		got := search(query)
		right := 0
		var wrong, missed []string
		for _, n := range got {
			if slices.Contains(want, n) {
				right++
			} else {
				wrong = append(wrong, j.texts[n])
			}
		}
		for _, n := range want {
			if !slices.Contains(got, n) {
				missed = append(missed, j.texts[n])
			}
		}
		recall += float64(right) / float64(len(want))
		if len(got) > 0 {
			precision += float64(right) / float64(len(got))
		}
		if len(wrong)+len(missed) > 0 {
			t.Logf("%s: wrong %q, missed %q", query, wrong, missed)
		}
	}
	n := float64(len(j.queries))
	return recall / n, precision / n
}

// The first texts and queries were written before this package, and are beside
// the project where it is developed; the second were judged before they were
// first run.
func TestJudgedQueries(t *testing.T) {
	for _, dir := range []string{"../../../shared/search", "testdata/judged"} {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			j, ok := readJudged(t, dir)
			if !ok {
				t.Skipf("%s is not here", dir)
			}
			var m Memory
			for _, text := range j.texts {
				m.Add(text)
			}
			recall, precision := j.measure(t, func(query string) []int {
				got, _, err := m.Search(Parse(query))
				if err != nil {
					t.Fatal(err)
				}
				return got
			})
			t.Logf("recall %.3f, precision %.3f of %d queries", recall, precision, len(j.queries))
			if recall < 0.96 || precision < 0.95 {
				t.Error("wanted .96 and .95")
			}
		})
	}
}
