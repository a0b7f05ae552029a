-- Who did what. Nothing here refers to another table: an event outlives what it tells of. The action's word in JSON is that
-- of dev.latchkey.audit.AuditAction.
CREATE TABLE audit_events (
    id          uuid PRIMARY KEY,
    at          timestamptz NOT NULL,
    action      text NOT NULL CHECK (action IN ('KEY_CREATED', 'KEY_CHANGED', 'KEY_ROTATED', 'KEY_REVOKED', 'KEYS_IMPORTED',
                    'KEY_LEAKED', 'MEMBER_ADDED', 'MEMBER_CHANGED', 'MEMBER_REMOVED', 'INVITATION_CREATED',
                    'INVITATION_WITHDRAWN', 'INVITATION_ACCEPTED', 'MERCHANT_CREATED', 'MERCHANT_CHANGED',
                    'SUBSCRIPTION_CHANGED', 'SIGNED_IN', 'SIGN_IN_REFUSED', 'SIGNED_OUT')),
    actor       text CHECK (actor <> ''),
    address     text CHECK (char_length(address) BETWEEN 1 AND 100),
    merchant_id text CHECK (merchant_id ~ '^[A-Za-z0-9_-]{1,64}$'),
    key_id      uuid,
    target      text CHECK (target <> ''),
    before      jsonb CHECK (jsonb_typeof(before) = 'object' AND before <> '{}'),
    after       jsonb CHECK (jsonb_typeof(after) = 'object' AND after <> '{}'),
    CHECK (actor IS NOT NULL OR action = 'SIGN_IN_REFUSED'),
    CHECK ((merchant_id IS NULL) = (action IN ('SIGNED_IN', 'SIGN_IN_REFUSED', 'SIGNED_OUT')))
);

COMMENT ON COLUMN audit_events.actor IS 'Null: nobody can tell whose sign-in it would have been';
COMMENT ON COLUMN audit_events.merchant_id IS 'Null: belongs to no merchant, as signing in and out do';

-- Lists run newest first; UUIDv7 sorts by age.
CREATE INDEX audit_events_of_merchant ON audit_events (merchant_id, id DESC) WHERE merchant_id IS NOT NULL;
CREATE INDEX audit_events_of_actor ON audit_events (actor, id DESC);
CREATE INDEX audit_events_of_key ON audit_events (key_id, id DESC) WHERE key_id IS NOT NULL;

-- Append-only. The triggers hold for superusers too, and whatever session_replication_role says; the privileges are taken
-- from the role that owns the table, which could otherwise do everything with it.
CREATE FUNCTION refuse_to_rewrite_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_events is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_history();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_history();
ALTER TABLE audit_events ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE audit_events ENABLE ALWAYS TRIGGER no_truncate;

REVOKE UPDATE, DELETE, TRUNCATE ON audit_events FROM CURRENT_USER;
