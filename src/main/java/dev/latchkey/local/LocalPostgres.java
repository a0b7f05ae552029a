package dev.latchkey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL of our own.
 *
 * @param directory where its data and its log go
 * @param lasting whether the data of the last run is kept
 */
record LocalPostgres(Path directory, boolean lasting) implements LocalStores.Store {

    private static final Duration START = Duration.ofSeconds(60);
    /** Of postmaster.pid, see PostgreSQL's manual, "Database File Layout" and miscadmin.h. */
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    @Override
    public String start() {
        try {
            Path data = directory.resolve("postgres");
            Files.createDirectories(directory);
            if (!lasting) {
                discard(data);
            }
            Optional<Running> running = running(data);
            return url(running.isPresent() ? running.get().port() : startNew(data));
        } catch (IOException e) {
            throw new UncheckedIOException("The local PostgreSQL did not start; its log is in " + directory, e);
        }
    }

    private int startNew(Path data) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setErrorRedirector(Redirect.appendTo(directory.resolve("postgres.log").toFile()))
                .setOutputRedirector(Redirect.appendTo(directory.resolve("postgres.log").toFile()))
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8");
        if (!lasting) {
            // A test's data need not survive a crash, and what the server was told is searched for secrets.
            builder.setServerConfig("fsync", "off").setServerConfig("log_statement", "all");
        }
        int port = builder.start().getPort();
        // Not the process that was started: as root that is a wrapper, which would leave the server behind.
        running(data).ifPresent(server -> Runtime.getRuntime().addShutdownHook(new Thread(server.process()::destroy)));
        return port;
    }

    // A run that was killed leaves its server behind, and no second one may use the same data: go on with that one.
    private static Optional<Running> running(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        // The file of a server that was killed may name a process that is something else by now.
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                .map(process -> new Running(process, Integer.parseInt(lines.get(PORT_LINE).strip())));
    }

    private static void discard(Path data) throws IOException {
        running(data).ifPresent(left -> {
            left.process().destroyForcibly();
            left.process().onExit().join();
        });
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private record Running(ProcessHandle process, int port) {
    }

    private static String url(int port) {
        return "postgresql://localhost:" + port + "/postgres";
    }
}
