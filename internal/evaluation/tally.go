package evaluation

// Tally counts right, spurious and missed answers.
type Tally struct {
	TP, FP, FN int
}

func (t *Tally) add(o Tally) {
	t.TP += o.TP
	t.FP += o.FP
	t.FN += o.FN
}

// Precision is the share of answers that are right; 1 where there was nothing to say and nothing said.
func (t Tally) Precision() float64 {
	if t.TP+t.FP > 0 {
		return float64(t.TP) / float64(t.TP+t.FP)
	}
	if t.FN == 0 {
		return 1
	}
	return 0
}

// Recall is the share of what there was to say that was said.
func (t Tally) Recall() float64 {
	if t.TP+t.FN > 0 {
		return float64(t.TP) / float64(t.TP+t.FN)
	}
	return 1
}

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 {
	if t.TP+t.FP+t.FN == 0 {
		return 1
	}
	return 2 * float64(t.TP) / float64(2*t.TP+t.FP+t.FN)
}
