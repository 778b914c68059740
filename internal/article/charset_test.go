package article

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// encoded is s in the character set that the web calls by that name.
func encoded(t testing.TB, s, name string) []byte {
	t.Helper()
	e, _ := charset.Lookup(name)
	if e == nil {
		t.Fatalf("no character set %q", name)
	}
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatalf("%q in %s: %v", s, name, err)
	}
	return b
}

// The texts below are long enough to be told apart by guessing, as articles are.
const (
	western = "Macron and Erdogan meet in Besançon\n“Turkey is an ally,” said José María Álvarez, Spain’s foreign minister — and a friend of France’s.\nThe two presidents will meet again in Düsseldorf in May, officials said, for talks on trade and naval cooperation."
	russian = "Россия и Китай подписали соглашение о сотрудничестве\nМинистры иностранных дел двух стран встретились в пятницу в Москве и обсудили поставки газа, торговлю и совместные учения на море."
	polish  = "Polska i Niemcy podpisały umowę o współpracy obronnej\nMinistrowie spotkali się w piątek w Łodzi, żeby omówić wspólne ćwiczenia na morzu oraz dostawy sprzętu dla żołnierzy."
	japan   = "日本と欧州連合が安全保障協定に署名\n両者は金曜日に東京で会談し、海軍の共同訓練と港への寄港について合意した。これはアジア太平洋地域で初めての取り決めとなる。"
	chinese = "中国与俄罗斯签署合作协议\n两国外长星期五在北京会晤,讨论了天然气供应、贸易以及海上联合演习。双方表示将继续加强战略合作伙伴关系。"
	korean  = "한국과 일본이 안보 협정에 서명했다\n두 나라 외교 장관은 금요일 서울에서 만나 해상 공동 훈련과 무역 문제를 논의했다. 양측은 앞으로도 협력을 강화하기로 했다."
	greek   = "Η Ελλάδα και η Κύπρος υπέγραψαν συμφωνία\nΟι υπουργοί Εξωτερικών των δύο χωρών συναντήθηκαν την Παρασκευή στην Αθήνα και συζήτησαν το εμπόριο και τη συνεργασία."
	turkish = "Türkiye ve İspanya savunma anlaşması imzaladı\nİki ülkenin dışişleri bakanları cuma günü Ankara'da görüştü ve deniz tatbikatları ile ticaret konularını ele aldı."
)

func TestDecode(t *testing.T) {
	for _, tt := range []struct {
		name, text, charset, header string
		page                        bool
	}{
		{name: "guessed", text: western, charset: "windows-1252"},
		{name: "in the header", text: western, charset: "windows-1252", header: "text/plain; charset=windows-1252"},
		{name: "guessed", text: russian, charset: "windows-1251"},
		{name: "guessed", text: russian, charset: "koi8-r"},
		{name: "in the header", text: russian, charset: "iso-8859-5", header: "text/plain; charset=ISO-8859-5"},
		{name: "in the header", text: polish, charset: "iso-8859-2", header: "text/plain; charset=iso-8859-2"},
		{name: "in the header", text: turkish, charset: "iso-8859-9", header: "text/plain;charset=iso-8859-9"},
		{name: "in the header", text: greek, charset: "iso-8859-7", header: "text/plain; charset=iso-8859-7"},
		{name: "guessed", text: japan, charset: "shift_jis"},
		{name: "guessed", text: japan, charset: "euc-jp"},
		{name: "in the header", text: japan, charset: "iso-2022-jp", header: "text/plain; charset=iso-2022-jp"},
		{name: "guessed", text: chinese, charset: "gb18030"},
		{name: "in the header", text: chinese, charset: "gb2312", header: "text/plain; charset=GB2312"},
		{name: "guessed", text: korean, charset: "euc-kr"},
		{name: "wrong in the header", text: western + russian, charset: "utf-8", header: "text/plain; charset=iso-8859-1"},
	} {
		got, err := decode(encoded(t, tt.text, tt.charset), tt.header, tt.page)
		if err != nil || got != tt.text {
			t.Errorf("%s, %s: got %q, %v; want %q", tt.charset, tt.name, got, err, tt.text)
		}
	}
}

