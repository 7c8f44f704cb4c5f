-- Words of forms that are not saved yet. Sealed with a key of their author that is not in the store; gone once saved.
CREATE TABLE draft (
	provider INTEGER NOT NULL,
	person INTEGER NOT NULL,        -- the author
	place BLOB NOT NULL,            -- keyed digest of the form's address
	number INTEGER NOT NULL,        -- another one each time it is kept
	kept INTEGER NOT NULL,          -- last
	sealed BLOB NOT NULL            -- nonce and secretbox: address, title, answers
) STRICT;
CREATE UNIQUE INDEX draft_by_place ON draft (provider, person, place);
CREATE INDEX draft_by_age ON draft (provider, kept);
