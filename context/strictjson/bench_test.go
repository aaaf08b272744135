package strictjson

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// payloads are what is read most: a short start request, a result, and a large body.
func payloads() []struct{ name, text string } {
	var big strings.Builder
	big.WriteString(`{"items":[`)
	for i := range 2000 {
		if i > 0 {
			big.WriteByte(',')
		}
		fmt.Fprintf(&big, `{"id":%d,"name":"item \"%d\" é","price":%d.5,"tags":["a","b"],"note":null}`, i, i, i)
	}
	big.WriteString(`]}`)
	return []struct{ name, text string }{
		{"request", `{"input":"{\"data\":{\"id\":7,\"s\":\"it's\"},\"apiInfo\":{\"httpMethod\":\"POST\"}}","stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:Orders"}`},
		{"large", big.String()},
	}
}

func BenchmarkParse(b *testing.B) {
	for _, p := range payloads() {
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(p.text)))
			for b.Loop() {
				if _, err := Parse(p.text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStandard is encoding/json on the same texts, into any.
func BenchmarkStandard(b *testing.B) {
	for _, p := range payloads() {
		text := []byte(p.text)
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				var v any
				if err := json.Unmarshal(text, &v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOffsets(b *testing.B) {
	text := payloads()[0].text
	v, err := Parse(text)
	if err != nil {
		b.Fatal(err)
	}
	input := v.Get("input")
	b.ReportAllocs()
	b.SetBytes(int64(len(input.Text)))
	for b.Loop() {
		input.Offsets(text)
	}
}
