package relations

// losses are the nouns for what people suffer, in whose phrase stands who suffers it.
var losses = wordSet("loss death casualty injury suffering plight displacement drowning toll wounding starvation deaths")

// suffered are the nouns for what is done to the person behind "of", who is not to
// blame for it: "condemned the arrest of NAME".
var suffered = wordSet("arrest detention imprisonment jailing sentencing killing murder assassination poisoning kidnapping abduction execution conviction " +
	"deportation torture persecution prosecution expulsion harassment shooting stabbing beating slaying disappearance trial beheading lynching indictment")

// doersIn reads "the release by Chad of", "an alliance between A and B": who
// did what the phrase names.
func (s *scene) doersIn(h, depth int) []actor {
	for _, p := range []string{"by", "between"} {
		if p == "between" && !s.joint(h) {
			continue
		}
		for _, o := range s.prepObjects(h, p) {
			if out := s.phrase(o, agent, depth+1); out != nil {
				return out
			}
		}
	}
	if out := s.inPhrases(s.byVictim(h), agent); out != nil {
		return out
	}
	if v := s.head(h); s.is(h, "dobj") && s.verbal(v) && !s.passive(v) { // "deplored the arrest of NAME [by Chad]", hung on the verb
		if out := s.inPhrases(s.prepObjects(v, "by"), agent); out != nil {
			return out
		}
	}
	for _, o := range s.prepObjects(h, "of") { // "the formation of an alliance between"
		if s.mention(o) < 0 && s.joint(o) && s.modifier(h, depth+1) == nil {
			if out := s.doersIn(o, depth+1); out != nil {
				return out
			}
		}
	}
	return nil
}
