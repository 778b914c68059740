package local

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// passwordFile keeps the password of the user "neo4j", readable by its owner only.
const passwordFile = "password"

// hashRounds is how often Neo4j 5 applies SHA-256 to salt and password in auth.ini.
const hashRounds = 1024

// prepareHome lays out Neo4j's folders and gives the password in force.
func prepareHome(o Options) (password string, err error) {
	for _, d := range []string{"conf", "data/dbms", "logs", "plugins", "run", "import", "licenses"} {
		if err := os.MkdirAll(filepath.Join(o.Dir, d), 0o700); err != nil {
			return "", unfitFolder(err)
		}
	}
	if err := os.WriteFile(filepath.Join(o.Dir, "conf", "neo4j.conf"), []byte(configuration(o)), 0o600); err != nil {
		return "", unfitFolder(err)
	}
	return setPassword(o)
}

// unfitFolder is for a data folder that cannot be made or written.
func unfitFolder(err error) error {
	return fmt.Errorf("folder for Neo4j's data: %w: name one that you may write by --neo4j-dir", err)
}

// quickStop is a setting of the pinned release: for how many seconds the server
// looks out for late requests when it stops; Neo4j's own figure is 5, twice.
const quickStop = "internal.dbms.bolt.netty_server_shutdown_quiet_period=0"

// configuration is neo4j.conf. Files can be read from the import folder only, and not by LOAD CSV at all.
func configuration(o Options) string {
	settings := o.Settings
	if o.Jars == "" { // other releases refuse to start when they do not know a setting
		settings = append([]string{quickStop}, settings...)
	}
	return fmt.Sprintf(`# Written by Entente at every start.
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:%d
server.bolt.advertised_address=127.0.0.1:%d
server.http.listen_address=127.0.0.1:%d
server.https.enabled=false
server.directories.import=import
dbms.security.allow_csv_import_from_file_urls=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size=%dm
%s
`, o.BoltPort, o.BoltPort, o.HTTPPort, o.CacheMB, strings.Join(settings, "\n"))
}

// setPassword writes the initial credentials before the first start, and finds
// them again at every later one.
func setPassword(o Options) (string, error) {
	file := filepath.Join(o.Dir, passwordFile)
	kept, err := os.ReadFile(file)
	switch {
	case err == nil:
		password := strings.TrimSpace(string(kept))
		if o.Password != "" && o.Password != password {
			return "", fmt.Errorf("%s has another password already, kept in %s: use that one, or change it in Neo4j and in the file", o.Dir, file)
		}
		return password, nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	password := o.Password
	if password == "" {
		password = rand.Text()
	}
	if err := os.WriteFile(filepath.Join(o.Dir, "data", "dbms", "auth.ini"), []byte(credentials(password)), 0o600); err != nil {
		return "", err
	}
	return password, os.WriteFile(file, []byte(password+"\n"), 0o600)
}

// credentials is the line of auth.ini: user, algorithm, hash, salt, rounds.
func credentials(password string) string {
	salt := make([]byte, 32)
	_, _ = rand.Read(salt) // never fails
	sum := sha256.Sum256(append(append([]byte{}, salt...), password...))
	for range hashRounds - 1 {
		sum = sha256.Sum256(sum[:])
	}
	return fmt.Sprintf("neo4j:SHA-256,%s,%s,%d:\n", hex.EncodeToString(sum[:]), hex.EncodeToString(salt), hashRounds)
}
