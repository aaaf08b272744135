package java

import "strings"

// check refuses what Java refuses before it looks at an argument.
func (s *formatSpec) check() error {
	if s.date {
		return s.checkDate()
	}
	c := s.conversion
	if strings.IndexByte("BHSCXEGA", c) >= 0 {
		s.upper, s.conversion = true, c|0x20
	}
	switch s.conversion {
	case 'b', 'h', 's':
		return s.checkGeneral()
	case 'c':
		return s.checkCharacter()
	case 'd', 'o', 'x':
		return s.checkInteger()
	case 'e', 'f', 'g', 'a':
		return s.checkFloat()
	case 'n', '%':
		return s.checkText()
	}
	return formatError("UnknownFormatConversionException", "Conversion = '"+string(rune(c))+"'")
}

// forbid gives an error where one of the named flags is set.
func (s *formatSpec) forbid(flags string) error {
	for i := range len(flags) {
		if *s.flags.named(flags[i]) {
			return formatError("FormatFlagsConversionMismatchException", "Conversion = "+string(rune(s.conversion))+", Flags = "+flags[i:i+1])
		}
	}
	return nil
}

func (s *formatSpec) needsWidth(flag bool) error {
	if flag && s.width < 0 {
		return formatError("MissingFormatWidthException", s.text)
	}
	return nil
}

func (s *formatSpec) noPrecision() error {
	if s.precision >= 0 {
		return formatError("IllegalFormatPrecisionException", Text(int32(s.precision)))
	}
	return nil
}

// firstError gives the first that is not nil.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *formatSpec) checkGeneral() error {
	return firstError(s.forbid(choose(s.conversion == 's', "", "#")), s.needsWidth(s.flags.left), s.forbid("+ 0,("))
}

func (s *formatSpec) checkCharacter() error {
	return firstError(s.noPrecision(), s.forbid("#+ 0,("), s.needsWidth(s.flags.left))
}

func (s *formatSpec) checkNumeric() error {
	f := s.flags
	if err := s.needsWidth(f.left || f.zero); err != nil {
		return err
	}
	if f.plus && f.space || f.left && f.zero {
		return formatError("IllegalFormatFlagsException", "Flags = '"+s.text+"'")
	}
	return nil
}

func (s *formatSpec) checkInteger() error {
	return firstError(s.checkNumeric(), s.noPrecision(), s.forbid(choose(s.conversion == 'd', "#", ",")))
}

func (s *formatSpec) checkFloat() error {
	bad := map[byte]string{'a': "(,", 'e': ",", 'g': "#"}[s.conversion]
	return firstError(s.checkNumeric(), s.forbid(bad))
}

func (s *formatSpec) checkText() error {
	f := s.flags
	if s.conversion == '%' {
		f.left = false
	}
	switch {
	case s.precision >= 0:
		return s.noPrecision()
	case s.conversion == 'n' && s.width >= 0:
		return formatError("IllegalFormatWidthException", Text(int32(s.width)))
	case f != formatFlags{} || s.previous:
		return formatError("IllegalFormatFlagsException", "Flags = '"+s.text+"'")
	}
	return s.needsWidth(s.flags.left)
}

func (s *formatSpec) checkDate() error {
	if strings.IndexByte("HIklMNLQpsSTzZaAbBCdehjmyYrRcDF", s.conversion) < 0 {
		return formatError("UnknownFormatConversionException", "Conversion = 't"+string(rune(s.conversion))+"'")
	}
	return firstError(s.noPrecision(), s.forbid("#+ 0,("), s.needsWidth(s.flags.left))
}
