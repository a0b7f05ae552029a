CREATE TABLE merchants (
    id                     text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
    names                  jsonb NOT NULL CHECK (
                               coalesce(jsonb_array_length(names -> 'items'), 0) >= 1
                               AND NOT jsonb_path_exists(names, '$.items[*].name ? (@ == "" || @ like_regex "^\\s|\\s$")')),
    country_code           text NOT NULL CHECK (country_code ~ '^[A-Z]{2}$'),
    enabled_language_codes text[] NOT NULL CHECK (cardinality(enabled_language_codes) >= 1),
    time_zone              text NOT NULL CHECK (time_zone <> ''),
    requests_per_minute    integer CHECK (requests_per_minute BETWEEN 1 AND 10000),
    created_at             timestamptz NOT NULL
);

COMMENT ON COLUMN merchants.requests_per_minute IS 'Null: the limit of the installation';

-- The Merchant API add-on as contracted. Its period is half-open: the end is the first instant not paid for.
CREATE TABLE subscriptions (
    merchant_id          text PRIMARY KEY REFERENCES merchants (id),
    plan                 text NOT NULL CHECK (plan ~ '^[A-Za-z0-9_-]{1,64}$'),
    status               text NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED', 'CANCELLED')),
    current_period_start timestamptz NOT NULL,
    current_period_end   timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    CHECK (current_period_start < current_period_end)
);
