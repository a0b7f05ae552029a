-- People and programs that sign in here. The password is kept in Modular Crypt Format, so that its cost may grow.
CREATE TABLE accounts (
    id            uuid PRIMARY KEY,
    email         text NOT NULL UNIQUE CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
    password_hash text NOT NULL CHECK (password_hash LIKE '$2a$%'),
    platform      boolean NOT NULL,
    created_at    timestamptz NOT NULL
);

-- Subject is what an identity is known by: a local account's email address, or the "sub" of an OpenID provider,
-- which has no row in accounts; hence no foreign key.
CREATE TABLE members (
    merchant_id text NOT NULL REFERENCES merchants (id),
    subject     text NOT NULL CHECK (subject <> '' AND subject = btrim(subject)),
    role        text NOT NULL CHECK (role IN ('OWNER', 'DEVELOPER', 'VIEWER')),
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, subject)
);

CREATE INDEX members_by_subject ON members (subject);
