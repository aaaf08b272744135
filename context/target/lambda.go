package target

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// maxLambdaPayload is the size of a synchronous invocation's event; more is a warning, since
// only secondary sources give the number.
const maxLambdaPayload = 6 << 20

// otherTargets are those without a table: a Lambda function without proxy takes any
// JSON, json is any backend that does, MOCK is no backend at all.
func otherTargets() []*Target {
	return []*Target{
		{Name: "Lambda.Invoke", Service: "lambda", Action: "Invoke", anyJSON: true, warnBytes: maxLambdaPayload},
		{Name: "json", anyJSON: true},
		{Name: "MOCK", judge: (*checker).mock, members: []Member{
			{Path: "statusCode", Kind: strictjson.Number, Required: true, Integer: true},
		}},
	}
}

// mock judges what a strict reader understands. API Gateway reads a MOCK's text more
// leniently ({statusCode: 200,} is fine): where the text is no strict JSON, the caller
// who has that reader judges with MockStatus.
func (c *checker) mock() {
	v, err := strictjson.Parse(c.text)
	if err != nil {
		return
	}
	c.root = v
	status := v.Get("statusCode")
	if status.Is(strictjson.Number) && isInteger(status.Text) {
		return
	}
	start, end, found := v.Start, v.End, v.Kind.String()
	switch {
	case status != nil:
		start, end, found = status.Start, status.End, status.Kind.String()+" for statusCode"
	case v.Kind == strictjson.Object:
		end, found = v.Start+1, "no statusCode"
	}
	c.report(RuleMockStatus, start, end, "found %s, expected an object with an integer statusCode", found)
}

func isInteger(number string) bool { return strings.Trim(number, "-0123456789") == "" }

// MockStatus gives the status that a MOCK integration takes from the value of
// statusCode as API Gateway's own reader read it. Any integer counts; a string, a
// number with a fraction, another value or none (nil) is RuleMockStatus (OBSERVED for
// an integer and for lenient JSON; DOC-MOCK).
func MockStatus(statusCode any) (status int, ok bool) {
	switch n := statusCode.(type) {
	case int:
		return n, true
	case int32:
		return int(n), true
	case int64:
		return int(n), int64(int(n)) == n
	case *big.Int:
		status, err := strconv.Atoi(n.String())
		return status, err == nil
	}
	return 0, false
}
