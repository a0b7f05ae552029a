-- Keys are never deleted: a revoked one stays listed, and its hash stays taken.
CREATE TABLE api_keys (
    id             uuid PRIMARY KEY,
    merchant_id    text NOT NULL REFERENCES merchants (id),
    name           text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100 AND name = btrim(name)),
    description    text NOT NULL CHECK (char_length(description) <= 500),
    environment    text NOT NULL CHECK (environment IN ('LIVE', 'TEST')),
    hint           text NOT NULL CHECK (char_length(hint) BETWEEN 1 AND 40),
    secret_hash    bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
    pepper_id      text NOT NULL CHECK (pepper_id <> ''),
    scopes         text[] NOT NULL,
    allowed_ips    text[] NOT NULL,
    enabled        boolean NOT NULL,
    expires_at     timestamptz,
    created_at     timestamptz NOT NULL,
    created_by     text NOT NULL CHECK (created_by <> ''),
    revoked_at     timestamptz,
    revoked_by     text CHECK (revoked_by <> ''),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

-- A name is unique among the keys of a merchant that are not revoked.
CREATE UNIQUE INDEX api_keys_live_name ON api_keys (merchant_id, name) WHERE revoked_at IS NULL;

-- Lists run newest first; UUIDv7 sorts by age.
CREATE INDEX api_keys_newest_first ON api_keys (merchant_id, id DESC);
