package article

import (
	"fmt"
	"testing"

	"entente/internal/ontology"
)

// TestLines puts one line into the middle of a story and holds what becomes
// of it, and that the story around stays own text.
func TestLines(t *testing.T) {
	for _, tt := range []struct {
		line string
		want Role
	}{
		{"Share this article", Share},
		{"Share on Facebook", Share},
		{"Facebook | Twitter | WhatsApp | Email | Print", Share},
		{"Follow us on Telegram", Share},
		{"Click to share on X (Opens in new window)", Share},
		{"© 2023 Example Media Ltd.", Copyright},
		{"(c) 2023 Example Media Ltd. and the people who write for it, wherever they may be today.", Copyright},
		{"(c) Example Media Ltd.", Copyright},
		{"(C) The Foreign Minister told the Ambassador that Chad would settle for nothing less.", Body},
		{"Copyright 2023 The Example Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.", Copyright},
		{"This article is republished under a Creative Commons licence.", Copyright},
		{"(With inputs from agencies)", Footer},
		{"(With ANI inputs)", Footer},
		{"(This story has not been edited by our staff and is auto-generated from a syndicated feed.)", Footer},
		{"Additional reporting by Jane Roe in Doha", Footer},
		{"Jane Roe and John Doe contributed to this report.", Footer},
		{"Editing by Richard Roe", Footer},
		{"AFP", Footer},
		{"Agencies", Footer},
		{"Photo: Jane Roe/Reuters", PhotoCredit},
		{"(Photo by Jane Roe/Getty Images)", PhotoCredit},
		{"[Image Source: Example Pictures]", PhotoCredit},
		{"FILE PHOTO: A tanker passes the Strait of Hormuz, December 21, 2018. REUTERS/Jane Roe", PhotoCredit},
		{"Leaders pose for a picture at the summit in Vilnius. (AP Photo/Jane Roe)", Caption},
		{"Advertisement", Notice},
		{"Story continues below advertisement", Notice},
		{"Subscribe to our newsletter", Notice},
		{"Sign up for our daily briefing and get the news in your inbox.", Notice},
		{"We use cookies to improve your experience on our website.", Notice},
		{"The views expressed are your own.", Body},
		{"For media inquiries: press@example.org", Contact},
		{"Media Contact: Jane Roe, +1 202 555 0100", Contact},
		{"press@example.org", Contact},
		{"https://www.example.org/2023/pact", Navigation},
		{"Home > World > Asia", Navigation},
		{"Page 2 of 5", Navigation},
		{"* * *", Navigation},
		{"Skip to main content", Navigation},
		{"Back to top", Navigation},
		{"Last updated: 12 May 2021, 10:45 GMT", Metadata},
		{"Published 3 hours ago", Metadata},
		{"5 min read", Metadata},
		{"1,204 views", Metadata},
		{"Source: Example Wire", Metadata},
		{"Example News Desk | Tokyo | Updated: 01-11-2024 18:20 IST", Metadata},
		{"Tags: Japan, European Union, defence", TopicTag},
		{"#Japan #EU #Defence", TopicTag},
		{"Filed under: Asia, Europe", TopicTag},
		{"Country: Japan", CountryTag},
		{"ALSO READ: Kremlin rejects Polish claims", OtherHeadline},
		{"READ MORE | Kremlin rejects Polish claims", OtherHeadline},
		{"Related: Kremlin rejects Polish claims", OtherHeadline},
		{"(Also read: Kremlin rejects Polish claims)", OtherHeadline},
		{"Watch: Kremlin rejects Polish claims", OtherHeadline},

		// Own sentences that open or end like the lines above.
		{"Share prices of arms makers rose after China threatened Taiwan.", Body},
		{"Copyright law was on the agenda when France and Germany met in Berlin on Monday.", Body},
		{"Reporting by the United Nations shows that Rwanda supports the rebels, the ministers said.", Body},
		{"Photographs taken by satellite show that Russia has moved troops to Belarus.", Body},
		{"Subscribers of the state lender, Sberbank, were hit by the sanctions of the United States.", Body},
		{"Contact between Washington and Tehran was cut off in 1980.", Body},
		{"Home Minister Amit Shah accused Pakistan of sending the attackers.", Body},
		{"Related talks between Serbia and Kosovo failed in Brussels on Thursday.", Body},
		{"More than 40 states condemned Russia at the United Nations on Friday.", Body},
		{"More on the talks was expected from Ankara later on Friday, officials said.", Body},
		{"Latest figures show that China buys most of Iran's oil, in breach of American sanctions.", Body},
		{"Read together, the two treaties oblige France to defend Poland, lawyers say.", Body},
		{"Watch groups accuse Ethiopia of blocking aid to Tigray, which it denies.", Body},
		{"Comments by Hungary's foreign minister angered Ukraine, which summoned the ambassador.", Body},
		{"Published accounts say that Israel struck Syria twice in May.", Body},
		{"Updated sanctions of the European Union hit three Belarusian banks on Tuesday.", Body},
		{"Country after country has left the pact, and Mali will follow.", Body},
		{"Sources in Cairo said that Egypt had agreed with Turkey.", Body},
		{"Tags on the shells showed that North Korea had sent them to Russia.", Body},
		{"End the blockade, Qatar told Saudi Arabia at the United Nations.", Body},
		{"He wrote to press@example.org that Syria had attacked Jordan, which the kingdom later denied in a letter of its own.", Body},
		{"By Friday, Russia had withdrawn from Kherson, the ministry said.", Body},
		{"Beijing warned Taipei.", Body},
		{"He denied it.", Body},
		{"What does Turkey want?", Subheading},
		{"A pact with history", Subheading},
		{"Location of the base: Djibouti lets China use it, and France too.", Body},
		{"Date of signing aside, Japan and Australia agreed on everything, they said.", Body},
	} {
		story := "Japan and Australia sign pact\nJapan and Australia signed a pact on Thursday, the two governments said in Tokyo.\n" +
			"The ministers met for two hours. They praised each other afterwards.\n" +
			tt.line + "\nThe pact will be ratified by both parliaments in the spring, officials said.\nChina said that it opposed the pact. The United States welcomed it.\n"
		d := plainDraft(story, facts{})
		blocks, _ := classify(d)
		found := "none"
		for _, b := range blocks {
			if s := d.text[b.Start:b.End]; s == tt.line || b.Role == tt.want && len(s) > 10 && s == tt.line[:min(len(s), len(tt.line))] {
				found = b.Role.String()
			}
		}
		if found != tt.want.String() {
			t.Errorf("%q is %s, want %s", tt.line, found, tt.want)
		}
		for _, s := range []string{"signed a pact on Thursday", "met for two hours", "will be ratified", "China said"} {
			if !inOneBlock(&Article{Article: ontology.Article{Text: d.text}, Blocks: blocks}, s, func(r Role) bool { return r == Body || r == Standfirst }) {
				t.Errorf("%q takes %q with it: %s", tt.line, s, fmt.Sprint(blocks))
			}
		}
	}
}