func TestDecodeUTF16(t *testing.T) {
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		for _, bom := range []unicode.BOMPolicy{unicode.UseBOM, unicode.IgnoreBOM} {
			b, err := unicode.UTF16(order, bom).NewEncoder().Bytes([]byte(western))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := decode(b, "", false); err != nil || got != western {
				t.Errorf("order %v, mark %v: got %q, %v", order, bom == unicode.UseBOM, got, err)
			}
			if _, err := decode(b[:len(b)-1], "", false); !errors.Is(err, ErrTruncated) {
				t.Errorf("order %v, half a character at the end: %v, want %v", order, err, ErrTruncated)
			}
		}
	}
}

func TestDecodeLines(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a\r\nb\r\n", "a\nb\n"},
		{"a\rb\r", "a\nb\n"},
		{"a\n\r\nb", "a\n\nb"},
		{"\ufeffa", "a"},
		{"Ann Reed:\u200e\nb", "Ann Reed:\nb"},
		{"a\u00a0b e\u0301", "a\u00a0b e\u0301"}, // nothing else is changed
	} {
		if got, err := decode([]byte(tt.in), "", false); err != nil || got != tt.want {
			t.Errorf("decode(%q) = %q, %v; want %q", tt.in, got, err, tt.want)
		}
	}
}

func TestDecodePage(t *testing.T) {
	for _, tt := range []struct{ charset, head, header string }{
		{"windows-1251", `<meta charset="windows-1251">`, ""},
		{"koi8-r", `<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">`, ""},
		{"iso-8859-5", `<meta charset="utf-8">`, "text/html; charset=iso-8859-5"},
		{"windows-1251", ``, ""},
	} {
		page := "<!DOCTYPE html><html><head>" + tt.head + "<title>Т</title></head><body><article><h1>Россия и Китай</h1><p>" + russian + "</p></article></body></html>"
		var a *Article
		for x, err := range Read(context.Background(), bytes.NewReader(encoded(t, page, tt.charset)), Meta{Name: "a.html", ContentType: tt.header}, Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			a = x
		}
		if !strings.Contains(a.Text, "подписали соглашение") {
			t.Errorf("%s, %s%s: %q", tt.charset, tt.head, tt.header, a.Text)
		}
	}
}

func TestDamagedCharacters(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     error
	}{
		{"a broken byte among whole characters", "São Tomé and Príncipe, \xff and Côte d’Ivoire", ErrEncoding},
		{"cut in the middle of a character", "Talks in Yaound\xc3", ErrTruncated},
		{"cut in the middle of three bytes", "He said “yes\xe2\x80", ErrTruncated},
		{"cut in the middle of four bytes", "Flags: \U0001f1ef\xf0\x9f\x87", ErrTruncated},
	} {
		if _, err := decode([]byte(tt.in), "", false); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

// TestDamagedPage holds that a broken byte counts only where it is in the
// article.
func TestDamagedPage(t *testing.T) {
	page := func(inText, aside string) string {
		return "<html><head><title>Pact signed – talks over</title></head><body><div>" + aside + "</div><article><h1>Pact signed – talks over</h1>" +
			strings.Repeat("<p>Japan and the EU signed a “pact” on Friday"+inText+", the two governments said – in Tokyo.</p>", 5) + "</article></body></html>"
	}
	for _, tt := range []struct {
		page string
		want error
	}{
		{page("", "<script>'\xff'</script>"), nil},
		{page("\xff", ""), ErrEncoding},
	} {
		for _, err := range Read(context.Background(), strings.NewReader(tt.page), Meta{Name: "a.html"}, Options{}) {
			if !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		}
	}
}
