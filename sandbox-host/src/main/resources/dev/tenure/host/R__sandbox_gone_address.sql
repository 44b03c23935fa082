-- Addresses that answered a webhook with 410: nothing more is sent there. By hash, for an address may carry a secret.

CREATE TABLE IF NOT EXISTS sandbox_gone_address (
    address_hash      varchar(64)   PRIMARY KEY,
    gone_at           bigint        NOT NULL
);
