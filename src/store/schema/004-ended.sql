-- What a home has done lately: duties that ended, by when. Open ones have an index of their own.
CREATE INDEX instance_ended_by_home ON instance (provider, home, ended) WHERE ending > 0;
