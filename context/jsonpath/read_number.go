package jsonpath

import (
	"errors"
	"math"
	"math/big"
	"strconv"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

var nan any = float32(math.NaN())

// number reads what starts with a digit or a minus sign. It is a number only where a
// stop, the end or a character above } follows; else everything up to the next stop is
// a string.
func (r *reader) number(stop stops) any {
	start := r.pos
	r.read()
	r.skipDigits()
	whole := r.c != '.' && r.c|0x20 != 'e'
	if r.c == '.' {
		r.read()
		r.skipDigits()
	}
	if r.c|0x20 == 'e' {
		r.read()
		if r.c != '+' && r.c != '-' && !isDigit(r.c) {
			return r.unquoted(start, stop)
		}
		r.read()
		r.skipDigits()
	}
	r.skipControls()
	if r.c <= '}' && stopsAt[r.c]&stop == 0 && r.c != endOfText {
		return r.unquoted(start, stop)
	}
	text := trimControls(r.text[start:min(r.pos, len(r.text))])
	switch {
	case len(text) > MaxNumberBytes:
		return r.fail("Number of more than %d characters before position %d.", MaxNumberBytes, r.place())
	case whole:
		return wholeNumber(text)
	}
	return r.fraction(text)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (r *reader) skipDigits() {
	for isDigit(r.c) {
		r.read()
	}
}

// wholeNumber takes the smallest of Integer, Long and BigInteger by value, but always
// BigInteger for more than 19 digits. A minus sign alone is 0.
func wholeNumber(text string) any {
	if text == "-" {
		return int32(0)
	}
	digits := len(text)
	if text[0] == '-' {
		digits--
	}
	if digits <= 19 {
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return boxInteger(n)
		}
	}
	n, _ := new(big.Int).SetString(text, 10)
	return n
}

func boxInteger(n int64) any {
	if n == int64(int32(n)) {
		return int32(n)
	}
	return n
}

// fraction gives a Double, or a BigDecimal for more than 18 characters.
func (r *reader) fraction(text string) any {
	if len(text) > 18 {
		d, err := java.ParseDecimal(text)
		if err != nil {
			return r.throw("java.lang.NumberFormatException", messageOf(err))
		}
		return d
	}
	d, err := strconv.ParseFloat(text, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return r.throw("java.lang.NumberFormatException", "For input string: \""+text+"\"")
	}
	return d
}

func messageOf(err error) string {
	if ex, ok := err.(*java.Exception); ok {
		return ex.Message
	}
	return err.Error()
}
