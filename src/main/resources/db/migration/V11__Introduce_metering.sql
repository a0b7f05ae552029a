-- What was counted, by UTC hour. A count only grows within its epoch, and of two words on the same the greater is true; so
-- writing the same twice, or late, or by two instances at once changes nothing. Counts of different epochs add up.
-- minutes[1] is the hour's first minute; null stands for nothing counted, and takes no room.
CREATE FUNCTION total_of(minutes bigint[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT coalesce(sum(count), 0)::bigint FROM unnest(minutes) AS counted (count));

CREATE FUNCTION greater_of(minutes bigint[], others bigint[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT array_agg(greatest(mine, theirs) ORDER BY minute)
            FROM unnest(minutes, others) WITH ORDINALITY AS counted (mine, theirs, minute));

CREATE TABLE usage_hours (
    merchant_id text NOT NULL,
    hour        timestamptz NOT NULL CHECK (date_trunc('hour', hour, 'UTC') = hour),
    key_id      uuid NOT NULL,
    kind        text NOT NULL CHECK (kind ~ '^[A-Z_]{1,40}$'),
    epoch       text NOT NULL CHECK (epoch <> ''),
    minutes     bigint[] NOT NULL CHECK (cardinality(minutes) = 60),
    total       bigint GENERATED ALWAYS AS (total_of(minutes)) STORED,
    PRIMARY KEY (merchant_id, hour, key_id, kind, epoch)
);

COMMENT ON COLUMN usage_hours.kind IS 'CALLS: admitted requests, by their cost; BYTES: of their answers; else refusals for that reason';
COMMENT ON COLUMN usage_hours.epoch IS 'Who counted: the birth of the counter in Redis, or the instance';
