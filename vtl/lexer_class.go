package vtl

// class is what a byte can be the start of. Which of its meanings counts depends on
// the state.
type class uint8

const (
	classOther     class = iota
	classLetter          // a to z, A to Z
	classUnderline       // _
	classAt              // @
	classDigit
	classBlank     // blank, tab
	classLineEnd   // \n \r
	classDollar    // $
	classHash      // #
	classBackslash // \
	classQuote     // " '
	classDot       // .
	classMinus     // -
	classOperator  // = ! < > & | + * / %
	classComma     // ,
	classColon     // :
	classLParen    // (
	classRParen    // )
	classLBracket  // [
	classRBracket  // ]
	classLBrace    // {
	classRBrace    // }
)

var classOf = classes()

func classes() (table [256]class) {
	signs := map[class]string{
		classUnderline: "_", classAt: "@", classDigit: "0123456789", classBlank: " \t", classLineEnd: "\n\r",
		classDollar: "$", classHash: "#", classBackslash: `\`, classQuote: `"'`, classDot: ".", classMinus: "-",
		classOperator: "=!<>&|+*/%", classComma: ",", classColon: ":", classLParen: "(", classRParen: ")",
		classLBracket: "[", classRBracket: "]", classLBrace: "{", classRBrace: "}",
	}
	for c, bytes := range signs {
		for i := range len(bytes) {
			table[bytes[i]] = c
		}
	}
	for i := range 256 {
		if isLetter(byte(i)) {
			table[i] = classLetter
		}
	}
	return table
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// wordBytes are those of a directive's name, nameBytes those of a reference's.
var wordBytes, nameBytes = nameTable("_@"), nameTable("_-")

func nameTable(signs string) (table [256]bool) {
	for i := range 256 {
		table[i] = isLetter(byte(i)) || isDigit(byte(i))
	}
	for i := range len(signs) {
		table[signs[i]] = true
	}
	return table
}
