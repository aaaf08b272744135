package flow

// formReader reads key=value&key=value.
type formReader struct {
	inValue bool
	name    string
}

func (f *formReader) key() string {
	if f.inValue {
		return "=" + f.name
	}
	return "&" + f.name
}

func (f *formReader) feed(s string) {
	for _, r := range s {
		switch r {
		case '=':
			f.inValue = true
		case '&':
			f.inValue, f.name = false, ""
		default:
			if !f.inValue && r > ' ' && len(f.name) < maxName {
				f.name += string(r)
			}
		}
	}
}

func (f *formReader) data() Place {
	return Place{Format: FormFormat, Spot: InForm, Path: "/" + f.name, Key: f.name}
}

// xmlReader knows whether the place is in text, in a tag or in an attribute's value.
type xmlReader struct {
	inTag bool
	quote byte
	tag   string
}

func (x *xmlReader) key() string {
	if !x.inTag {
		return ""
	}
	return "<" + x.tag + string(rune(x.quote))
}

func (x *xmlReader) feed(s string) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case x.quote != 0:
			if c == x.quote {
				x.quote = 0
			}
		case !x.inTag:
			x.inTag, x.tag = c == '<', ""
		case c == '>':
			x.inTag = false
		case c == '"' || c == '\'':
			x.quote = c
		}
	}
}

func (x *xmlReader) data() Place {
	place := Place{Format: XMLFormat, Spot: InXML}
	if x.inTag && x.quote == 0 {
		place.Spot = NoSpot
	}
	return place
}
