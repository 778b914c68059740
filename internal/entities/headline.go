package entities

// isTitled reports whether capitals say nothing on a page: it is written in
// Title Case or in capitals, as most headlines are. A word counts if it is long
// enough to be capitalised by every style (four letters) and does not open the
// page.
func isTitled(p *page) bool {
	if p.part == Dateline {
		return true
	}
	if last := len(p.traits) - 1; p.part != Headline && (last < 0 || last >= 40 || p.traits[last]&capital == 0) {
		return false // a sentence or a part of one
	}
	capitals, all := 0, 0
	for i := 1; i < len(p.traits); i++ {
		if p.traits[i]&hasLetter == 0 || len(p.doc.Tokens[i].Text) < 4 {
			continue
		}
		all++
		if p.traits[i]&capital != 0 {
			capitals++
		}
	}
	return all >= 3 && capitals*4 >= all*3
}

// notNames are words that headlines, labels and sentence openings capitalise
// and the recogniser takes for names.
const notNames = `today yesterday tomorrow tonight fact sheet statement readout remarks update breaking watch
	exclusive analysis opinion editorial photo photos video live news background section article page chapter
	phase covid covid-19 internet web order executive god sir madam dear press release`

// calendarWords are names of days and months.
const calendarWords = `january february march april may june july august september october november december
	jan feb mar apr jun jul aug sept sep oct nov dec
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	christmas easter ramadan hanukkah thanksgiving passover eid diwali`
