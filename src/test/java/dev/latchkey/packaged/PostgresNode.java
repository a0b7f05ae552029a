package dev.latchkey.packaged;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.latchkey.testing.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL that can die, and be started again where it was. The service is no superuser in it. */
final class PostgresNode implements AutoCloseable {

    static final String USER = "latchkey";

    private final Path directory;
    private final Path data;
    private final int port = PackagedService.freePort();
    private EmbeddedPostgres started;

    /** @param directory a new one for what it keeps */
    PostgresNode(Path directory) {
        this.directory = directory;
        data = directory.resolve("data-" + port);
    }

    String url() {
        return "postgresql://localhost:" + port + "/" + USER;
    }

    /** What the service keeps there, as the superuser sees it, who is let in when nobody else is. */
    Database database() {
        return new Database("jdbc:" + url());
    }

    PostgresNode create() throws IOException {
        Files.createDirectories(directory);
        start();
        Database server = new Database("jdbc:postgresql://localhost:" + port + "/postgres");
        server.update("CREATE ROLE " + USER + " LOGIN");
        server.update("CREATE DATABASE " + USER + " OWNER " + USER);
        return this;
    }

    void start() throws IOException {
        if (started != null) {
            // Of the dead one it gives up the lock that it holds in this process.
            started.close();
        }
        Redirect log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
        started = EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false)
                .setRegisterShutdownHook(false).setErrorRedirector(log).setOutputRedirector(log)
                .setLocaleConfig("locale", "C.UTF-8").setLocaleConfig("encoding", "UTF8").start();
    }

    /** As if its machine had lost its power. */
    void kill() throws IOException {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** As an operator stops it: it lets nobody finish but itself. */
    void shutDown() throws IOException, InterruptedException {
        ProcessHandle server = processes().getFirst();
        signal("INT", List.of(server));
        server.onExit().join();
    }

    /** It takes connections and says nothing any more. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP", processes());
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT", processes());
    }

    /** Changes what the service may do, and ends what it has open. */
    void alterRole(String option) {
        database().update("ALTER ROLE " + USER + " " + option);
        database().query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + USER + "'");
    }

    /** Changes a setting of the server, for all connections there are as well. */
    void alterSystem(String change) {
        database().update("ALTER SYSTEM " + change);
        database().query("SELECT pg_reload_conf()");
    }

    // The postmaster first, so that it starts none after the others were seen.
    private List<ProcessHandle> processes() throws IOException {
        ProcessHandle server = ProcessHandle
                .of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip()))
                .orElseThrow();
        return Stream.concat(Stream.of(server), server.children()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
        }
    }

    @Override
    public void close() throws IOException {
        kill();
    }
}
