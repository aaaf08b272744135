package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleEpochMilliseconds = &Rule{
	ID: "epoch-milliseconds", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "$context.requestTimeEpoch taken for seconds",
	Text:     `$context.requestTimeEpoch counts milliseconds. A time to live, an exp claim and most things called seconds want seconds: the value is a thousand times too large.`,
	Remedy:   "Divide: #set($seconds = $context.requestTimeEpoch / 1000).",
	Evidence: docReference,
	Bad:      Example{Template: "{\"ttl\": $context.requestTimeEpoch}\n"},
	Good:     Example{Template: "#set($seconds = $context.requestTimeEpoch / 1000)\n{\"ttl\": $seconds}\n"},
	Run:      runEpochMilliseconds,
}

var secondsName = regexp.MustCompile(`(?i)^(ttl|exp|expires?|expires?_?at|expiry|expiration|iat|nbf|.*seconds?|.*_sec|epoch_?sec.*|unix.*)$`)

func runEpochMilliseconds(p *Pass) {
	for _, e := range p.Flow.Emits {
		if e.Piece.Data != nil && e.Piece.Data.Key == "$context.requestTimeEpoch" && secondsName.MatchString(e.Place.Key) {
			p.Report(e.At.Span(), fmt.Sprintf("milliseconds as the value of %q", e.Place.Key), "")
		}
	}
	for _, b := range p.Binaries {
		if b.Op != vtl.OpAdd && b.Op != vtl.OpSub {
			continue
		}
		ref, ok := b.X.(*vtl.Reference)
		number, isNumber := b.Y.(*vtl.NumberLit)
		if !ok || !isNumber || p.Text(ref) != "$context.requestTimeEpoch" || !p.only(ref, flow.Number) {
			continue
		}
		if n, ok := number.Value.(int32); ok && n >= 60 && n < 1000*60 && n%60 == 0 {
			p.Report(b.Span(), fmt.Sprintf("%d seconds added to milliseconds", n), "")
		}
	}
}
