// Package article turns bytes into articles: it finds out what a file is,
// converts its characters to UTF-8, takes the text out of plain text, HTML,
// Markdown and JSON, and tells the article's own text from what is printed
// around it, so that a tag list or another story's headline states nothing.
//
// A reader of the code may follow one input through the files in this order:
//
//	read.go         the way in: Read and ReadFile
//	format.go       which format is it; magic.go names what is not a text
//	charset.go      bytes → UTF-8
//	plain.go html.go markdown.go json.go
//	                one format each → a draft: the text to store, cut into lines
//	classify.go     lines → blocks with roles, by the passes in head.go,
//	                section.go, list.go and tail.go
//	boilerplate.go  what a single line gives away
//	finish.go       date, source, language, identity
//
// The stored text of a plain text file is the file's text: only the
// characters are converted, a byte order mark dropped, and line ends made
// "\n". HTML and Markdown are stored without their markup, as a reader sees
// them, one paragraph a line with the headline first. All offsets are byte
// offsets into that stored text.
package article
