package java

import (
	"fmt"
	"strconv"
	"time"
)

// printDate writes a point in time, which is a Long of milliseconds since 1970: a
// template can have no other date. The zone is UTC, as on a server.
func (s *formatSpec) printDate(arg any) (string, error) {
	if arg == nil {
		return s.general("null"), nil
	}
	millis, ok := arg.(int64)
	if !ok {
		return "", s.mismatch(arg)
	}
	if s.conversion == 'Q' {
		return s.justify(strconv.FormatInt(millis, 10)), nil
	}
	text := datePart(time.UnixMilli(millis).UTC(), s.conversion)
	if s.upper {
		text = toUpper(text)
	}
	return s.justify(text), nil
}

// dateLayouts are the conversions that Go's layouts write.
var dateLayouts = map[byte]string{
	'H': "15", 'I': "03", 'M': "04", 'S': "05", 'B': "January", 'b': "Jan", 'h': "Jan", 'A': "Monday", 'a': "Mon",
	'm': "01", 'd': "02", 'e': "2", 'R': "15:04", 'T': "15:04:05", 'r': "03:04:05 PM", 'l': "3",
	'p': "pm", 'z': "-0700", 'Z': "MST", 'y': "06", 'D': "01/02/06", 'c': "Mon Jan 02 15:04:05 MST ",
}

func datePart(t time.Time, conversion byte) string {
	year := t.Year()
	if year <= 0 {
		year = 1 - year // Java's calendar counts years before Christ
	}
	switch conversion {
	case 'k':
		return strconv.Itoa(t.Hour())
	case 'L':
		return fmt.Sprintf("%03d", t.Nanosecond()/1e6)
	case 'N':
		return fmt.Sprintf("%09d", t.Nanosecond())
	case 's':
		return strconv.FormatInt(t.Unix(), 10)
	case 'C':
		return fmt.Sprintf("%02d", year/100)
	case 'Y':
		return fmt.Sprintf("%04d", year)
	case 'j':
		return fmt.Sprintf("%03d", t.YearDay())
	case 'F':
		return fmt.Sprintf("%04d-", year) + t.Format("01-02")
	case 'c':
		return t.Format(dateLayouts['c']) + fmt.Sprintf("%04d", year)
	}
	return t.Format(dateLayouts[conversion])
}
