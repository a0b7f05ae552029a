package dev.latchkey.packaged;

/** What can happen to a PostgreSQL, and how it ends. */
enum PostgresFault {

    KILLED("Killed, and started again") {
        @Override
        void begin(PostgresNode postgres) throws Exception {
            postgres.kill();
        }

        @Override
        void end(PostgresNode postgres) throws Exception {
            postgres.start();
        }
    },
    SHUT_DOWN("Shut down, and started again") {
        @Override
        void begin(PostgresNode postgres) throws Exception {
            postgres.shutDown();
        }

        @Override
        void end(PostgresNode postgres) throws Exception {
            postgres.start();
        }
    },
    REFUSING("Refuses the login") {
        @Override
        void begin(PostgresNode postgres) {
            postgres.database().update("ALTER ROLE " + PostgresNode.USER + " NOLOGIN");
            postgres.disconnect();
        }

        @Override
        void end(PostgresNode postgres) {
            postgres.database().update("ALTER ROLE " + PostgresNode.USER + " LOGIN");
        }
    },
    FULL("Has no connection left") {
        @Override
        void begin(PostgresNode postgres) {
            postgres.database().update("ALTER ROLE " + PostgresNode.USER + " CONNECTION LIMIT 0");
            postgres.disconnect();
        }

        @Override
        void end(PostgresNode postgres) {
            postgres.database().update("ALTER ROLE " + PostgresNode.USER + " CONNECTION LIMIT -1");
        }
    },
    READ_ONLY("Is read-only") {
        @Override
        void begin(PostgresNode postgres) {
            postgres.database().update("ALTER SYSTEM SET default_transaction_read_only = on");
            postgres.database().query("SELECT pg_reload_conf()");
        }

        @Override
        void end(PostgresNode postgres) {
            postgres.database().update("ALTER SYSTEM RESET default_transaction_read_only");
            postgres.database().query("SELECT pg_reload_conf()");
        }
    };

    final String title;

    PostgresFault(String title) {
        this.title = title;
    }

    abstract void begin(PostgresNode postgres) throws Exception;

    abstract void end(PostgresNode postgres) throws Exception;
}
