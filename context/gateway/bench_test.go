package gateway_test

import (
	"fmt"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
)

// BenchmarkInvoke is a call with both templates of a Step Functions route.
func BenchmarkInvoke(b *testing.B) {
	c, _ := gateway.Compile(startSync(goodRequest, goodResponse))
	sync, _ := target.Lookup("StartSyncExecution")
	backend := gateway.ResultBackend(sync.Results()[0])
	req := apigw.DefaultRequest()
	for _, bm := range []struct {
		name string
		opts *gateway.Options
	}{{"plain", nil}, {"traced", &gateway.Options{Trace: true}}} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if ex := c.Invoke(req, backend, bm.opts); ex.Status != 200 {
					b.Fatalf("status %d: %v", ex.Status, ex.Problems)
				}
			}
		})
	}
}

// BenchmarkLargeBody shows that a body's cost grows with its length and no faster: the
// MB/s of the rows have to agree.
func BenchmarkLargeBody(b *testing.B) {
	r := lifeRoute()
	const full = gateway.MaxPayloadBytes - 1<<10
	for _, template := range []struct {
		name, text string
		largest    int // what it writes has the same limit as what it reads
	}{
		{"json", `$input.json('$')`, full},
		{"body", `$input.body`, full},
		{"path", `{"last":$input.json('$.items[0].note'),"all":"$util.escapeJavaScript($input.json('$.items'))"}`, 5 << 20},
	} {
		r.Integration.RequestTemplates[0].Source = source(template.text)
		c, _ := gateway.Compile(r)
		for _, size := range []int{1 << 10, 100 << 10, 1 << 20, template.largest} {
			req := &apigw.Request{Body: largeBody(size)}
			b.Run(fmt.Sprintf("%s/%dkB", template.name, size>>10), func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(req.Body)))
				for range b.N {
					if ex := c.Invoke(req, nil, nil); ex.Request.Err != nil {
						b.Fatal(ex.Request.Err)
					}
				}
			})
		}
	}
}

// largeBody is a compact body of about size bytes.
func largeBody(size int) string {
	item := `{"id":12345,"note":"it's a \"note\" of some length","price":12.5},`
	return `{"items":[` + strings.TrimSuffix(strings.Repeat(item, max(1, size/len(item))), ",") + `]}`
}

// BenchmarkCheckRoute is a whole check of a right route: every sample and every result.
func BenchmarkCheckRoute(b *testing.B) {
	c, _ := gateway.Compile(startSync(goodRequest, goodResponse))
	sync, _ := target.Lookup("StartSyncExecution")
	b.ReportAllocs()
	for range b.N {
		gateway.CheckRoute(c, sync, nil)
	}
}
