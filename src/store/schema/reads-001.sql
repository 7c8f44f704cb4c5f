-- Who read what: a file of its own, so that writing it never waits for the store and a full disk never stops reading.

-- How often a person opened a record within ten minutes. Read by whose record it was, newest last.
CREATE TABLE IF NOT EXISTS read_log (
	provider INTEGER NOT NULL,
	subject INTEGER NOT NULL,
	bucket INTEGER NOT NULL,        -- first second of the ten minutes
	person INTEGER NOT NULL,
	record INTEGER NOT NULL,
	reads INTEGER NOT NULL,
	PRIMARY KEY (provider, subject, bucket, person, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS read_log_by_person ON read_log (provider, person, bucket);
