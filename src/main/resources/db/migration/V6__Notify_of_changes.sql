-- Every instance keeps what it knows of keys for some seconds, and listens here for what has changed. A trigger tells it,
-- so that the notice commits with the change, no statement can forget it, and one typed by hand is noticed too.
-- The payload is the merchant's id; an empty one stands for all merchants.
CREATE FUNCTION notify_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    merchant_column CONSTANT text := TG_ARGV[0];
    before CONSTANT text := to_jsonb(OLD) ->> merchant_column;
    after  CONSTANT text := to_jsonb(NEW) ->> merchant_column;
BEGIN
    IF TG_LEVEL = 'STATEMENT' THEN
        PERFORM pg_notify('latchkey_changed', '');
        RETURN NULL;
    END IF;
    IF before IS NOT NULL THEN
        PERFORM pg_notify('latchkey_changed', before);
    END IF;
    IF after IS DISTINCT FROM before AND after IS NOT NULL THEN
        PERFORM pg_notify('latchkey_changed', after);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER notify_of_change AFTER INSERT OR UPDATE OR DELETE ON api_keys
    FOR EACH ROW EXECUTE FUNCTION notify_of_change('merchant_id');
CREATE TRIGGER notify_of_change AFTER INSERT OR UPDATE OR DELETE ON merchants
    FOR EACH ROW EXECUTE FUNCTION notify_of_change('id');
CREATE TRIGGER notify_of_change AFTER INSERT OR UPDATE OR DELETE ON subscriptions
    FOR EACH ROW EXECUTE FUNCTION notify_of_change('merchant_id');

CREATE TRIGGER notify_of_truncation AFTER TRUNCATE ON api_keys EXECUTE FUNCTION notify_of_change();
CREATE TRIGGER notify_of_truncation AFTER TRUNCATE ON merchants EXECUTE FUNCTION notify_of_change();
CREATE TRIGGER notify_of_truncation AFTER TRUNCATE ON subscriptions EXECUTE FUNCTION notify_of_change();
