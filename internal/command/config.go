package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/urfave/cli/v3"
)

// defaultConfig is read if it exists.
const defaultConfig = "entente.yaml"

// config is a configuration file: flags' names and their values.
type config struct {
	path   string
	values map[string]string
}

// readConfig reads the file that --config or ENTENTE_CONFIG names, or the
// default one. It looks at the arguments itself, since the other flags' values
// depend on the file.
func readConfig(args []string) (config, error) {
	path, named := configPath(args)
	b, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
		return config{}, nil
	case errors.Is(err, fs.ErrNotExist):
		return config{}, fmt.Errorf("%s: no such configuration file", path)
	case err != nil:
		return config{}, err
	}
	var raw map[string]any
	if err := yaml.Unmarshal(b, &raw); err != nil {
		return config{}, fmt.Errorf("%s: not a configuration file of flag: value lines: %w", path, err)
	}
	c := config{path: path, values: map[string]string{}}
	for k, v := range raw {
		c.values[k] = fmt.Sprint(v)
	}
	return c, c.check()
}

func configPath(args []string) (path string, named bool) {
	for i, a := range args {
		name, value, inline := strings.Cut(a, "=")
		switch {
		case a == "--":
			return defaultConfig, false
		case name != "--config" && name != "-config":
		case inline:
			return value, true
		case i+1 < len(args):
			return args[i+1], true
		}
	}
	if p := os.Getenv("ENTENTE_CONFIG"); p != "" {
		return p, true
	}
	return defaultConfig, false
}

// check refuses names that no flag has, so that a typing error is not ignored.
func (c config) check() error {
	known := map[string]bool{}
	for _, cmd := range newRoot(&program{}).Commands {
		for _, f := range cmd.Flags {
			for _, n := range f.Names() {
				known[n] = true
			}
		}
	}
	for k := range c.values {
		if !known[k] {
			return fmt.Errorf("%s: no command has a flag named %q", c.path, k)
		}
	}
	return nil
}

// sources are where a flag's value comes from when it is not on the command
// line: its environment variable, then the configuration file.
func (p *program) sources(flag string) cli.ValueSourceChain {
	env := "ENTENTE_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
	return cli.NewValueSourceChain(environment(env), configValue{p.config, flag})
}

// environment is a variable of the environment; an empty one is as good as none.
type environment string

// Lookup gives the value, if there is one.
func (e environment) Lookup() (string, bool) {
	v := os.Getenv(string(e))
	return v, v != ""
}

// String says where the value would come from, for messages.
func (e environment) String() string { return fmt.Sprintf("environment variable %q", string(e)) }

// GoString is String.
func (e environment) GoString() string { return e.String() }

// IsFromEnv lets help show the variable's name.
func (e environment) IsFromEnv() bool { return true }

// Key is the variable's name.
func (e environment) Key() string { return string(e) }

// configValue is one line of the configuration file.
type configValue struct {
	config
	flag string
}

// Lookup gives the value, if the file has one.
func (v configValue) Lookup() (string, bool) {
	s, ok := v.values[v.flag]
	return s, ok
}

// String says where the value would come from, for messages.
func (v configValue) String() string { return fmt.Sprintf("%q of %s", v.flag, v.path) }

// GoString is String.
func (v configValue) GoString() string { return v.String() }
