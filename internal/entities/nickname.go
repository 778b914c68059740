package entities

import (
	"strings"
	"unicode/utf8"

	"entente/internal/text"
)

// wordsOfNickname is how many tokens stand at most between a nickname's quotation marks.
const wordsOfNickname = 3

// nicknamed is where a person's name ends that the recogniser cut at a nickname in
// quotation marks: `Joaquín ["El Chapo" Guzmán]`, `Joaquín "El Chapo[" Guzmán]`. It is
// s.End where there is none.
func (p *page) nicknamed(s text.Span) int {
	open := s.End
	for i := s.Start + 1; i < s.End; i++ {
		if p.is(i, quoteMark) {
			open = i
		}
	}
	if !p.is(open, quoteMark) || !p.is(open+1, capital) {
		return s.End
	}
	for i := max(open+2, s.End); i <= open+1+wordsOfNickname; i++ {
		if !p.is(i, quoteMark) {
			continue
		}
		end := i + 1
		for end < i+4 && p.is(end, capital) && p.owner[end] == 0 && p.doc.Tokens[end].POS == "PROPN" && !p.doc.Tokens[end].SentenceStart && !p.is(end, titleHead|bodyHead|calendar) {
			end++
		}
		if end > i+1 && p.free(text.Span{Start: s.End, End: end}) {
			return end
		}
		break
	}
	return s.End
}

// nicknameBefore is where a person's name begins that the recogniser cut behind a
// nickname: `[Ferdinand "Bongbong"] Marcos`. It is s.Start where there is none.
func (p *page) nicknameBefore(s text.Span) int {
	if !p.is(s.Start-1, quoteMark) {
		return s.Start
	}
	for i := s.Start - 3; i >= 1 && i >= s.Start-2-wordsOfNickname; i-- {
		if p.is(i, quoteMark) {
			if p.is(i-1, maleName|femaleName) && p.is(i-1, capital) && p.is(i+1, capital) && p.free(text.Span{Start: i - 1, End: s.Start}) {
				return i - 1
			}
			break
		}
	}
	return s.Start
}

// withoutNickname is a person's name without the part in quotation marks, "" where it
// has none.
func withoutNickname(printed string) string {
	open, shut := strings.IndexAny(printed, "\"“"), strings.LastIndexAny(printed, "\"”")
	if open <= 0 || shut <= open {
		return ""
	}
	_, size := utf8.DecodeRuneInString(printed[shut:])
	first, last := strings.TrimSpace(printed[:open]), strings.TrimSpace(printed[shut+size:])
	if first == "" || last == "" {
		return ""
	}
	return first + " " + last
}
