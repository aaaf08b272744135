package vtl_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// What a template may take, whatever is in it, on a machine that does nothing else.
const (
	hostileTime   = time.Second
	hostileMemory = 100 << 20
)

// allowance is how much more time a test lets pass, so that a busy or slow machine
// fails none: VTLCHECK_TIMING=strict holds it to the number.
func allowance() uint64 {
	if os.Getenv("VTLCHECK_TIMING") == "strict" {
		return slowness
	}
	return 10 * slowness
}

// hostileLong are templates that are too long to keep in files.
var hostileLong = map[string]string{
	"parentheses":       "#set($x = " + strings.Repeat("(", 100_000) + "1" + strings.Repeat(")", 100_000) + ")",
	"negations":         "#if(" + strings.Repeat("!", 250_000) + "true)x#end",
	"lists":             "#set($x = " + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + ")",
	"maps":              "#set($x = " + strings.Repeat("{1:", 90_000) + "1" + strings.Repeat("}", 90_000) + ")",
	"blocks":            strings.Repeat("#if(true)", 20_000) + strings.Repeat("#end", 20_000),
	"loops":             strings.Repeat("#foreach($i in [1..2])", 900) + "x" + strings.Repeat("#end", 900),
	"strings":           "#set($x = " + strings.Repeat("\"$a.b(", 30_000) + ")",
	"calls":             "$a" + strings.Repeat(".b($a", 40_000) + strings.Repeat(")", 40_000),
	"chain":             "#set($m = {})$m" + strings.Repeat(".a", 140_000),
	"indexes":           "$a" + strings.Repeat("[0]", 90_000),
	"dollars":           strings.Repeat("$", 290_000) + "x",
	"hashes":            strings.Repeat("#", 290_000),
	"backslashes":       strings.Repeat(`\`, 290_000) + "$x",
	"open comments":     strings.Repeat("#*", 140_000),
	"open quotes":       "#set($x = " + strings.Repeat("\"", 280_001) + ")",
	"digits":            "#set($x = " + strings.Repeat("9", 290_000) + ")$x",
	"digits multiplied": "#set($x = " + strings.Repeat("9", 140_000) + " * " + strings.Repeat("9", 140_000) + ")$x",
	"sum":               "#set($x = 1" + strings.Repeat(" + 1", 70_000) + ")$x",
	"conjunction":       "#if(true" + strings.Repeat(" && true", 35_000) + ")x#end",
	"elseifs":           "#if(false)" + strings.Repeat("#elseif(false)", 20_000) + "#end",
	"variables":         manyVariables(20_000),
	"expression in a loop": "#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = 1" +
		strings.Repeat(" + $i", 40_000) + ")#end#end",
	"text in a loop":       "#foreach($i in [1..1000])" + strings.Repeat("x", 290_000) + "#end",
	"definitions":          strings.Repeat("#define($d)$d#end$d", 15_000),
	"interpolated in vain": "#foreach($i in [1..1000])#if(\"" + strings.Repeat("$i", 100_000) + "\" == 1)x#end#end",
	"unclosed":             strings.Repeat("#if(true)${x", 20_000),
	"errors":               strings.Repeat("#set($x = )\n", 20_000),
	"blanks behind states": strings.Repeat("#set($x = )\n", 10) + strings.Repeat("$a.b", 37_000) + strings.Repeat(" ", 150_000) + "x",
}

func manyVariables(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("$v")
		b.WriteString(strings.Repeat("x", i%7))
		b.WriteByte(byte('a' + i%26))
	}
	return b.String()
}

// TestHostile renders templates that try to take all there is. Each must end in time
// and memory; how is its own affair, but a render that fails must say why.
func TestHostile(t *testing.T) {
	templates := map[string]string{}
	for name, text := range hostileLong {
		templates[name] = text
	}
	files, err := filepath.Glob("testdata/hostile/*.vtl")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d hostile templates, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		templates[filepath.Base(file)] = string(text)
	}
	var worst struct {
		time, memory time.Duration
		slow, large  string
		bytes        uint64
	}
	for name, text := range templates {
		t.Run(name, func(t *testing.T) {
			took, bytes, end := endure(text)
			t.Logf("%v, %d MB, %s", took.Round(time.Millisecond), bytes>>20, end)
			if limit := hostileTime * time.Duration(allowance()); took > limit {
				t.Errorf("took %v", took)
			}
			if bytes > hostileMemory*slowness {
				t.Errorf("took %d MB", bytes>>20)
			}
			if took > worst.time {
				worst.time, worst.slow = took, name
			}
			if bytes > worst.bytes {
				worst.bytes, worst.large = bytes, name
			}
		})
	}
	t.Logf("%d templates; the slowest %v (%s), the largest %d MB (%s)",
		len(templates), worst.time.Round(time.Millisecond), worst.slow, worst.bytes>>20, worst.large)
}

// endure parses and renders, and tells how long it computed, how much the heap grew at
// most, and how it ended.
func endure(text string) (took time.Duration, bytes uint64, end string) {
	runtime.GC()
	base := heap()
	done, peak := make(chan struct{}), make(chan uint64)
	go watchHeap(done, peak)
	start := cpuTime()
	end = ending(render(text, vtl.Vars{}))
	took = cpuTime() - start
	close(done)
	if p := <-peak; p > base {
		bytes = p - base
	}
	return took, bytes, end
}

func ending(out string, err error) string {
	var failed *vtl.EvalError
	var diags vtl.Diagnostics
	switch {
	case errors.As(err, &failed):
		return failed.Rule + ": " + failed.Error()
	case errors.As(err, &diags):
		return diags[0].Rule + ": " + diags[0].Summary
	case len(out) > 40:
		return "printed " + out[:40] + "…"
	}
	return "printed " + out
}

func watchHeap(done chan struct{}, peak chan uint64) {
	most := uint64(0)
	for {
		most = max(most, heap())
		select {
		case <-done:
			peak <- most
			return
		case <-time.After(time.Millisecond):
		}
	}
}

func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
