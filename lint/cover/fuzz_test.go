package cover_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/lint/cover"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// FuzzProfile: whatever a template and a payload are, counts make sense and every form
// can be written and read.
func FuzzProfile(f *testing.F) {
	for _, seed := range []string{branchy, "a#stop b", "#foreach($i in [1..3])#break#end", "#define($d)$d#if($x)a#end#end$d",
		`#set($x = "#if($y)a#end")$x`, "#macro(m)#if(1)#end#end", "</script>\u2028<!--", "#foreach($i in $input.path('$.x'))$i.substring(9)#end"} {
		f.Add(seed, `{"x":[1,"b"]}`)
	}
	d := parseDTD(readText(f, "../../testdata/cover/cobertura.dtd"))
	f.Fuzz(func(t *testing.T, text, body string) {
		compiled, diags := gateway.Compile(gateway.TemplateRoute(vtl.NewSource("t.vtl", text, nil), nil))
		if diags.HasErrors() {
			return
		}
		c := cover.NewCollector()
		c.Add("case", compiled, invoke(compiled, body))
		p := c.Profile()
		checkCounts(t, p)
		var page, xml bytes.Buffer
		for _, err := range []error{cover.WriteText(io.Discard, p, cover.TextOptions{}), cover.WriteLCOV(io.Discard, p),
			cover.WriteHTML(&page, p), cover.WriteCobertura(&xml, p, "", "v", time.Time{})} {
			if err != nil {
				t.Error(err)
			}
		}
		if err := d.validate(&xml); err != nil {
			t.Error(err)
		}
		_, data, _ := strings.Cut(page.String(), `<script type="application/json" id="data">`)
		data, _, _ = strings.Cut(data, "</script>")
		if !json.Valid([]byte(data)) {
			t.Errorf("the page's data is no JSON: %s", data)
		}
	})
}

func checkCounts(t *testing.T, p *cover.Profile) {
	t.Helper()
	for _, tm := range p.Templates {
		for _, l := range tm.Lines {
			if l.Hits < 0 || l.Hits > 0 != (len(l.Cases) > 0) {
				t.Errorf("line %d has %d hits by %d cases", l.Line, l.Hits, len(l.Cases))
			}
		}
		for _, pt := range tm.Points {
			if pt.Hits < 0 || pt.Span.Start > pt.Span.End {
				t.Errorf("%+v", pt)
			}
		}
	}
	if r := p.Points(); r.Covered > r.Total {
		t.Errorf("%+v", r)
	}
}
