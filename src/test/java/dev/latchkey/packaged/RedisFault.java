package dev.latchkey.packaged;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** What can happen to a Redis, and how it ends. */
enum RedisFault {

    KILLED("Killed, and started again with what it had kept") {
        @Override
        void begin(RedisNode redis) throws Exception {
            redis.kill();
        }

        @Override
        void end(RedisNode redis) throws Exception {
            redis.start(FAITHFUL);
        }
    },
    HANGING("Stopped (SIGSTOP), so that it hangs") {
        @Override
        void begin(RedisNode redis) throws Exception {
            redis.freeze();
        }

        @Override
        void end(RedisNode redis) throws Exception {
            redis.thaw();
        }
    },
    FULL("Full: OOM") {
        @Override
        void begin(RedisNode redis) {
            set(redis, "maxmemory", "1");
        }

        @Override
        void end(RedisNode redis) {
            set(redis, "maxmemory", "0");
        }
    },
    READ_ONLY("A replica, read-only") {
        @Override
        void begin(RedisNode redis) {
            try (Jedis connection = redis.connect()) {
                connection.slaveof("127.0.0.1", PackagedService.freePort());
            }
        }

        @Override
        void end(RedisNode redis) {
            try (Jedis connection = redis.connect()) {
                connection.slaveofNoOne();
            }
        }
    },
    WRONG_PASSWORD("Asks for another password") {
        @Override
        void begin(RedisNode redis) {
            try (Jedis connection = redis.connect()) {
                connection.configSet("requirepass", PASSWORD);
                connection.auth(PASSWORD);
                connection.clientList().lines().filter(client -> !client.contains("cmd=client"))
                        .map(client -> client.replaceFirst("^id=(\\d+) .*", "$1"))
                        .forEach(id -> connection.sendCommand(Protocol.Command.CLIENT, "KILL", "ID", id));
            }
        }

        @Override
        void end(RedisNode redis) {
            try (Jedis connection = redis.connect()) {
                connection.auth(PASSWORD);
                connection.configSet("requirepass", "");
            }
        }
    },
    EMPTIED("Killed, and started again empty") {
        @Override
        void begin(RedisNode redis) throws Exception {
            redis.kill();
        }

        @Override
        void end(RedisNode redis) throws Exception {
            redis.discard().start(FAITHFUL);
        }
    };

    static final String[] FAITHFUL = { "appendonly yes", "appendfsync always" };
    private static final String PASSWORD = "test-only-password";

    final String title;

    RedisFault(String title) {
        this.title = title;
    }

    abstract void begin(RedisNode redis) throws Exception;

    abstract void end(RedisNode redis) throws Exception;

    private static void set(RedisNode redis, String setting, String value) {
        try (Jedis connection = redis.connect()) {
            connection.configSet(setting, value);
        }
    }
}
