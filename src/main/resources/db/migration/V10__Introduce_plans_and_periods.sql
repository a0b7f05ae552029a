-- What is for sale. A change makes a new version, so that what was billed by an old one stays as it was.
CREATE TABLE plan_versions (
    code                         text NOT NULL CHECK (code ~ '^[A-Za-z0-9_-]{1,64}$'),
    version                      integer NOT NULL CHECK (version >= 1),
    name                         text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    currency                     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    monthly_fee                  numeric(20, 6) NOT NULL CHECK (monthly_fee >= 0),
    monthly_call_quota           bigint CHECK (monthly_call_quota >= 0),
    monthly_transfer_quota_bytes bigint CHECK (monthly_transfer_quota_bytes >= 0),
    fee_per_extra_call           numeric(20, 6) NOT NULL CHECK (fee_per_extra_call >= 0),
    hard_quota                   boolean NOT NULL CHECK (NOT hard_quota OR monthly_call_quota IS NOT NULL),
    created_at                   timestamptz NOT NULL,
    PRIMARY KEY (code, version)
);

COMMENT ON COLUMN plan_versions.monthly_call_quota IS 'Null: no end';
COMMENT ON COLUMN plan_versions.monthly_transfer_quota_bytes IS 'Null: no end';

-- What is billed as one, half-open: the end is the first instant that belongs to the next. Which version of the plan holds is
-- settled when the period is put or begins by itself.
CREATE TABLE billing_periods (
    merchant_id  text NOT NULL REFERENCES merchants (id),
    period_start timestamptz NOT NULL,
    period_end   timestamptz NOT NULL,
    plan         text NOT NULL CHECK (plan ~ '^[A-Za-z0-9_-]{1,64}$'),
    plan_version integer,
    trial        boolean NOT NULL,
    PRIMARY KEY (merchant_id, period_start),
    FOREIGN KEY (plan, plan_version) REFERENCES plan_versions (code, version),
    CHECK (period_start < period_end)
);

COMMENT ON COLUMN billing_periods.plan_version IS 'Null: there was no such plan then, so there is neither quota nor fee';

INSERT INTO billing_periods
SELECT merchant_id, current_period_start, current_period_end, plan, NULL, false FROM subscriptions;

-- The current period is the subscription's own. Others may be added by themselves where the contract goes on.
ALTER TABLE subscriptions
    ADD COLUMN plan_version integer,
    ADD COLUMN auto_renew   boolean NOT NULL DEFAULT false,
    ADD COLUMN anchor       timestamptz,
    ADD FOREIGN KEY (plan, plan_version) REFERENCES plan_versions (code, version),
    DROP CONSTRAINT subscriptions_status_check,
    ADD CONSTRAINT subscriptions_status_check CHECK (status IN ('TRIAL', 'ACTIVE', 'SUSPENDED', 'CANCELLED')),
    ADD CHECK (NOT auto_renew OR anchor IS NOT NULL);

COMMENT ON COLUMN subscriptions.auto_renew IS 'Whether the next period begins by itself when this one ends';
COMMENT ON COLUMN subscriptions.anchor IS 'The boundary from which the months of later periods are counted, in the time zone of the merchant';
CREATE INDEX subscriptions_to_renew ON subscriptions (current_period_end) WHERE auto_renew;

-- What the service does by itself has no actor.
ALTER TABLE audit_events
    DROP CONSTRAINT audit_events_action_check,
    ADD CONSTRAINT audit_events_action_check CHECK (action IN ('KEY_CREATED', 'KEY_CHANGED', 'KEY_ROTATED', 'KEY_REVOKED',
        'KEYS_IMPORTED', 'KEY_LEAKED', 'MEMBER_ADDED', 'MEMBER_CHANGED', 'MEMBER_REMOVED', 'INVITATION_CREATED',
        'INVITATION_WITHDRAWN', 'INVITATION_ACCEPTED', 'MERCHANT_CREATED', 'MERCHANT_CHANGED', 'SUBSCRIPTION_CHANGED',
        'SUBSCRIPTION_RENEWED', 'QUOTA_REACHED', 'PLAN_CREATED', 'PLAN_CHANGED', 'SIGNED_IN', 'SIGN_IN_REFUSED',
        'SIGNED_OUT')),
    DROP CONSTRAINT audit_events_check,
    ADD CONSTRAINT audit_events_check
        CHECK (actor IS NOT NULL OR action IN ('SIGN_IN_REFUSED', 'SUBSCRIPTION_RENEWED', 'QUOTA_REACHED')),
    DROP CONSTRAINT audit_events_check1,
    ADD CONSTRAINT audit_events_check1 CHECK ((merchant_id IS NULL)
        = (action IN ('PLAN_CREATED', 'PLAN_CHANGED', 'SIGNED_IN', 'SIGN_IN_REFUSED', 'SIGNED_OUT')));
COMMENT ON COLUMN audit_events.actor IS 'Null: the service itself, or nobody can tell whose sign-in it would have been';
