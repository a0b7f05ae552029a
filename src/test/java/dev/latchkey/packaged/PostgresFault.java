package dev.latchkey.packaged;

/** What can happen to a PostgreSQL, and how it ends. */
enum PostgresFault {

    KILLED("Killed, and started again", PostgresNode::kill, PostgresNode::start),
    SHUT_DOWN("Shut down, and started again", PostgresNode::shutDown, PostgresNode::start),
    HANGING("Hangs (`SIGSTOP`), and goes on", PostgresNode::freeze, PostgresNode::thaw),
    REFUSING("Refuses the login", postgres -> postgres.alterRole("NOLOGIN"), postgres -> postgres.alterRole("LOGIN")),
    FULL("Has no connection left", postgres -> postgres.alterRole("CONNECTION LIMIT 0"),
            postgres -> postgres.alterRole("CONNECTION LIMIT -1")),
    READ_ONLY("Is read-only", postgres -> postgres.alterSystem("SET default_transaction_read_only = on"),
            postgres -> postgres.alterSystem("RESET default_transaction_read_only"));

    final String title;
    private final Step begin;
    private final Step end;

    PostgresFault(String title, Step begin, Step end) {
        this.title = title;
        this.begin = begin;
        this.end = end;
    }

    void begin(PostgresNode postgres) throws Exception {
        begin.take(postgres);
    }

    void end(PostgresNode postgres) throws Exception {
        end.take(postgres);
    }

    private interface Step {

        void take(PostgresNode postgres) throws Exception;
    }
}
