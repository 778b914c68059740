package entities

import "testing"

func TestHeadlines(t *testing.T) {
	body := "The weather was fine, and the people were happy about it."
	for headline, want := range map[string]string{
		"Putin Warns NATO Over Ukraine Weapons":                                 "Putin P; North Atlantic Treaty Organization O; Ukraine C",
		"China, Japan Agree To Resume Talks On Disputed Islands":                "China C; Japan C",
		"US to Send More Troops to Poland as Tensions Rise":                     "United States C; Poland C",
		"Wagner Chief Prigozhin Killed in Plane Crash":                          "Prigozhin P",
		"SAUDI ARABIA AND IRAN RESTORE TIES":                                    "Saudi Arabia C; Iran C",
		"Pakistan Army Chief Visits Beijing":                                    "Pakistan Army O; Pakistan C; China C",
		"Statement from National Security Council Spokesperson Adrienne Watson": "Adrienne Watson P",
		"Trump Brokers Another Historic Peace Deal":                             "Trump P",
	} {
		_, r := readUnder(t, headline, body)
		if got := list(r); got != want {
			t.Errorf("headline %q: entities %q, want %q", headline, got, want)
		}
	}
}

// TestHeadlineFollowsBody uses what the running text knows.
func TestHeadlineFollowsBody(t *testing.T) {
	_, r := readUnder(t, "Nungaray Honors Orinoco River Fund", "Jocelyn Nungaray praised the Orinoco River Fund.")
	if got, want := list(r), "Jocelyn Nungaray P; Orinoco River Fund O"; got != want {
		t.Errorf("entities %q, want %q", got, want)
	}
}
