package data

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// victimHome tells the test's own program, run again, to store things in that
// home until it is killed.
const victimHome = "PARAGRAF_TEST_VICTIM_HOME"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimHome); dir != "" {
		victim(dir)
	}
	os.Exit(m.Run())
}

// victim accepts meetings and adds notes as fast as it can, and says so after
// each that the store has acknowledged. It never ends by itself.
func victim(dir string) {
	ctx := context.Background()
	fail := func(err error) {
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
	}
	s, err := Open(ctx, dir)
	fail(err)
	fmt.Println("open")
	for i := 0; ; i++ {
		d := omsorgDraft()
		name := fmt.Sprintf("%d-%d", os.Getpid(), i)
		d.Meeting.Body = "Nämnd " + name
		got, err := s.Accept(ctx, d, []byte(name))
		fail(err)
		fmt.Println("meeting", got.MeetingID, name)
		d.Meeting.Items[0].Body = []Block{{Paragraph, "Nytt underlag " + name}}
		_, err = s.Accept(ctx, d, []byte(name+" igen"))
		fail(err)
		fmt.Println("update", got.MeetingID, name+" igen")
		for range 3 {
			n, err := s.AddNote(ctx, Note{MeetingID: got.MeetingID, Text: "anteckning " + name})
			fail(err)
			fmt.Println("note", n.ID, name)
		}
	}
}

// What was acknowledged is there after the process was killed at any moment,
// whole, and the databases are in order.
func TestNothingAcknowledgedIsLostByAKill(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	dir := t.TempDir()
	ctx := context.Background()
	acknowledged := map[string]int{}
	total := 0
	for kill := range kills {
		told := killVictim(t, dir)
		s, err := Open(ctx, dir)
		if err != nil {
			t.Fatalf("after kill %d: %v", kill+1, err)
		}
		for _, line := range told {
			kind, rest, _ := strings.Cut(line, " ")
			id, text, _ := strings.Cut(rest, " ")
			acknowledged[kind]++
			switch kind {
			case "meeting", "update":
				if _, err := s.File(digestOf([]byte(text))); err != nil {
					t.Errorf("kill %d: the file of %s: %v", kill+1, line, err)
				}
				m, err := s.Meeting(ctx, id)
				if err != nil || len(m.Items) != 2 {
					t.Errorf("kill %d: %s: %v", kill+1, line, err)
				}
				if kind == "update" && JoinBlocks(m.Items[0].Body) != "Nytt underlag "+strings.TrimSuffix(text, " igen") {
					t.Errorf("kill %d: %s is not there", kill+1, line)
				}
			case "note":
				var n noteRecord
				if err := s.notes.read.First(&n, "id = ?", id).Error; err != nil || n.Text != "anteckning "+text {
					t.Errorf("kill %d: %s: %v", kill+1, line, err)
				}
			case "error":
				t.Errorf("kill %d: %s", kill+1, line)
			}
		}
		if kill%10 == 9 || kill == kills-1 {
			total = checkHome(t, s)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills; acknowledged: %v; meetings in the end: %d", kills, acknowledged, total)
	if acknowledged["meeting"] < kills/4 || acknowledged["note"] < kills/4 {
		t.Errorf("the victims hardly stored anything: %v", acknowledged)
	}
}

// killVictim lets a process store things, kills it at a random moment, and
// returns what it had acknowledged.
func killVictim(t *testing.T, dir string) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), victimHome+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// Not by the clock alone: a busy machine would only ever kill the opening.
	after, wait := rand.IntN(12), time.Duration(rand.IntN(3000))*time.Microsecond
	kill := func() { _ = cmd.Process.Kill() }
	var told []string
	lines := bufio.NewScanner(out)
	for seen := 0; lines.Scan(); seen++ {
		if seen == after {
			time.AfterFunc(wait, kill)
		}
		if lines.Text() != "open" {
			told = append(told, lines.Text())
		}
	}
	_ = cmd.Wait() // it was killed
	return told
}

// checkHome asks SQLite about all databases, reads every meeting with its
// digests, and counts them.
func checkHome(t *testing.T, s *Store) int {
	t.Helper()
	for _, d := range []*database{s.committee, s.notes, s.index} {
		checkWhole(t, d.path)
	}
	list, err := s.Meetings(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range list {
		mustMeeting(t, s, m.ID)
	}
	if err := s.BringIndexUp(context.Background(), nil); err != nil {
		t.Error(err)
	}
	var indexed int64
	if err := s.index.read.Model(&indexedMeeting{}).Count(&indexed).Error; err != nil || int(indexed) != len(list) {
		t.Errorf("%d of %d meetings are indexed, %v", indexed, len(list), err)
	}
	return len(list)
}
