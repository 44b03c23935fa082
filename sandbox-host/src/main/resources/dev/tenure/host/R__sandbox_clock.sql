-- The offset of the sandbox's clock, in one row. A repeatable script, because the numbered ones are the library's.

CREATE TABLE IF NOT EXISTS sandbox_clock (
    ahead_nanos       bigint        NOT NULL CHECK (ahead_nanos >= 0),
    one               integer       DEFAULT 1 PRIMARY KEY CHECK (one = 1)
);
INSERT INTO sandbox_clock (ahead_nanos) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM sandbox_clock);
