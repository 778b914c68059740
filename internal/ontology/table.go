package ontology

import (
	"fmt"
	"strings"
)

// tableRows splits an embedded table into its rows. A row ends with a newline
// and its cells are parted by tabs; lines that begin with "#" are remarks. The
// tables are part of the program, so a row with another number of cells than
// columns is a fault of the build and panics with the name of the table and
// the line.
func tableRows(name, data string, columns int) [][]string {
	rows := make([][]string, 0, strings.Count(data, "\n"))
	line := 0
	for text := range strings.Lines(data) {
		line++
		text = strings.TrimSuffix(text, "\n")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := strings.Split(text, "\t")
		if len(cells) != columns {
			panic(fmt.Sprintf("%s:%d: %d cells where %d are wanted", name, line, len(cells), columns))
		}
		rows = append(rows, cells)
	}
	return rows
}

// cellList splits a cell that holds several values.
func cellList(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "; ")
}

// cellName reads one surface form with its marks: a leading "=" says that it
// counts only with the capitals shown, a leading "?" that it often means
// something else.
func cellName(cell string, form Form, target ID) Name {
	n := Name{Form: form, Target: target}
	for {
		switch {
		case strings.HasPrefix(cell, "="):
			n.CaseSensitive, cell = true, cell[1:]
		case strings.HasPrefix(cell, "?"):
			n.Ambiguous, cell = true, cell[1:]
		default:
			n.Text = cell
			return n
		}
	}
}

// cellNames reads a list of surface forms of one target.
func cellNames(cell string, form Form, target ID) []Name {
	list := cellList(cell)
	names := make([]Name, len(list))
	for i, c := range list {
		names[i] = cellName(c, form, target)
	}
	return names
}
