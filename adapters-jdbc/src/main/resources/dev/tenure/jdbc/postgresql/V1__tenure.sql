-- Times are epoch milliseconds, hashes are bytes, ids are random UUIDs. Every write raises the version of one aggregate's row.
--
-- One function checks all constraints of an aggregate's row. PostgreSQL prepares every CHECK of a table anew for each
-- statement, with all columns by name, and that took longer than the rest of a write.

CREATE TABLE tenure_link (
    id                uuid          PRIMARY KEY,
    place             bigint        GENERATED ALWAYS AS IDENTITY,
    version           bigint        NOT NULL,
    changed_at        bigint        NOT NULL,
    state             varchar(16)   NOT NULL,
    profile           varchar(64)   NOT NULL,
    environment       varchar(16)   NOT NULL,
    client_id         varchar(128)  NOT NULL,
    client_epoch      integer       NOT NULL,
    user_id           varchar(256),
    user_epoch        integer       NOT NULL,
    everywhere_epoch  integer,
    deadline_at       bigint        NOT NULL,
    deadline_cause    varchar(40)   NOT NULL,
    webhook           varchar(2048),
    sessions          integer       NOT NULL,
    bad_logins        integer       NOT NULL,
    item_id           uuid,
    sealed            bytea,
    cause             varchar(40),
    ended_at          bigint
);
CREATE INDEX tenure_link_ended ON tenure_link (deadline_at);

CREATE FUNCTION tenure_link_is_valid(it tenure_link) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF NOT (it.version >= 1
        AND it.environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')
        AND least(it.client_epoch, it.user_epoch, it.everywhere_epoch, it.sessions, it.bad_logins) >= 0
        AND (it.user_id IS NOT NULL OR (it.user_epoch = 0 AND it.everywhere_epoch IS NULL)))
    THEN
        RETURN FALSE;
    END IF;
    CASE it.state
        WHEN 'OPEN' THEN RETURN num_nonnulls(it.item_id, it.sealed, it.cause, it.ended_at) = 0;
        WHEN 'SUCCEEDED' THEN
            RETURN num_nulls(it.item_id, it.sealed) = 0 AND num_nonnulls(it.cause, it.ended_at) = 0;
        WHEN 'ENDED' THEN
            RETURN num_nulls(it.cause, it.ended_at) = 0 AND num_nonnulls(it.item_id, it.sealed) = 0;
        ELSE RETURN FALSE;
    END CASE;
END $$;
ALTER TABLE tenure_link ADD CONSTRAINT tenure_link_is_valid CHECK (tenure_link_is_valid(tenure_link));

