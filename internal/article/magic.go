package article

// magic names what is not a text by the bytes that it begins with, or that
// stand at an offset. Sources: the formats' own specifications.
var magic = []struct {
	offset int
	bytes  string
	name   string
	remedy string
}{
	{0, "%PDF-", "a PDF document", asText},
	{0, "PK\x03\x04", "a ZIP archive, or a .docx, .odt or .epub document", "unpack it, or save the document as text or HTML first"},
	{0, "PK\x05\x06", "an empty ZIP archive", ""},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document", asText},
	{0, "{\\rtf", "an RTF document", asText},
	{0, "%!PS", "a PostScript document", asText},
	{0, "\x89PNG\r\n\x1a\n", "a PNG picture", ""},
	{0, "\xff\xd8\xff", "a JPEG picture", ""},
	{0, "GIF87a", "a GIF picture", ""},
	{0, "GIF89a", "a GIF picture", ""},
	{0, "II*\x00", "a TIFF picture", ""},
	{0, "MM\x00*", "a TIFF picture", ""},
	{8, "WEBP", "a WebP picture", ""},
	{4, "ftyp", "an MP4 or HEIC file", ""},
	{0, "\x1f\x8b", "a gzip archive", unpack},
	{0, "BZh", "a bzip2 archive", unpack},
	{0, "\xfd7zXZ\x00", "an xz archive", unpack},
	{0, "\x28\xb5\x2f\xfd", "a Zstandard archive", unpack},
	{0, "7z\xbc\xaf\x27\x1c", "a 7-Zip archive", unpack},
	{0, "Rar!\x1a\x07", "a RAR archive", unpack},
	{257, "ustar", "a tar archive", unpack},
	{0, "\x7fELF", "an ELF program", ""},
	{0, "MZ\x90\x00", "a Windows program", ""},
	{0, "\xcf\xfa\xed\xfe", "a macOS program", ""},
	{0, "\xca\xfe\xba\xbe", "a macOS program or a Java class", ""},
	{0, "\x00asm", "a WebAssembly module", ""},
	{0, "SQLite format 3\x00", "an SQLite database", "to read an Entente store, give it with --store"},
	{0, "PAR1", "a Parquet table", "convert it to JSON Lines first"},
	{0, "OggS", "an Ogg recording", ""},
	{0, "ID3", "an MP3 recording", ""},
	{0, "fLaC", "a FLAC recording", ""},
	{0, "RIFF", "a RIFF recording or video", ""},
	{0, "\x1aE\xdf\xa3", "a Matroska video", ""},
	{0, "wOFF", "a web font", ""},
	{0, "wOF2", "a web font", ""},
}

const (
	asText = "save it as text or HTML first"
	unpack = "unpack it first"
)

// binaryName is what the input looks like if it is not a text, and what to do
// about it; "" for a text.
func binaryName(head []byte) (name, remedy string) {
	for _, m := range magic {
		if len(head) >= m.offset+len(m.bytes) && string(head[m.offset:m.offset+len(m.bytes)]) == m.bytes {
			return m.name, m.remedy
		}
	}
	if utf16Order(head) == nil && controls(head)*50 > len(head) {
		return "binary data", ""
	}
	return "", ""
}

// controls counts the control characters of a text that none should hold; a
// NUL weighs as much as fifty.
func controls[T string | []byte](s T) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == 0:
			n += 50
		case c < 0x20 && (c < '\t' || c > '\r') && c != 0x1b && c != 0x1a, c == 0x7f:
			n++
		}
	}
	return n
}
