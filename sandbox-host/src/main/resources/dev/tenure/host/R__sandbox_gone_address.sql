-- Addresses that answered a webhook with 410: nothing more is sent there. Hashed, because an address may contain a secret.

CREATE TABLE IF NOT EXISTS sandbox_gone_address (
    address_hash      varchar(64)   PRIMARY KEY,
    gone_at           bigint        NOT NULL
);
