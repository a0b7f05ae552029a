-- Counts a key's changes: whoever changes one says which version was looked at.
ALTER TABLE api_keys ADD COLUMN version integer NOT NULL DEFAULT 0;

-- A rotated key stays, and works until its expiry, which is then the end of the grace period. It no longer holds its name
-- and its place among the merchant's keys: its successor does.
ALTER TABLE api_keys ADD COLUMN rotated_at timestamptz;
ALTER TABLE api_keys ADD COLUMN rotated_from uuid UNIQUE REFERENCES api_keys (id);
ALTER TABLE api_keys ADD CHECK (rotated_at IS NULL OR expires_at IS NOT NULL);
DROP INDEX api_keys_live_name;
CREATE UNIQUE INDEX api_keys_live_name ON api_keys (merchant_id, name) WHERE revoked_at IS NULL AND rotated_at IS NULL;

-- With the key that it made, for as long as that key is listed: for ever.
ALTER TABLE api_keys ADD COLUMN idempotency_key text CHECK (char_length(idempotency_key) BETWEEN 1 AND 255);
ALTER TABLE api_keys ADD UNIQUE (merchant_id, idempotency_key);

ALTER TABLE api_keys ADD COLUMN leaked_at timestamptz;
ALTER TABLE api_keys ADD COLUMN leak_source text CHECK (char_length(leak_source) BETWEEN 1 AND 500);
ALTER TABLE api_keys ADD CHECK (leaked_at IS NULL OR revoked_at IS NOT NULL);

ALTER TABLE api_keys ALTER COLUMN pepper_id DROP NOT NULL;
COMMENT ON COLUMN api_keys.pepper_id IS 'Null: an imported key, of whose secret only the plain SHA-256 is known';

-- Apart from the keys: it is written every few seconds, and is no change that anybody has to be told of.
CREATE TABLE key_uses (
    key_id         uuid PRIMARY KEY REFERENCES api_keys (id),
    last_used_at   timestamptz NOT NULL,
    last_used_from text NOT NULL CHECK (last_used_from <> '')
);

-- How many requests a limit on trial would have refused since it was set. Its subject is merchant/<id> or key/<id>.
CREATE TABLE limit_trials (
    subject      text PRIMARY KEY CHECK (subject ~ '^(merchant|key)/'),
    would_refuse bigint NOT NULL CHECK (would_refuse > 0)
);
