-- Times are epoch milliseconds, hashes are bytes, ids are random UUIDs. Every write raises the version of one aggregate's row.

CREATE TABLE tenure_link (
    id                uuid          PRIMARY KEY,
    place             bigint        GENERATED ALWAYS AS IDENTITY,
    version           bigint        NOT NULL CHECK (version >= 1),
    changed_at        bigint        NOT NULL,
    state             varchar(16)   NOT NULL CHECK (state IN ('OPEN', 'SUCCEEDED', 'ENDED')),
    profile           varchar(64)   NOT NULL,
    environment       varchar(16)   NOT NULL CHECK (environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')),
    client_id         varchar(128)  NOT NULL,
    client_epoch      integer       NOT NULL CHECK (client_epoch >= 0),
    user_id           varchar(256),
    user_epoch        integer       NOT NULL CHECK (user_epoch >= 0),
    everywhere_epoch  integer       CHECK (everywhere_epoch >= 0),
    deadline_at       bigint        NOT NULL,
    deadline_cause    varchar(40)   NOT NULL,
    webhook           varchar(2048),
    sessions          integer       NOT NULL CHECK (sessions >= 0),
    bad_logins        integer       NOT NULL CHECK (bad_logins >= 0),
    item_id           uuid,
    sealed            varbinary(1024),
    cause             varchar(40),
    ended_at          bigint,
    CHECK ((state = 'SUCCEEDED') = (item_id IS NOT NULL)),
    CHECK ((state = 'SUCCEEDED') = (sealed IS NOT NULL)),
    CHECK ((state = 'ENDED') = (cause IS NOT NULL)),
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
    CHECK (user_id IS NOT NULL OR (user_epoch = 0 AND everywhere_epoch IS NULL))
);
CREATE INDEX tenure_link_ended ON tenure_link (deadline_at);

CREATE TABLE tenure_item (
    id                uuid          PRIMARY KEY,
    place             bigint        GENERATED ALWAYS AS IDENTITY,
    version           bigint        NOT NULL CHECK (version >= 1),
    changed_at        bigint        NOT NULL,
    state             varchar(16)   NOT NULL CHECK (state IN ('PENDING', 'ACTIVE', 'NEEDS_UPDATE', 'REMOVED')),
    profile           varchar(64)   NOT NULL,
    environment       varchar(16)   NOT NULL CHECK (environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')),
    client_id         varchar(128)  NOT NULL,
    client_epoch      integer       NOT NULL CHECK (client_epoch >= 0),
    user_id           varchar(256),
    user_epoch        integer       NOT NULL CHECK (user_epoch >= 0),
    everywhere_epoch  integer       CHECK (everywhere_epoch >= 0),
    linked_at         bigint        NOT NULL,
    institution       varchar(128)  NOT NULL,
    consent_at        bigint,
    consent_warns_at  bigint,
    disconnect_at     bigint,
    disconnect_cause  varchar(40),
    disconnect_warns_at bigint,
    aging_at          bigint,
    aging_cause       varchar(40),
    access_generation integer       NOT NULL CHECK (access_generation >= 0),
    retry_hash        varbinary(32),
    retry_access      varbinary(1024),
    retry_until       bigint,
    webhook           varchar(2048),
    announced         varchar(64),
    cause             varchar(40),
    abandoned_at      bigint,
    ended_at          bigint,
    due_at            bigint,
    CHECK ((state = 'PENDING') = (abandoned_at IS NOT NULL)),
    CHECK (state <> 'PENDING' OR access_generation = 0),
    CHECK (state NOT IN ('ACTIVE', 'NEEDS_UPDATE') OR access_generation >= 1),
    CHECK (state NOT IN ('NEEDS_UPDATE', 'REMOVED') OR cause IS NOT NULL),
    CHECK (state <> 'ACTIVE' OR cause IS NULL),
    CHECK ((state = 'REMOVED') = (ended_at IS NOT NULL)),
    CHECK (state <> 'REMOVED' OR due_at IS NULL),
    CHECK (state IN ('ACTIVE', 'NEEDS_UPDATE') OR retry_hash IS NULL),
    CHECK ((retry_hash IS NULL) = (retry_access IS NULL)),
    CHECK ((retry_hash IS NULL) = (retry_until IS NULL)),
    CHECK (consent_at IS NOT NULL OR consent_warns_at IS NULL),
    CHECK ((disconnect_at IS NULL) = (disconnect_cause IS NULL)),
    CHECK ((aging_at IS NULL) = (aging_cause IS NULL)),
    CHECK (disconnect_at IS NOT NULL OR disconnect_warns_at IS NULL),
    CHECK (user_id IS NOT NULL OR (user_epoch = 0 AND everywhere_epoch IS NULL))
);
CREATE INDEX tenure_item_by_user ON tenure_item (environment, client_id, user_id, place);
CREATE INDEX tenure_item_due ON tenure_item (due_at, place);
CREATE INDEX tenure_item_ended ON tenure_item (ended_at);
CREATE INDEX tenure_item_sealed ON tenure_item (retry_until);

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
    hash              varbinary(32) PRIMARY KEY CHECK (octet_length(hash) = 32),
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
CREATE INDEX tenure_token_of_link ON tenure_token (link_id);

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
    version           bigint        NOT NULL CHECK (version >= 1),
    changed_at        bigint        NOT NULL,
    state             varchar(16)   NOT NULL CHECK (state IN ('AUTHORIZED', 'REFRESHABLE', 'ACCESS_ONLY', 'ENDED')),
    profile           varchar(64)   NOT NULL,
    environment       varchar(16)   NOT NULL CHECK (environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')),
    client_id         varchar(128)  NOT NULL,
    client_epoch      integer       NOT NULL CHECK (client_epoch >= 0),
    user_id           varchar(256),
    user_epoch        integer       NOT NULL CHECK (user_epoch >= 0),
    everywhere_epoch  integer       CHECK (everywhere_epoch >= 0),
    scope             varchar(8192) NOT NULL,
    reference         varchar(512),
    bound_key         varchar(64),
    bound_from        integer CHECK (bound_from >= 0),
    created_at        bigint        NOT NULL,
    authenticated_at  bigint        NOT NULL,
    limit_at          bigint,
    limit_cause       varchar(40),
    refresh_locator   varbinary(32) UNIQUE,
    access_locator    varbinary(32) UNIQUE,
    refresh_generation integer      NOT NULL CHECK (refresh_generation >= 0),
    access_generation integer       NOT NULL CHECK (access_generation >= 0),
    redirect_uri      varchar(2048),
    code_challenge    varchar(43),
    nonce             varchar(512),
    chain_hash        varbinary(32),
    chain_issued_at   bigint,
    chain_deadline_at bigint,
    chain_deadline_cause varchar(40),
    access_hash       varbinary(32),
    access_scope      varchar(8192),
    access_issued_at  bigint,
    access_deadline_at bigint,
    access_deadline_cause varchar(40),
    access_key        varchar(64),
    previous_hash     varbinary(32),
    previous_scope    varchar(8192),
    previous_issued_at bigint,
    previous_deadline_at bigint,
    previous_deadline_cause varchar(40),
    previous_key      varchar(64),
    retry_hash        varbinary(32),
    retry_pair        varbinary(1024),
    retry_until       bigint,
    cause             varchar(40),
    ended_at          bigint,
    due_at            bigint,
    spent_at          bigint,
    CHECK ((state IN ('AUTHORIZED', 'REFRESHABLE')) = (chain_hash IS NOT NULL)),
    CHECK (state NOT IN ('AUTHORIZED', 'REFRESHABLE') OR refresh_locator IS NOT NULL),
    CHECK ((state = 'REFRESHABLE') = (chain_issued_at IS NOT NULL)),
    CHECK (state = 'AUTHORIZED' OR (redirect_uri IS NULL AND code_challenge IS NULL AND nonce IS NULL)),
    CHECK (state <> 'AUTHORIZED' OR (chain_deadline_at IS NOT NULL AND refresh_generation = 0)),
    CHECK (state <> 'REFRESHABLE' OR (refresh_generation >= 1 AND user_id IS NOT NULL)),
    CHECK (state <> 'ACCESS_ONLY' OR access_hash IS NOT NULL),
    CHECK (state IN ('REFRESHABLE', 'ACCESS_ONLY') OR access_hash IS NULL),
    CHECK (state = 'REFRESHABLE' OR (previous_hash IS NULL AND retry_hash IS NULL)),
    CHECK ((state = 'ENDED') = (cause IS NOT NULL)),
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
    CHECK (state = 'REFRESHABLE' OR due_at IS NULL),
    CHECK (state <> 'REFRESHABLE' OR spent_at IS NULL),
    CHECK (access_hash IS NULL OR access_locator IS NOT NULL),
    CHECK ((limit_at IS NULL) = (limit_cause IS NULL)),
    CHECK ((chain_deadline_at IS NULL) = (chain_deadline_cause IS NULL)),
    CHECK ((access_deadline_at IS NULL) = (access_deadline_cause IS NULL)),
    CHECK ((previous_deadline_at IS NULL) = (previous_deadline_cause IS NULL)),
    CHECK ((bound_key IS NULL) = (bound_from IS NULL)),
    CHECK (access_hash IS NOT NULL OR access_key IS NULL),
    CHECK (previous_hash IS NOT NULL OR previous_key IS NULL),
    CHECK ((access_hash IS NULL) = (access_scope IS NULL)),
    CHECK ((access_hash IS NULL) = (access_issued_at IS NULL)),
    CHECK ((previous_hash IS NULL) = (previous_scope IS NULL)),
    CHECK ((previous_hash IS NULL) = (previous_issued_at IS NULL)),
    CHECK ((retry_hash IS NULL) = (retry_pair IS NULL)),
    CHECK ((retry_hash IS NULL) = (retry_until IS NULL)),
    CHECK (user_id IS NOT NULL OR (user_epoch = 0 AND everywhere_epoch IS NULL))
);
CREATE INDEX tenure_grant_by_user ON tenure_grant (environment, user_id, place);
CREATE INDEX tenure_grant_by_client ON tenure_grant (environment, client_id, user_id, place);
CREATE INDEX tenure_grant_due ON tenure_grant (due_at, place);
CREATE INDEX tenure_grant_ended ON tenure_grant (ended_at);
CREATE INDEX tenure_grant_spent ON tenure_grant (spent_at);
CREATE INDEX tenure_grant_sealed ON tenure_grant (retry_until);

-- Credentials of providers, as the vault sealed them. Both tokens are in the connection's row: one write replaces both.
CREATE TABLE tenure_connection (
    id                uuid          PRIMARY KEY,
    place             bigint        GENERATED ALWAYS AS IDENTITY,
    version           bigint        NOT NULL CHECK (version >= 1),
    changed_at        bigint        NOT NULL,
    state             varchar(24)   NOT NULL CHECK (state IN ('AWAITING_AUTHORIZATION', 'CONNECTED', 'NEEDS_UPDATE', 'REFRESHING',
                                        'IN_DOUBT', 'UNAUTHENTICATED', 'CLOSED')),
    profile           varchar(64)   NOT NULL,
    environment       varchar(16)   NOT NULL CHECK (environment IN ('SANDBOX', 'PRODUCTION', 'DEVELOPMENT')),
    scope             varchar(8192) NOT NULL,
    reference         varchar(512)  NOT NULL,
    remote_id         varchar(256),
    credential_version integer      NOT NULL CHECK (credential_version >= 0),
    leases            integer       NOT NULL CHECK (leases >= 0),
    health_version    integer       NOT NULL CHECK (health_version >= 0),
    update_cause      varchar(40),
    update_url        varchar(2048),
    announced_ends    varchar(128)  NOT NULL,
    blocked           boolean       NOT NULL,
    by_app            boolean       NOT NULL,
    trouble_source    varchar(16)   CHECK (trouble_source IN ('API', 'TOKEN_ENDPOINT')),
    trouble_failures  integer       CHECK (trouble_failures >= 1),
    trouble_asks_at   bigint,
    trouble_until     bigint,
    fresh_until       bigint,
    exchange_token    varbinary     CHECK (octet_length(exchange_token) = 32),
    exchange_lapses_at bigint,
    vault_key         varchar(64),
    access_sealed     varbinary,
    refresh_sealed    varbinary,
    safe_until        bigint,
    expires_at        bigint,
    refresh_renews_at bigint,
    refresh_warns_at  bigint,
    refresh_ends_at   bigint,
    acceptance        varchar(16)   CHECK (acceptance IN ('SOUND', 'REFUSED')),
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
                                        OR (state IN ('REFRESHING', 'IN_DOUBT') AND update_cause IS NOT NULL)),
    CHECK (state <> 'AWAITING_AUTHORIZATION' OR access_sealed IS NULL),
    CHECK (state NOT IN ('CONNECTED', 'NEEDS_UPDATE', 'REFRESHING', 'IN_DOUBT') OR access_sealed IS NOT NULL),
    CHECK (state NOT IN ('REFRESHING', 'IN_DOUBT') OR refresh_sealed IS NOT NULL OR by_app),
    CHECK (cause IS NULL OR access_sealed IS NULL OR cause = 'CONNECTION_CLOSED'),
    CHECK ((access_sealed IS NULL) = (vault_key IS NULL)),
    CHECK ((access_sealed IS NULL) = (acceptance IS NULL)),
    CHECK (access_sealed IS NOT NULL OR (refresh_sealed IS NULL AND safe_until IS NULL AND expires_at IS NULL)),
    CHECK (access_sealed IS NULL OR credential_version >= 1),
    CHECK (state NOT IN ('AWAITING_AUTHORIZATION', 'CONNECTED') OR update_cause IS NULL),
    CHECK (state <> 'NEEDS_UPDATE' OR update_cause IS NOT NULL),
    CHECK (update_cause IS NOT NULL OR update_url IS NULL),
    CHECK ((state = 'REFRESHING') = (lease_send_by IS NOT NULL)),
    CHECK ((state = 'REFRESHING') = (lease_lapses_at IS NOT NULL)),
    CHECK ((state = 'REFRESHING') = (lease_retry_at IS NOT NULL)),
    CHECK (lease_send_by < lease_lapses_at),
    CHECK (lease_lapses_at < lease_retry_at OR lease_lapses_at = 253402300799999), -- the last instant that can be stored
    CHECK (state NOT IN ('REFRESHING', 'IN_DOUBT') OR leases >= 1),
    CHECK ((state = 'REFRESHING') = (lease_asks_at IS NOT NULL)),
    CHECK ((state IN ('REFRESHING', 'IN_DOUBT')) = (window_ends_at IS NOT NULL)),
    CHECK (state = 'REFRESHING' OR earlier_window_ends_at IS NULL),
    CHECK ((trouble_source IS NULL) = (trouble_failures IS NULL)),
    CHECK ((trouble_source IS NULL) = (trouble_asks_at IS NULL)),
    CHECK ((trouble_source IS NULL) = (trouble_until IS NULL)),
    CHECK (state <> 'IN_DOUBT' OR trouble_source IS NOT NULL),
    CHECK (exchange_token IS NOT NULL OR exchange_lapses_at IS NULL),
    CHECK ((refresh_ends_at IS NULL) = (refresh_renews_at IS NULL)),
    CHECK ((refresh_ends_at IS NULL) = (refresh_warns_at IS NULL)),
    CHECK (refresh_sealed IS NOT NULL OR refresh_ends_at IS NULL),
    CHECK (state <> 'UNAUTHENTICATED' OR access_sealed IS NULL),
    CHECK ((state IN ('UNAUTHENTICATED', 'CLOSED')) = (cause IS NOT NULL)),
    CHECK ((state = 'CLOSED') = (ended_at IS NOT NULL)),
    CHECK (state IN ('CONNECTED', 'NEEDS_UPDATE', 'REFRESHING', 'IN_DOUBT') OR due_at IS NULL),
    CHECK (state IN ('CONNECTED', 'NEEDS_UPDATE', 'REFRESHING', 'IN_DOUBT') OR renew_at IS NULL),
    CHECK (state <> 'REFRESHING' OR due_at IS NOT NULL),
    CHECK (state <> 'REFRESHING' OR renew_at IS NOT NULL)
);
CREATE INDEX tenure_connection_by_remote_id ON tenure_connection (environment, remote_id, id);
CREATE INDEX tenure_connection_by_reference ON tenure_connection (environment, reference, id);
CREATE INDEX tenure_connection_needing_user ON tenure_connection (environment, needs_user, id);
CREATE INDEX tenure_connection_blocked ON tenure_connection (environment, blocked, profile, id);
CREATE INDEX tenure_connection_due ON tenure_connection (due_at, place);
CREATE INDEX tenure_connection_renewal ON tenure_connection (environment, renew_at, id);
CREATE INDEX tenure_connection_sealed ON tenure_connection (environment, id, vault_key);
CREATE INDEX tenure_connection_ended ON tenure_connection (ended_at);

-- The order in which notices are written, and the fencing tokens of claims. No two claims have the same number.
CREATE SEQUENCE tenure_sequence;

-- The streams: one row for each aggregate with notices, from the relay that first sees one until all are delivered. Claims
-- therefore never read parked notices, nor those behind another. The fencing token tells one claim from the next. A stream
-- that was claimed and is claimable again got no answer.
CREATE TABLE tenure_stream (
    id                bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    aggregate_kind        varchar(16)   NOT NULL,
    aggregate_id          varchar(512)  NOT NULL,
    fencing_token     bigint        DEFAULT NEXT VALUE FOR tenure_sequence NOT NULL UNIQUE,
    claimable_from    bigint        DEFAULT 0,
    claimed           boolean       DEFAULT FALSE NOT NULL,
    failed            integer       DEFAULT 0 NOT NULL CHECK (failed >= 0),
    parked_at         bigint,
    UNIQUE (aggregate_kind, aggregate_id),
    CHECK ((claimable_from IS NULL) = (parked_at IS NOT NULL)),
    CHECK (parked_at IS NULL OR (failed >= 1 AND NOT claimed))
);
CREATE INDEX tenure_stream_claimable ON tenure_stream (claimable_from, fencing_token);

-- A notice without a stream is new: no relay has seen it yet.
CREATE TABLE tenure_event (
    id                uuid          PRIMARY KEY,
    place             bigint        DEFAULT NEXT VALUE FOR tenure_sequence NOT NULL,
    aggregate_kind        varchar(16)   NOT NULL,
    aggregate_id          varchar(512)  NOT NULL,
    version           bigint        NOT NULL,
    ordinal           integer       NOT NULL,
    type              varchar(40)   NOT NULL,
    cause             varchar(40),
    effective_at      bigint        NOT NULL,
    recorded_at       bigint        NOT NULL,
    details           varchar(8192) NOT NULL,
    stream            bigint        REFERENCES tenure_stream,
    UNIQUE (aggregate_kind, aggregate_id, version, ordinal),
    CHECK (effective_at <= recorded_at)
);

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
