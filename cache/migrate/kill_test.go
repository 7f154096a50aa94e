package migrate

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"
)

// database is the variable that makes a child of the test binary, which
// brings the database that it names up to date.
const database = "GUANBAO_MIGRATE_DATABASE"

func TestMain(m *testing.M) {
	if path := os.Getenv(database); path != "" {
		conn, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
		if err == nil {
			fmt.Println("ready")
			err = up(conn, heavy())
		}
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const rowsOfHeavy = 20_000 / scale

// heavy is a schema of steps that each take some milliseconds.
func heavy() []string {
	var out []string
	for i := range 12 {
		out = append(out, fmt.Sprintf(`CREATE TABLE t%d (x); INSERT INTO t%d
			WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < %d) SELECT x FROM n`, i, i, rowsOfHeavy))
	}
	return out
}

// TestAKillLeavesTheSchemaBeforeOrAfterAStep kills a program that migrates
// until it comes through.
func TestAKillLeavesTheSchemaBeforeOrAfterAStep(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x")
	connect(t, path).Close()
	kills := 0
	for v := 0; v < len(heavy()); {
		cmd := exec.Command(exe)
		cmd.Env = append(os.Environ(), database+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		bufio.NewReader(out).ReadString('\n')
		for until := time.Now().Add(time.Duration(rng.IntN(20+5*kills)) * time.Millisecond); time.Now().Before(until); {
		}
		cmd.Process.Kill()
		cmd.Wait()
		kills++
		v = whole(t, path)
	}
	t.Logf("%d kills until it came through", kills)
}

// whole checks that a database is between two steps, and gives its version.
func whole(t *testing.T, path string) int {
	t.Helper()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	v := version(t, conn)
	for i := range len(heavy()) {
		rows, err := sqlitex.ResultInt(conn.Prep(fmt.Sprintf("SELECT count(*) FROM sqlite_schema WHERE name = 't%d'", i)))
		if err == nil && rows == 1 {
			rows, err = sqlitex.ResultInt(conn.Prep(fmt.Sprintf("SELECT count(*) FROM t%d", i)))
		}
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]int{true: rowsOfHeavy}[i < v]; rows != want {
			t.Fatalf("version %d: %d rows in table %d, want %d", v, rows, i, want)
		}
	}
	return v
}
