-- What people are shown for a member. The subject of an OpenID provider is unreadable; that of a local account is not.
ALTER TABLE members ADD COLUMN display_name text CHECK (char_length(display_name) BETWEEN 1 AND 255);

-- Only those that may still be accepted, or have expired: an accepted, replaced or withdrawn one is deleted. The token
-- is in the link alone; what is kept is its SHA-256, which is enough for 256 random bits.
CREATE TABLE invitations (
    id          uuid PRIMARY KEY,
    merchant_id text NOT NULL REFERENCES merchants (id),
    email       text NOT NULL CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%' AND char_length(email) <= 254),
    role        text NOT NULL CHECK (role IN ('OWNER', 'DEVELOPER', 'VIEWER')),
    token_hash  bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    created_at  timestamptz NOT NULL,
    created_by  text NOT NULL CHECK (created_by <> ''),
    by_platform boolean NOT NULL,
    expires_at  timestamptz NOT NULL,
    UNIQUE (merchant_id, email),
    CHECK (created_at < expires_at)
);
