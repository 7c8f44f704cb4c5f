-- Who may sign in, and who is signed in. Passwords stand here alone: never in an entry, so never in an export.

-- A person's way in. There is one at most for a person, and it is never deleted, only disabled.
CREATE TABLE account (
	provider INTEGER NOT NULL,
	person INTEGER NOT NULL,        -- record of a member of staff, a registered or an independent person
	name TEXT NOT NULL,             -- for signing in, in small letters
	password TEXT NOT NULL,         -- argon2id with its salt and cost, as libsodium writes it
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,       -- name or password
	failed INTEGER NOT NULL,        -- wrong passwords since the last right one
	disabled INTEGER,               -- when; none: may sign in
	PRIMARY KEY (provider, person)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_by_name ON account (provider, name);

-- Somebody who is signed in on one browser. The cookie itself is nowhere: only its digest.
CREATE TABLE session (
	provider INTEGER NOT NULL,
	digest BLOB NOT NULL,           -- BLAKE2b-256 of the cookie
	person INTEGER NOT NULL,
	begun INTEGER NOT NULL,
	seen INTEGER NOT NULL,          -- last request, at most a minute behind
	locked INTEGER,                 -- when the screen was locked; none: it is open
	PRIMARY KEY (provider, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_person ON session (provider, person);

-- How often signing in was refused. Written for every refusal, so that refusing a name that nobody has costs what
-- refusing a wrong password costs.
CREATE TABLE refusals (
	provider INTEGER NOT NULL,
	number INTEGER NOT NULL,
	last INTEGER NOT NULL,
	PRIMARY KEY (provider)
) STRICT, WITHOUT ROWID;

-- Few records, asked for all the time: homes by name, and the posts that give somebody a role.
CREATE INDEX record_home ON record (provider, ref) WHERE type = 'home';
CREATE INDEX record_post ON record (provider, no) WHERE type = 'registered-person';