CREATE TABLE tenure_item (
    id                uuid          PRIMARY KEY,
    place             bigint        GENERATED ALWAYS AS IDENTITY,
    version           bigint        NOT NULL,
    changed_at        bigint        NOT NULL,
    state             varchar(16)   NOT NULL,
    profile           varchar(64)   NOT NULL,
    environment       varchar(16)   NOT NULL,
    client_id         varchar(128)  NOT NULL,
    client_epoch      integer       NOT NULL,
    user_id           varchar(256),
    user_epoch        integer       NOT NULL,
    everywhere_epoch  integer,
    linked_at         bigint        NOT NULL,
    institution       varchar(128)  NOT NULL,
    consent_at        bigint,
    consent_warns_at  bigint,
    disconnect_at     bigint,
    disconnect_cause  varchar(40),
    disconnect_warns_at bigint,
    aging_at          bigint,
    aging_cause       varchar(40),
    access_generation integer       NOT NULL,
    retry_hash        bytea,
    retry_access      bytea,
    retry_until       bigint,
    webhook           varchar(2048),
    announced         varchar(64),
    cause             varchar(40),
    abandoned_at      bigint,
    ended_at          bigint,
    due_at            bigint
) WITH (fillfactor = 80);
CREATE INDEX tenure_item_by_user ON tenure_item (environment, client_id, user_id, place);
CREATE INDEX tenure_item_due ON tenure_item (due_at, place) WHERE due_at IS NOT NULL;
CREATE INDEX tenure_item_ended ON tenure_item (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX tenure_item_sealed ON tenure_item (retry_until) WHERE retry_until IS NOT NULL;

CREATE FUNCTION tenure_item_is_valid(it tenure_item) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF NOT (it.version >= 1
        AND it.environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')
        AND least(it.client_epoch, it.user_epoch, it.everywhere_epoch, it.access_generation) >= 0
        AND (it.user_id IS NOT NULL OR (it.user_epoch = 0 AND it.everywhere_epoch IS NULL))
        AND (it.consent_at IS NOT NULL OR it.consent_warns_at IS NULL)
        AND (it.disconnect_at IS NOT NULL OR it.disconnect_warns_at IS NULL)
        AND num_nulls(it.disconnect_at, it.disconnect_cause) <> 1
        AND num_nulls(it.aging_at, it.aging_cause) <> 1
        AND num_nulls(it.retry_hash, it.retry_access, it.retry_until) IN (0, 3))
    THEN
        RETURN FALSE;
    END IF;
    CASE it.state
        WHEN 'PENDING' THEN
            RETURN it.abandoned_at IS NOT NULL AND num_nonnulls(it.ended_at, it.retry_hash) = 0
                AND it.access_generation = 0;
        WHEN 'ACTIVE' THEN
            RETURN num_nonnulls(it.abandoned_at, it.ended_at, it.cause) = 0 AND it.access_generation >= 1;
        WHEN 'NEEDS_UPDATE' THEN
            RETURN it.cause IS NOT NULL AND num_nonnulls(it.abandoned_at, it.ended_at) = 0
                AND it.access_generation >= 1;
        WHEN 'REMOVED' THEN
            RETURN num_nulls(it.cause, it.ended_at) = 0
                AND num_nonnulls(it.abandoned_at, it.due_at, it.retry_hash) = 0;
        ELSE RETURN FALSE;
    END CASE;
END $$;
ALTER TABLE tenure_item ADD CONSTRAINT tenure_item_is_valid CHECK (tenure_item_is_valid(tenure_item));

CREATE TABLE tenure_account (
    item_id           uuid          NOT NULL REFERENCES tenure_item ON DELETE CASCADE,
    account_id        uuid          NOT NULL,
    ordinal           integer       NOT NULL CHECK (ordinal >= 0),
    name              varchar(256)  NOT NULL,
    mask              varchar(16),
    processor_tokens  integer       NOT NULL CHECK (processor_tokens >= 0),
    cause             varchar(40),
    ended_at          bigint,
    PRIMARY KEY (item_id, account_id),
    UNIQUE (item_id, ordinal),
    CHECK ((cause IS NULL) = (ended_at IS NULL))
);

-- Tokens are inserted and never updated. An Item has at most one access token per generation, and one public token.
CREATE TABLE tenure_token (
    hash              bytea         PRIMARY KEY CHECK (octet_length(hash) = 32),
    link_id           uuid          REFERENCES tenure_link ON DELETE CASCADE,
    item_id           uuid          REFERENCES tenure_item ON DELETE CASCADE,
    kind              varchar(16)   NOT NULL,
    generation        integer       NOT NULL CHECK (generation >= 1),
    one_of            varchar(16),
    issued_at         bigint        NOT NULL,
    deadline_at       bigint,
    deadline_cause    varchar(40),
    account_id        uuid,
    processor         varchar(128),
    CHECK ((link_id IS NULL) <> (item_id IS NULL)),
    CHECK ((deadline_at IS NULL) = (deadline_cause IS NULL)),
    CHECK ((account_id IS NULL) = (processor IS NULL)),
    CHECK ((kind = 'PROCESSOR') = (processor IS NOT NULL)),
    UNIQUE (item_id, one_of, generation)
);
CREATE INDEX tenure_token_of_link ON tenure_token (link_id) WHERE link_id IS NOT NULL;

-- The withdrawals: each closes one epoch of a client (with an empty user_id), of a client's user, or of a user everywhere
-- (with an empty client_id), and each epoch is closed once. Their places tell which was recorded first. Few rows share a
-- user_id but those of clients.
CREATE TABLE tenure_withdrawal (
    user_id           varchar(256)  NOT NULL,
    client_id         varchar(128)  NOT NULL,
    environment       varchar(16)   NOT NULL CHECK (environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')),
    epoch             integer       NOT NULL CHECK (epoch >= 0),
    place             bigint        GENERATED ALWAYS AS IDENTITY,
    cause             varchar(40)   NOT NULL,
    withdrawn_at      bigint        NOT NULL,
    PRIMARY KEY (user_id, client_id, environment, epoch),
    CHECK (user_id <> '' OR client_id <> '')
);

-- One row for each grant, however often it is refreshed, and no rows for its tokens.
CREATE TABLE tenure_grant (
    id                uuid          PRIMARY KEY,
    place             bigint        GENERATED ALWAYS AS IDENTITY,
    version           bigint        NOT NULL,
    changed_at        bigint        NOT NULL,
    state             varchar(16)   NOT NULL,
    profile           varchar(64)   NOT NULL,
    environment       varchar(16)   NOT NULL,
    client_id         varchar(128)  NOT NULL,
    client_epoch      integer       NOT NULL,
    user_id           varchar(256),
    user_epoch        integer       NOT NULL,
    everywhere_epoch  integer,
    scope             varchar(8192) NOT NULL,
    reference         varchar(512),
    bound_key         varchar(64),
    bound_from        integer,
    created_at        bigint        NOT NULL,
    authenticated_at  bigint        NOT NULL,
    limit_at          bigint,
    limit_cause       varchar(40),
    refresh_locator   bytea UNIQUE,
    access_locator    bytea UNIQUE,
    refresh_generation integer      NOT NULL,
    access_generation integer       NOT NULL,
    redirect_uri      varchar(2048),
    code_challenge    varchar(43),
    nonce             varchar(512),
    chain_hash        bytea,
    chain_issued_at   bigint,
    chain_deadline_at bigint,
    chain_deadline_cause varchar(40),
    access_hash       bytea,
    access_scope      varchar(8192),
    access_issued_at  bigint,
    access_deadline_at bigint,
    access_deadline_cause varchar(40),
    access_key        varchar(64),
    previous_hash     bytea,
    previous_scope    varchar(8192),
    previous_issued_at bigint,
    previous_deadline_at bigint,
    previous_deadline_cause varchar(40),
    previous_key      varchar(64),
    retry_hash        bytea,
    retry_pair        bytea,
    retry_until       bigint,
    cause             varchar(40),
    ended_at          bigint,
    due_at            bigint,
    spent_at          bigint
) WITH (fillfactor = 80);
CREATE INDEX tenure_grant_by_user ON tenure_grant (environment, user_id, place) WHERE ended_at IS NULL AND user_id IS NOT NULL;
CREATE INDEX tenure_grant_by_client ON tenure_grant (environment, client_id, user_id, place) WHERE ended_at IS NULL AND user_id IS NOT NULL;
CREATE INDEX tenure_grant_due ON tenure_grant (due_at, place) WHERE due_at IS NOT NULL;
CREATE INDEX tenure_grant_ended ON tenure_grant (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX tenure_grant_spent ON tenure_grant (spent_at) WHERE spent_at IS NOT NULL;
CREATE INDEX tenure_grant_sealed ON tenure_grant (retry_until) WHERE retry_until IS NOT NULL;

CREATE FUNCTION tenure_grant_is_valid(it tenure_grant) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF NOT (it.version >= 1
        AND it.environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')
        AND least(it.client_epoch, it.user_epoch, it.everywhere_epoch, it.refresh_generation, it.access_generation, it.bound_from) >= 0
        AND (it.user_id IS NOT NULL OR (it.user_epoch = 0 AND it.everywhere_epoch IS NULL))
        AND num_nulls(it.limit_at, it.limit_cause) <> 1
        AND num_nulls(it.chain_deadline_at, it.chain_deadline_cause) <> 1
        AND num_nulls(it.access_deadline_at, it.access_deadline_cause) <> 1
        AND num_nulls(it.previous_deadline_at, it.previous_deadline_cause) <> 1
        AND num_nulls(it.access_hash, it.access_scope, it.access_issued_at) IN (0, 3)
        AND num_nulls(it.previous_hash, it.previous_scope, it.previous_issued_at) IN (0, 3)
        AND num_nulls(it.retry_hash, it.retry_pair, it.retry_until) IN (0, 3)
        AND (it.state = 'AUTHORIZED' OR num_nonnulls(it.redirect_uri, it.code_challenge, it.nonce) = 0)
        AND num_nulls(it.bound_key, it.bound_from) <> 1
        AND (it.access_hash IS NOT NULL OR it.access_key IS NULL)
        AND (it.previous_hash IS NOT NULL OR it.previous_key IS NULL)
        AND (it.access_hash IS NULL OR it.access_locator IS NOT NULL))
    THEN
        RETURN FALSE;
    END IF;
    CASE it.state
        WHEN 'AUTHORIZED' THEN
            RETURN num_nulls(it.refresh_locator, it.chain_hash, it.chain_deadline_at) = 0 AND it.refresh_generation = 0
                AND num_nonnulls(it.chain_issued_at, it.access_hash, it.previous_hash, it.retry_hash, it.cause,
                    it.ended_at, it.due_at) = 0;
        WHEN 'REFRESHABLE' THEN
            RETURN num_nulls(it.refresh_locator, it.chain_hash, it.chain_issued_at, it.user_id) = 0
                AND it.refresh_generation >= 1 AND num_nonnulls(it.cause, it.ended_at, it.spent_at) = 0;
        WHEN 'ACCESS_ONLY' THEN
            RETURN it.access_hash IS NOT NULL
                AND num_nonnulls(it.chain_hash, it.chain_issued_at, it.previous_hash, it.retry_hash, it.cause,
                    it.ended_at, it.due_at) = 0;
        WHEN 'ENDED' THEN
            RETURN num_nulls(it.cause, it.ended_at) = 0
                AND num_nonnulls(it.chain_hash, it.chain_issued_at, it.access_hash, it.previous_hash, it.retry_hash,
                    it.due_at) = 0;
        ELSE RETURN FALSE;
    END CASE;
END $$;
ALTER TABLE tenure_grant ADD CONSTRAINT tenure_grant_is_valid CHECK (tenure_grant_is_valid(tenure_grant));

-- Credentials of providers, as the vault sealed them. Both tokens are in the connection's row: one write replaces both.
CREATE TABLE tenure_connection (
    id                uuid          PRIMARY KEY,
    place             bigint        GENERATED ALWAYS AS IDENTITY,
    version           bigint        NOT NULL,
    changed_at        bigint        NOT NULL,
    state             varchar(24)   NOT NULL,
    profile           varchar(64)   NOT NULL,
    environment       varchar(16)   NOT NULL,
    scope             varchar(8192) NOT NULL,
    reference         varchar(512)  NOT NULL,
    remote_id         varchar(256),
    credential_version integer      NOT NULL,
    leases            integer       NOT NULL,
    health_version    integer       NOT NULL,
    update_cause      varchar(40),
    update_url        varchar(2048),
    announced_ends    varchar(128)  NOT NULL,
    blocked           boolean       NOT NULL,
    by_app            boolean       NOT NULL,
    trouble_source    varchar(16),
    trouble_failures  integer,
    trouble_asks_at   bigint,
    trouble_until     bigint,
    fresh_until       bigint,
    exchange_token    bytea,
    exchange_lapses_at bigint,
    vault_key         varchar(64),
    access_sealed     bytea,
    refresh_sealed    bytea,
    safe_until        bigint,
    expires_at        bigint,
    refresh_renews_at bigint,
    refresh_warns_at  bigint,
    refresh_ends_at   bigint,
    acceptance        varchar(16),
    lease_send_by     bigint,
    lease_lapses_at   bigint,
    lease_retry_at    bigint,
    lease_asks_at     bigint,
    window_ends_at    bigint,
    earlier_window_ends_at bigint,
    cause             varchar(40),
    ended_at          bigint,
    due_at            bigint,
    renew_at          bigint,
    needs_user        boolean       GENERATED ALWAYS AS (state IN ('NEEDS_UPDATE', 'UNAUTHENTICATED')
                                        OR (state IN ('REFRESHING', 'IN_DOUBT') AND update_cause IS NOT NULL)) STORED
) WITH (fillfactor = 80);
CREATE INDEX tenure_connection_by_remote_id ON tenure_connection (environment, remote_id, id) WHERE remote_id IS NOT NULL;
CREATE INDEX tenure_connection_by_reference ON tenure_connection (environment, reference, id);
CREATE INDEX tenure_connection_needing_user ON tenure_connection (environment, id) WHERE needs_user;
CREATE INDEX tenure_connection_blocked ON tenure_connection (environment, profile, id) WHERE blocked;
CREATE INDEX tenure_connection_due ON tenure_connection (due_at, place) WHERE due_at IS NOT NULL;
CREATE INDEX tenure_connection_ended ON tenure_connection (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX tenure_connection_renewal ON tenure_connection (environment, renew_at, id) WHERE renew_at IS NOT NULL;
CREATE INDEX tenure_connection_sealed ON tenure_connection (environment, id, vault_key) WHERE vault_key IS NOT NULL;

CREATE FUNCTION tenure_connection_is_valid(it tenure_connection) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    spends boolean := it.state IN ('REFRESHING', 'IN_DOUBT');
BEGIN
    IF NOT (it.version >= 1
        AND it.environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')
        AND least(it.credential_version, it.leases, it.health_version) >= 0
        AND it.acceptance IN ('SOUND', 'REFUSED')
        AND it.lease_send_by < it.lease_lapses_at
        AND (it.lease_lapses_at < it.lease_retry_at OR it.lease_lapses_at = 253402300799999) -- the last instant that can be stored
        AND (it.update_cause IS NOT NULL OR it.update_url IS NULL)
        AND it.trouble_source IN ('API', 'TOKEN_ENDPOINT') AND it.trouble_failures >= 1
        AND num_nulls(it.trouble_source, it.trouble_failures, it.trouble_asks_at, it.trouble_until) IN (0, 4)
        AND octet_length(it.exchange_token) = 32
        AND (it.exchange_token IS NOT NULL OR it.exchange_lapses_at IS NULL)
        AND num_nulls(it.access_sealed, it.vault_key, it.acceptance) IN (0, 3)
        AND (it.access_sealed IS NOT NULL OR num_nonnulls(it.refresh_sealed, it.safe_until, it.expires_at) = 0)
        AND num_nulls(it.refresh_renews_at, it.refresh_warns_at, it.refresh_ends_at) IN (0, 3)
        AND (it.refresh_sealed IS NOT NULL OR it.refresh_ends_at IS NULL)
        AND (it.access_sealed IS NULL OR it.credential_version >= 1)
        AND (it.cause IS NULL OR it.access_sealed IS NULL OR it.cause = 'CONNECTION_CLOSED')
        AND num_nulls(it.lease_send_by, it.lease_lapses_at, it.lease_retry_at, it.lease_asks_at)
            = CASE it.state WHEN 'REFRESHING' THEN 0 ELSE 4 END
        AND (it.earlier_window_ends_at IS NULL OR it.state = 'REFRESHING')
        AND (NOT spends OR (it.leases >= 1 AND it.window_ends_at IS NOT NULL AND (it.refresh_sealed IS NOT NULL OR it.by_app)))
        AND (spends OR it.window_ends_at IS NULL))
    THEN
        RETURN FALSE;
    END IF;
    CASE it.state
        WHEN 'AWAITING_AUTHORIZATION' THEN
            RETURN num_nonnulls(it.access_sealed, it.update_cause, it.cause, it.ended_at, it.due_at, it.renew_at) = 0;
        WHEN 'CONNECTED' THEN
            RETURN it.access_sealed IS NOT NULL AND num_nonnulls(it.update_cause, it.cause, it.ended_at) = 0;
        WHEN 'NEEDS_UPDATE' THEN
            RETURN num_nulls(it.access_sealed, it.update_cause) = 0 AND num_nonnulls(it.cause, it.ended_at) = 0;
        WHEN 'REFRESHING' THEN
            RETURN num_nulls(it.access_sealed, it.due_at, it.renew_at) = 0 AND num_nonnulls(it.cause, it.ended_at) = 0;
        WHEN 'IN_DOUBT' THEN
            RETURN num_nulls(it.access_sealed, it.trouble_source) = 0 AND num_nonnulls(it.cause, it.ended_at) = 0;
        WHEN 'UNAUTHENTICATED' THEN
            RETURN it.cause IS NOT NULL AND num_nonnulls(it.access_sealed, it.ended_at, it.due_at, it.renew_at) = 0;
        WHEN 'CLOSED' THEN
            RETURN num_nulls(it.cause, it.ended_at) = 0 AND num_nonnulls(it.due_at, it.renew_at) = 0;
        ELSE RETURN FALSE;
    END CASE;
END $$;
ALTER TABLE tenure_connection ADD CONSTRAINT tenure_connection_is_valid CHECK (tenure_connection_is_valid(tenure_connection));

-- The order in which notices are written, and the fencing tokens of claims. No two claims have the same number.
CREATE SEQUENCE tenure_sequence;

-- The streams: one row for each aggregate with notices, from the relay that first sees one until all are delivered. Claims
-- therefore never read parked notices, nor those behind another. The fencing token tells one claim from the next. A stream
-- that was claimed and is claimable again got no answer.
CREATE TABLE tenure_stream (
    id                bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    aggregate_kind        varchar(16)   NOT NULL,
    aggregate_id          varchar(512)  NOT NULL,
    fencing_token     bigint        DEFAULT nextval('tenure_sequence') NOT NULL UNIQUE,
    claimable_from    bigint        DEFAULT 0,
    claimed           boolean       DEFAULT FALSE NOT NULL,
    failed            integer       DEFAULT 0 NOT NULL CHECK (failed >= 0),
    parked_at         bigint,
    UNIQUE (aggregate_kind, aggregate_id),
    CHECK ((claimable_from IS NULL) = (parked_at IS NOT NULL)),
    CHECK (parked_at IS NULL OR (failed >= 1 AND NOT claimed))
);
CREATE INDEX tenure_stream_claimable ON tenure_stream (claimable_from, fencing_token) WHERE claimable_from IS NOT NULL;
CREATE INDEX tenure_stream_parked ON tenure_stream (fencing_token) WHERE parked_at IS NOT NULL;

-- A notice without a stream is new: no relay has seen it yet.
CREATE TABLE tenure_event (
    id                uuid          PRIMARY KEY,
    place             bigint        DEFAULT nextval('tenure_sequence') NOT NULL,
    aggregate_kind        varchar(16)   NOT NULL,
    aggregate_id          varchar(512)  NOT NULL,
    version           bigint        NOT NULL,
    ordinal           integer       NOT NULL,
    type              varchar(40)   NOT NULL,
    cause             varchar(40),
    effective_at      bigint        NOT NULL,
    recorded_at       bigint        NOT NULL,
    details           text          NOT NULL,
    stream            bigint        REFERENCES tenure_stream,
    UNIQUE (aggregate_kind, aggregate_id, version, ordinal),
    CHECK (effective_at <= recorded_at)
);
CREATE INDEX tenure_event_arrived ON tenure_event (place) WHERE stream IS NULL;
CREATE INDEX tenure_event_stream ON tenure_event (stream) WHERE stream IS NOT NULL;

-- The latest instant at which a sweep recorded anything. A clock that is far ahead of it is not trusted.
CREATE TABLE tenure_last_run (
    last_at           bigint        NOT NULL,
    one               integer       DEFAULT 1 PRIMARY KEY CHECK (one = 1)
);

-- The version of the last applied script, which the schema check reads.
CREATE TABLE tenure_schema (
    version           integer       NOT NULL CHECK (version >= 1),
    one               integer       DEFAULT 1 PRIMARY KEY CHECK (one = 1)
);
INSERT INTO tenure_schema (version) VALUES (1);
