-- Who is signed in to the console. The browser holds the id in an encrypted cookie; deleting the row signs out everywhere
-- that cookie may have been copied to. A local account's row ends with the account.
CREATE TABLE sessions (
    id           uuid PRIMARY KEY,
    account_id   uuid REFERENCES accounts (id) ON DELETE CASCADE,
    subject      text NOT NULL CHECK (subject <> ''),
    display_name text NOT NULL CHECK (display_name <> ''),
    platform     boolean NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at)
);

COMMENT ON COLUMN sessions.account_id IS 'Null: signed in by an OpenID provider';

CREATE INDEX sessions_by_expiry ON sessions (expires_at);
