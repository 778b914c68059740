// Makes assets/ from the packages that package-lock.json pins: the published
// browser builds, compressed, and the licences of all packages in them.
//
//   node build.mjs           writes assets/
//   node build.mjs --check   fails where assets/ is not what would be written
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const here = import.meta.dirname;
const licenceFile = 'LICENSES.txt';
const published = [
  'react/umd/react.production.min.js',
  'react-dom/umd/react-dom.production.min.js',
  'graphiql/graphiql.min.js',
  'graphiql/graphiql.min.css',
];

const work = mkdtempSync(join(tmpdir(), 'graphiql-'));
try {
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(here, name), join(work, name));
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: work, stdio: 'inherit' });
  const files = new Map(published.map((path) => [path.split('/').at(-1), withoutMap(readFileSync(join(work, 'node_modules', path)))]));
  files.set(licenceFile, Buffer.from(licences(join(work, 'node_modules'))));
  for (const [name, content] of files) (process.argv.includes('--check') ? check : write)(name, content);
} finally {
  rmSync(work, { recursive: true });
}

function write(name, content) {
  if (name === licenceFile) writeFileSync(join(here, name), content);
  else writeFileSync(join(here, 'assets', `${name}.gz`), gzipSync(content, { level: 9 }));
}

// Compares contents, not archives: these differ between versions of zlib.
function check(name, content) {
  const path = name === licenceFile ? join(here, name) : join(here, 'assets', `${name}.gz`);
  const stored = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (!(path.endsWith('.gz') && stored.length > 0 ? gunzipSync(stored) : stored).equals(content)) {
    console.error(`${path} is not what build.mjs makes: run node build.mjs`);
    process.exitCode = 1;
  }
}

// The source maps are larger than the rest together and are not shipped.
function withoutMap(content) {
  return Buffer.from(content.toString().replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n'));
}

// All packages installed, each text once under the packages that have it.
function licences(modules) {
  const holders = new Map();
  for (const dir of packages(modules)) {
    const { name, version, license } = JSON.parse(readFileSync(join(dir, 'package.json')));
    const file = readdirSync(dir).find((f) => /^licen[cs]e/i.test(f));
    const text = file ? readFileSync(join(dir, file), 'utf8').replaceAll('\r\n', '\n').trim() : `(no text in the package) ${license}`;
    holders.set(text, [...(holders.get(text) ?? []), `${name} ${version}, ${license}`]);
  }
  const sections = [...holders].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`).sort();
  return `What assets/ is made from, and under which licences.\n\n${sections.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

function packages(modules) {
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).map((n) => join(modules, name, n)) : [join(modules, name)]))
    .flatMap((dir) => [dir, ...(existsSync(join(dir, 'node_modules')) ? packages(join(dir, 'node_modules')) : [])])
    .filter((dir) => existsSync(join(dir, 'package.json')))
    .sort();
}
