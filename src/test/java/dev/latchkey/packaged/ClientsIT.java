package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Staff;

/**
 * Clients that a generator made of the documents, as the running service gives them, and that nobody touched: each makes a key,
 * calls with it, is told to wait, revokes it and is refused. Everything is below {@code target/clients}.
 */
class ClientsIT {

    private static final Path HERE = Path.of("target", "clients").toAbsolutePath();
    private static final Path SOURCES = Path.of("src", "test", "clients").toAbsolutePath();
    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final List<String> DOCUMENTS = List.of("management", "merchant");

    private static PackagedService service;
    private static Fleet fleet;

    @BeforeAll
    static void start() throws Exception {
        TestStores stores = TestStores.start("packaged-clients");
        service = new PackagedService("packaged-clients/service", Production.environment(stores)).awaitReady();
        fleet = new Fleet(List.of(service));
        Files.createDirectories(HERE);
        for (String document : DOCUMENTS) {
            fetch(document);
        }
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void theDocumentsKeepSpectralsRulesAndOwasps() throws Exception {
        installFromNpm();

        Program spectral = Program.run(HERE.resolve("npm"), HERE.resolve("spectral.log"), Map.of(),
                HERE.resolve("npm/node_modules/.bin/spectral").toString(), "lint", "--ruleset", "ruleset.yaml",
                "--fail-severity", "error", HERE.resolve("management.json").toString(),
                HERE.resolve("merchant.json").toString());

        assertThat(spectral.exitCode()).as(spectral.output()).isZero();
    }

    @Test
    void theJavaClientWorksAsItWasGenerated() throws Exception {
        for (String document : DOCUMENTS) {
            generate(document, "java", "java-" + document, "--library", "native", "--additional-properties",
                    "openApiNullable=false,useJakartaEe=true,invokerPackage=generated.%1$s,apiPackage=generated.%1$s.api,modelPackage=generated.%1$s.model"
                            .formatted(document));
        }
        List<String> compiler = new ArrayList<>(List.of(JAVA_HOME + "/bin/javac", "-nowarn", "-d", "java-classes", "-cp",
                System.getProperty("java.class.path"), SOURCES.resolve("java/Scenario.java").toString()));
        for (String document : DOCUMENTS) {
            try (Stream<Path> files = Files.walk(HERE.resolve("java-" + document + "/src/main/java"))) {
                files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(compiler::add);
            }
        }
        Program javac = Program.run(HERE, HERE.resolve("javac.log"), Map.of(), compiler.toArray(String[]::new));
        assertThat(javac.exitCode()).as(javac.output()).isZero();

        assertScenario("java-client", "Java client", HERE, JAVA_HOME + "/bin/java", "-cp",
                "java-classes:" + System.getProperty("java.class.path"), "Scenario");
    }

    @Test
    void theTypeScriptClientWorksAsItWasGenerated() throws Exception {
        installFromNpm();
        for (String document : DOCUMENTS) {
            generate(document, "typescript-fetch", "npm/typescript/" + document);
        }
        Path directory = HERE.resolve("npm/typescript");
        Program tsc = Program.run(directory, HERE.resolve("tsc.log"), Map.of(), "../node_modules/.bin/tsc", "-p", ".");
        assertThat(tsc.exitCode()).as(tsc.output()).isZero();

        assertScenario("typescript-client", "TypeScript client", directory, "node", "out/scenario.js");
    }

    @Test
    void thePythonClientWorksAsItWasGenerated() throws Exception {
        assumeInstalled("python3");
        List<String> path = new ArrayList<>();
        for (String document : DOCUMENTS) {
            generate(document, "python", "python-" + document, "--additional-properties", "packageName=latchkey_" + document);
            path.add(HERE.resolve("python-" + document).toString());
        }
        Program compiled = Program.run(HERE, HERE.resolve("python.log"), Map.of(), "python3", "-m", "compileall", "-q",
                path.get(0), path.get(1));
        assertThat(compiled.exitCode()).as(compiled.output()).isZero();

        // What it depends on comes from an index that not every machine reaches.
        if (Program.run(HERE, HERE.resolve("python-needs.log"), Map.of(), "python3", "-c",
                "import pydantic, dateutil, urllib3; assert pydantic.VERSION.startswith('2')").exitCode() == 0) {
            assertScenario("python-client", "Python client", HERE, "env", "PYTHONPATH=" + String.join(":", path), "python3",
                    SOURCES.resolve("python/scenario.py").toString());
        }
    }

    private static void assertScenario(String merchant, String keyName, Path directory, String... command) {
        fleet.putMerchant(merchant);
        fleet.putLimit(merchant, 3);
        Program scenario = Program.run(directory, HERE.resolve(merchant + ".log"),
                Map.of("SERVICE", service.uri("").toString(), "MERCHANT", merchant, "ACCOUNT", Staff.PLATFORM.email(),
                        "PASSWORD",
                        Staff.PASSWORD),
                command);

        assertThat(scenario.exitCode()).as(scenario.output()).isZero();
        assertThat(scenario.lines()).hasSize(4);
        assertThat(scenario.lines().get(0)).isEqualTo("created " + keyName);
        assertThat(scenario.lines().get(1)).isEqualTo("called " + merchant);
        assertThat(scenario.lines().get(2)).matches("limited 429 retry-after [1-9][0-9]?");
        assertThat(scenario.lines().get(3)).isEqualTo("refused 401");
    }

    private static void generate(String document, String generator, String output, String... more) {
        List<String> command = new ArrayList<>(List.of(JAVA_HOME + "/bin/java", "-jar",
                Path.of("target", "openapi-generator.jar").toAbsolutePath().toString(), "generate", "-g", generator, "-i",
                document + ".json", "-o", output, "--global-property",
                "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
        command.addAll(List.of(more));
        Program generated = Program.run(HERE, HERE.resolve("generate-" + output.replace('/', '-') + ".log"), Map.of(),
                command.toArray(String[]::new));
        assertThat(generated.exitCode()).as(generated.output()).isZero();
    }

    /** Once for all tests: the lock file says what, and from where is npm's own affair. */
    private static synchronized void installFromNpm() throws IOException {
        assumeInstalled("npm");
        Path npm = HERE.resolve("npm");
        Files.createDirectories(npm.resolve("typescript"));
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "ruleset.yaml", "typescript/scenario.ts",
                "typescript/tsconfig.json")) {
            Files.writeString(npm.resolve(file), Files.readString(SOURCES.resolve(file)));
        }
        if (!Files.exists(npm.resolve("node_modules/.package-lock.json"))) {
            Program install = Program.run(npm, HERE.resolve("npm.log"), Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit",
                    "--no-fund");
            assertThat(install.exitCode()).as(install.output()).isZero();
        }
    }

    /** Skips the test where it is missing; but where CI is set it is a fault, and the test fails. */
    private static void assumeInstalled(String program) {
        Assumptions.assumeTrue(Program.isInstalled(program) || System.getenv("CI") != null, () -> "there is no " + program);
    }

    private static void fetch(String document) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.uri("/openapi/" + document + "?format=json")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofFile(HERE.resolve(document + ".json"))).statusCode()).isEqualTo(200);
        }
    }
}
