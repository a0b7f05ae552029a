-- That so much of a quota was used is told once for each merchant and period, whoever notices first.
CREATE TABLE quota_notices (
    merchant_id  text NOT NULL REFERENCES merchants (id),
    period_start timestamptz NOT NULL,
    measure      text NOT NULL CHECK (measure IN ('CALLS', 'TRANSFER')),
    percent      integer NOT NULL CHECK (percent > 0),
    told_at      timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, period_start, measure, percent)
);

-- What is to be sent to the operator's endpoints, and what became of it. Written in the transaction of what it tells of.
-- While somebody is sending it, next_attempt_at is when others may take it over.
CREATE TABLE webhook_deliveries (
    id              uuid PRIMARY KEY,
    endpoint        text NOT NULL CHECK (endpoint ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
    type            text NOT NULL CHECK (type ~ '^[a-z_.]{1,64}$'),
    merchant_id     text CHECK (merchant_id ~ '^[A-Za-z0-9_-]{1,64}$'),
    body            text NOT NULL,
    created_at      timestamptz NOT NULL,
    status          text NOT NULL CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
    tries           integer NOT NULL CHECK (tries >= 0),
    next_attempt_at timestamptz,
    attempts        jsonb NOT NULL CHECK (jsonb_typeof(attempts -> 'items') = 'array'),
    CHECK ((next_attempt_at IS NOT NULL) = (status = 'PENDING'))
);

COMMENT ON COLUMN webhook_deliveries.endpoint IS 'Its name in configuration, where its URL and secret are';
COMMENT ON COLUMN webhook_deliveries.body IS 'As it is sent each time: signed, so never changed';
COMMENT ON COLUMN webhook_deliveries.tries IS 'Attempts since it was made, or since somebody asked to try again';

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint, next_attempt_at) WHERE status = 'PENDING';
CREATE INDEX webhook_deliveries_of_merchant ON webhook_deliveries (merchant_id, id DESC);
CREATE INDEX webhook_deliveries_done ON webhook_deliveries (created_at) WHERE status <> 'PENDING';
