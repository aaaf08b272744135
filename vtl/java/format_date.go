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
	text := dateOf(millis).part(s.conversion)
	if s.upper {
		text = toUpper(text)
	}
	return s.justify(text), nil
}

// javaDate is a date of Java's calendar: Julian before October 15, 1582.
type javaDate struct {
	time.Time // for the clock and the day of the week
	year      int
	month     time.Month
	day       int
	dayOfYear int
}

// gregorianStart is the first day of the Gregorian calendar.
var gregorianStart = time.Date(1582, time.October, 15, 0, 0, 0, 0, time.UTC)

// skippedDays are those that the year 1582 has less.
const skippedDays = 10

func dateOf(millis int64) javaDate {
	t := time.UnixMilli(millis).UTC()
	d := javaDate{Time: t, year: t.Year(), month: t.Month(), day: t.Day(), dayOfYear: t.YearDay()}
	switch {
	case t.Before(gregorianStart):
		d.julian(floorDiv(t.Unix(), 24*60*60))
	case d.year == gregorianStart.Year():
		d.dayOfYear -= skippedDays
	}
	if d.year <= 0 { // there is no year 0: years before Christ count on from 1
		d.year = 1 - d.year
	}
	return d
}

// julian sets the date of the Julian calendar from the days since 1970.
func (d *javaDate) julian(days int64) {
	const cycle = 4*365 + 1               // days of four years
	days += 719470                        // since March 1 of the year 0
	year := 4 * floorDiv(days, cycle)     // the first year of the four
	days -= cycle * floorDiv(days, cycle) // since its March 1
	n := min(days/365, 3)                 // the last year of four has one day more
	year, days = year+n, days-365*n       // since March 1 of the year
	month := (5*days + 2) / 153           // March is 0
	d.day = int(days-(153*month+2)/5) + 1
	d.month = time.Month((month+2)%12 + 1)
	d.year = int(year + (month+2)/12)
	d.dayOfYear = int(days) + 60 // March 1 is day 60, or 61
	if leap := d.year%4 == 0; leap && d.month >= time.March {
		d.dayOfYear++
	}
	if d.month < time.March {
		d.dayOfYear = int(days) - 305
	}
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// clockLayouts are the conversions that look at the time of day only.
var clockLayouts = map[byte]string{
	'H': "15", 'I': "03", 'M': "04", 'S': "05", 'l': "3", 'R': "15:04", 'T': "15:04:05", 'r': "03:04:05 PM",
	'p': "pm", 'z': "-0700", 'Z': "MST",
}

func (d javaDate) part(conversion byte) string {
	if layout, ok := clockLayouts[conversion]; ok {
		return d.Format(layout)
	}
	switch conversion {
	case 'k':
		return strconv.Itoa(d.Hour())
	case 'L':
		return fmt.Sprintf("%03d", d.Nanosecond()/1e6)
	case 'N':
		return fmt.Sprintf("%09d", d.Nanosecond())
	case 's':
		return strconv.FormatInt(d.UnixMilli()/1000, 10) // towards zero
	case 'A':
		return d.Weekday().String()
	case 'a':
		return d.Weekday().String()[:3]
	case 'c':
		return d.part('a') + " " + d.part('b') + " " + d.part('d') + " " + d.Format("15:04:05 MST ") + d.part('Y')
	}
	return d.datePart(conversion)
}

func (d javaDate) datePart(conversion byte) string {
	switch conversion {
	case 'B':
		return d.month.String()
	case 'b', 'h':
		return d.month.String()[:3]
	case 'm':
		return fmt.Sprintf("%02d", d.month)
	case 'd':
		return fmt.Sprintf("%02d", d.day)
	case 'e':
		return strconv.Itoa(d.day)
	case 'j':
		return fmt.Sprintf("%03d", d.dayOfYear)
	case 'y':
		return fmt.Sprintf("%02d", d.year%100)
	case 'C':
		return fmt.Sprintf("%02d", d.year/100)
	case 'D':
		return d.datePart('m') + "/" + d.datePart('d') + "/" + d.datePart('y')
	case 'F':
		return d.datePart('Y') + "-" + d.datePart('m') + "-" + d.datePart('d')
	}
	return fmt.Sprintf("%04d", d.year)
}
