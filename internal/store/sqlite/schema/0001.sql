-- Version 1: the whole schema.
--
-- "num" numbers the rows of a table from 0 and lives inside the file only; it
-- is the index under which the row stands in memory. IDs are what the outside
-- knows: text for entities; for articles, relations and evidence the ten bytes
-- whose hexadecimal digits follow the colon.
--
-- A day is year*10000 + month*100 + day, 0 where it is not known. "rank" is
-- minus the day of the article, so that ascending (rank, id) is the order of
-- lists: latest first, undated last.

CREATE TABLE entity (
	num         INTEGER PRIMARY KEY,
	id          TEXT NOT NULL UNIQUE,
	name        TEXT NOT NULL,
	aliases     TEXT NOT NULL, -- a JSON array
	description TEXT NOT NULL,
	iso2        TEXT NOT NULL,
	iso3        TEXT NOT NULL,
	wikidata    TEXT NOT NULL,
	pact        TEXT,          -- a JSON object, of agreements of which something is known
	first_seen  INTEGER NOT NULL,
	last_seen   INTEGER NOT NULL,
	articles    INTEGER NOT NULL,
	mentions    INTEGER NOT NULL,
	relations   INTEGER NOT NULL
) STRICT;

CREATE TABLE article (
	num         INTEGER PRIMARY KEY,
	id          BLOB NOT NULL UNIQUE,
	rank        INTEGER NOT NULL,
	source      TEXT NOT NULL,
	cluster     BLOB NOT NULL,
	fingerprint INTEGER NOT NULL, -- the 64 bits, as a signed number
	loaded_at   TEXT NOT NULL,    -- RFC 3339 with up to nine decimals, UTC
	url         TEXT NOT NULL,
	title       TEXT NOT NULL,
	language    TEXT NOT NULL,
	text        TEXT NOT NULL
) STRICT;

CREATE INDEX article_by_day ON article (rank, id);
CREATE INDEX article_by_source ON article (source, rank, id);

CREATE TABLE mention (
	article BLOB NOT NULL REFERENCES article (id),
	entity  INTEGER NOT NULL REFERENCES entity (num),
	count   INTEGER NOT NULL,
	rank    INTEGER NOT NULL,
	PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_of_entity ON mention (entity, rank, article);

-- What evidence is about: a subject, a type and an object. It is an edge of the
-- graph once reports is not 0.
CREATE TABLE relation (
	num           INTEGER PRIMARY KEY,
	id            BLOB NOT NULL,
	subject       INTEGER NOT NULL REFERENCES entity (num),
	type          TEXT NOT NULL,
	object        INTEGER NOT NULL REFERENCES entity (num),
	since         INTEGER NOT NULL,
	until         INTEGER NOT NULL,
	last_reported INTEGER NOT NULL,
	reports       INTEGER NOT NULL,
	events        INTEGER NOT NULL,
	sources       INTEGER NOT NULL,
	status        TEXT NOT NULL,
	attributed    INTEGER NOT NULL,
	role          TEXT NOT NULL,
	confidence    REAL NOT NULL,
	UNIQUE (subject, type, object)
) STRICT;

CREATE INDEX relation_of_object ON relation (object);

CREATE TABLE evidence (
	num           INTEGER PRIMARY KEY,
	id            BLOB NOT NULL UNIQUE,
	relation      INTEGER NOT NULL REFERENCES relation (num),
	subject       INTEGER NOT NULL REFERENCES entity (num), -- as the sentence has it, also where the relation is symmetric
	type          INTEGER NOT NULL, -- a code; see codes.go
	object        INTEGER NOT NULL REFERENCES entity (num),
	polarity      INTEGER NOT NULL, -- a code
	modality      INTEGER NOT NULL, -- a code
	attributed_to INTEGER REFERENCES entity (num),
	date          INTEGER NOT NULL, -- the day
	article       BLOB NOT NULL REFERENCES article (id),
	rank          INTEGER NOT NULL,
	start         INTEGER NOT NULL,
	confidence    REAL NOT NULL,
	sentence      TEXT NOT NULL,
	detail        BLOB NOT NULL -- what nobody searches by; see detail.go
) STRICT;

CREATE INDEX evidence_by_day ON evidence (rank, article, start, type, polarity, modality); -- the last three to count by
CREATE INDEX evidence_of_relation ON evidence (relation, rank, article, start);
CREATE INDEX evidence_of_subject ON evidence (subject, rank, article, start);
CREATE INDEX evidence_of_object ON evidence (object, rank, article, start);
CREATE INDEX evidence_in_article ON evidence (article, start);
CREATE INDEX evidence_attributed ON evidence (attributed_to) WHERE attributed_to IS NOT NULL;

-- The words of each sentence, and of each article's title and text, by its num.
-- They come in as store.Words spells them, so that a word is what stands
-- between two spaces: the "ascii" tokeniser splits nowhere else.
CREATE VIRTUAL TABLE sentence_words USING fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE article_words USING fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');

-- How many rows there are, since counting millions takes long.
CREATE TABLE tally (
	what  TEXT PRIMARY KEY,
	count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO tally VALUES ('article', 0), ('evidence', 0);
