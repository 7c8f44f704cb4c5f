-- Hearth's tables, as SQLite takes them. The provider leads every key, so that a store can be split by provider.
--
-- Instants are whole seconds since 1970 UTC; NULL is "none". Records are named by their number `no` within the provider;
-- home 0 is the provider itself. Flags are 0 or 1. Only entry, body, chain and counter hold what cannot be made again:
-- record, link, watched, duty_case and instance are rebuilt from the entries.

-- What the store says about itself: schema (the number of the last step that was taken).
CREATE TABLE meta (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every entry, only ever added: who did what when, and its place in the chain. Its words are in body.
CREATE TABLE entry (
	provider INTEGER NOT NULL,
	no INTEGER NOT NULL,            -- order of all entries of the provider, from 1
	chain INTEGER NOT NULL,         -- the home whose chain it stands in; 0: the provider's
	seq INTEGER NOT NULL,           -- its place there, from 1
	id BLOB NOT NULL,               -- UUID, 16 bytes
	kind INTEGER NOT NULL,          -- enum entry_kind
	record INTEGER NOT NULL,
	type TEXT NOT NULL,
	home INTEGER NOT NULL,
	subject INTEGER NOT NULL,
	step TEXT,
	author_kind INTEGER NOT NULL,   -- enum author_kind
	author INTEGER,                 -- a person's record; none for the program and for people known by name alone
	happened INTEGER,
	known INTEGER,
	written INTEGER NOT NULL,
	received INTEGER NOT NULL,
	imported INTEGER NOT NULL,
	carried_over INTEGER NOT NULL,
	version INTEGER NOT NULL,       -- publication of the definitions it was written under; 0: before the first
	withdraws INTEGER,
	duty TEXT,                      -- acts on a duty
	due INTEGER,
	setting TEXT,
	body_digest BLOB NOT NULL,      -- salted digest of the body: the chain holds when the body is gone
	hash BLOB NOT NULL,             -- of all this and of the entry before it in the chain
	PRIMARY KEY (provider, no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX entry_by_chain ON entry (provider, chain, seq);
CREATE UNIQUE INDEX entry_by_id ON entry (provider, id);
CREATE INDEX entry_by_record ON entry (provider, record, no);

-- The words of an entry: a table of its own, so that lists and folds of narrow rows never wade through text, and so that
-- a body can be destroyed. Not WITHOUT ROWID: rows this large would make a deep tree of few keys a page.
CREATE TABLE body (
	provider INTEGER NOT NULL,
	no INTEGER NOT NULL,
	salt BLOB,                      -- 16 bytes; destroyed with the body
	body TEXT,                      -- JSON: fields, reason
	PRIMARY KEY (provider, no)
) STRICT;

-- What each record's entries add up to, as far as lists need it. Clustered the way lists are read: a home by time.
CREATE TABLE record (
	provider INTEGER NOT NULL,
	no INTEGER NOT NULL,
	ref TEXT NOT NULL,              -- the writer's own reference
	type TEXT NOT NULL,
	home INTEGER NOT NULL,
	subject INTEGER NOT NULL,
	author INTEGER,
	happened INTEGER NOT NULL,      -- a date: its first second; what tells no time of its own: when it was written
	happened_is_date INTEGER NOT NULL,
	written INTEGER NOT NULL,       -- of the opening entry
	changed INTEGER NOT NULL,       -- greatest written of its entries
	withdrawn INTEGER,
	force_from INTEGER,
	force_to INTEGER,
	entries INTEGER NOT NULL,
	PRIMARY KEY (provider, home, happened, no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX record_by_no ON record (provider, no);
CREATE UNIQUE INDEX record_by_ref ON record (provider, ref);
CREATE INDEX record_by_home_type ON record (provider, home, type, happened);
CREATE INDEX record_by_subject ON record (provider, subject, happened);
CREATE INDEX record_by_subject_type ON record (provider, subject, type, happened);

-- Which record names which other one, by a link field or by `links`.
CREATE TABLE link (
	provider INTEGER NOT NULL,
	from_record INTEGER NOT NULL,
	to_record INTEGER NOT NULL,
	PRIMARY KEY (provider, from_record, to_record)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_target ON link (provider, to_record, from_record);

-- The conditions that definitions look for among records, numbered so that rows of watched stay small.
CREATE TABLE watch_key (
	provider INTEGER NOT NULL,
	watch INTEGER NOT NULL,
	key TEXT NOT NULL,
	PRIMARY KEY (provider, watch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX watch_key_by_key ON watch_key (provider, key);

-- Which record matches which watch, for its subject and for its home: a look-up reads one range of this.
CREATE TABLE watched (
	provider INTEGER NOT NULL,
	watch INTEGER NOT NULL,
	scope INTEGER NOT NULL,         -- a subject or a home
	happened INTEGER NOT NULL,
	record INTEGER NOT NULL,
	true_at INTEGER,                -- when the watch's own part became true
	since INTEGER NOT NULL,         -- known to match from
	until INTEGER NOT NULL,         -- nothing of it reaches beyond; the greatest number: no end
	mixed INTEGER NOT NULL,         -- matched on and off
	PRIMARY KEY (provider, watch, scope, happened, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX watched_by_until ON watched (provider, watch, scope, until);
CREATE INDEX watched_by_record ON watched (provider, record);

-- A duty on a record that carries it: whether it can still change, and when time alone will change it.
CREATE TABLE duty_case (
	provider INTEGER NOT NULL,
	duty TEXT NOT NULL,
	record INTEGER NOT NULL,
	subject INTEGER NOT NULL,
	home INTEGER NOT NULL,
	live INTEGER NOT NULL,
	wake INTEGER,
	PRIMARY KEY (provider, record, duty)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_case_live_by_subject ON duty_case (provider, duty, subject) WHERE live = 1;
CREATE INDEX duty_case_live_by_home ON duty_case (provider, duty, home) WHERE live = 1;
CREATE INDEX duty_case_by_wake ON duty_case (provider, wake) WHERE wake IS NOT NULL;

-- What the law requires of whom by when, and how it ended. Rows hold what happened, never a state.
CREATE TABLE instance (
	provider INTEGER NOT NULL,
	record INTEGER NOT NULL,
	duty TEXT NOT NULL,
	on_duty TEXT NOT NULL,          -- the duty it stands on; ''
	recipient TEXT NOT NULL,        -- an item of `each`; ''
	round TEXT NOT NULL,            -- the interval, box, gap or rung; ''
	home INTEGER NOT NULL,
	subject INTEGER NOT NULL,
	started INTEGER,
	due INTEGER,
	due_first INTEGER,
	warn INTEGER,
	opened INTEGER,
	ending INTEGER NOT NULL,        -- enum ending; 0: open
	done_at INTEGER,
	ended INTEGER,
	done_by INTEGER,
	evidence INTEGER,
	reason TEXT,
	imported INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	target INTEGER NOT NULL,
	version INTEGER NOT NULL,
	PRIMARY KEY (provider, record, duty, on_duty, recipient, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX instance_open_by_home ON instance (provider, home, due) WHERE ending = 0;
CREATE INDEX instance_open_by_subject ON instance (provider, subject) WHERE ending = 0;

-- The newest entry of every chain: read and moved on by each append.
CREATE TABLE chain (
	provider INTEGER NOT NULL,
	chain INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	hash BLOB NOT NULL,
	received INTEGER NOT NULL,
	PRIMARY KEY (provider, chain)
) STRICT, WITHOUT ROWID;

-- Numbers that go up by one: entry, record, watch.
CREATE TABLE counter (
	provider INTEGER NOT NULL,
	name TEXT NOT NULL,
	value INTEGER NOT NULL,
	PRIMARY KEY (provider, name)
) STRICT, WITHOUT ROWID;
