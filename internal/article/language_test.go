package article

import "testing"

func TestDetectLanguage(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Japan and the European Union have signed a pact, officials said on Friday in Tokyo.", "en"},
		{"Beijing warned Taipei on Tuesday that it would respond.", "en"},
		{"Iran's foreign minister, Abbas Araghchi, met Sergei Lavrov.", Undetermined},
		{"Die Hard fans met Van der Berg.", Undetermined},
		{"Le Japon et l’Union européenne ont signé un accord, ont annoncé les deux parties dans la capitale.", "fr"},
		{"Japón y la Unión Europea firmaron un acuerdo el viernes, según los dos gobiernos, que se reunieron en Tokio.", "es"},
		{"O Japão e a União Europeia assinaram um acordo na sexta-feira, disseram os dois governos, que não deram mais detalhes.", "pt"},
		{"Il Giappone e l’Unione europea hanno firmato un accordo venerdì, hanno detto i due governi nella capitale, che è la prima.", "it"},
		{"Japan und die Europäische Union haben am Freitag ein Abkommen unterzeichnet, teilten die beiden Regierungen mit.", "de"},
		{"Japan en de Europese Unie hebben vrijdag een akkoord getekend, zeiden de twee regeringen, die het in Tokio bespraken.", "nl"},
		{"Japonya ve Avrupa Birliği cuma günü bir anlaşma imzaladı ve iki hükümet bunu olarak daha sonra duyurdu.", "tr"},
		{"Jepang dan Uni Eropa menandatangani perjanjian pada hari Jumat, kata kedua pemerintah yang bertemu di Tokyo.", "id"},
		{western, "en"}, {russian, "ru"}, {polish, "pl"}, {japan, "ja"}, {chinese, "zh"}, {korean, "ko"}, {greek, "el"}, {turkish, "tr"},
		{"Україна і Польща підписали угоду про співпрацю, повідомили у Києві.", "uk"},
		{"وقعت اليابان والاتحاد الأوروبي اتفاقية يوم الجمعة", "ar"},
		{"יפן והאיחוד האירופי חתמו על הסכם ביום שישי", "he"},
		{"जापान और यूरोपीय संघ ने समझौते पर हस्ताक्षर किए", "hi"},
		{"The ministry (外務省) said that the talks with the Union were held in Tokyo.", "en"},
		{"Japan, EU, NATO", Undetermined},
		{"Kishida Borrell Tokyo Brussels Kyiv Moscow Beijing", Undetermined},
		{"", Undetermined},
	} {
		if got := detectLanguage(tt.text); got != tt.want {
			t.Errorf("detectLanguage(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

// TestLanguageDeclared holds that a declaration counts only where the text
// does not tell.
func TestLanguageDeclared(t *testing.T) {
	for _, tt := range []struct{ text, declared, want string }{
		{"Japan, EU", "fr-FR", "fr"},
		{"Japan, EU", "nonsense!", Undetermined},
		{"Japan, EU", "", Undetermined},
		{"Japan and the EU have signed a pact, officials said on Friday.", "fr", "en"},
	} {
		a, err := finish(plainDraft(tt.text, facts{}), Meta{Language: tt.declared}, "")
		if err != nil || a.Language != tt.want {
			t.Errorf("%q declared %q: %s, %v; want %s", tt.text, tt.declared, a.Language, err, tt.want)
		}
	}
}
