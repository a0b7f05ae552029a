-- A limit of one key beside that of its merchant, which all keys share: a request must fit in both. A limit on trial (shadow)
-- refuses nothing; what it would have refused is counted.
ALTER TABLE api_keys
    ADD COLUMN requests_per_minute        integer CHECK (requests_per_minute BETWEEN 1 AND 10000),
    ADD COLUMN shadow_requests_per_minute integer CHECK (shadow_requests_per_minute BETWEEN 1 AND 10000);

ALTER TABLE merchants
    ADD COLUMN shadow_requests_per_minute integer CHECK (shadow_requests_per_minute BETWEEN 1 AND 10000);

COMMENT ON COLUMN api_keys.requests_per_minute IS 'Null: no limit of its own';
COMMENT ON COLUMN api_keys.shadow_requests_per_minute IS 'Null: none on trial';
COMMENT ON COLUMN merchants.shadow_requests_per_minute IS 'Null: none on trial';
