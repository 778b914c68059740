// Package tokens cuts English text into tokens and tells what the trained
// models look at in each: normalised form, first letter, last three, shape.
//
// The rules are those of spaCy's English tokeniser, and so are the results:
// models were trained on its tokens. A text is cut at white space into chunks
// (chunks.go); marks are peeled off both ends of a chunk (prefixes.go,
// suffixes.go) until nothing comes off or a special case is left, "can't"
// (specials.go); the rest is one token if it is a web address (urls.go), and
// is otherwise cut at marks inside it (infixes.go). At last, special cases that
// those cuts have torn apart are put together again.
//
// A character is a Unicode code point. Bytes that are not UTF-8 count as
// U+FFFD, one character each, and tokens still slice the text as it is.
package tokens
