package dev.latchkey.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;

import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthz;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;

/** The examples for ingresses that can't be run here; those for nginx and Caddy are run by {@code IngressIT}. */
class ExamplesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> IDENTITY = List.of("X-Merchant-Id", "X-Api-Key-Id", "X-Api-Key-Scopes");
    private static final JsonFormat.TypeRegistry TYPES = JsonFormat.TypeRegistry.newBuilder()
            .add(List.of(HttpConnectionManager.getDescriptor(), ExtAuthz.getDescriptor(), Router.getDescriptor(),
                    HttpProtocolOptions.getDescriptor()))
            .build();

    @ParameterizedTest
    @ValueSource(strings = { "envoy/http.yaml", "envoy/grpc.yaml" })
    void envoyUnderstandsEveryField(String example) throws IOException {
        Bootstrap bootstrap = bootstrap(text(example));
        HttpConnectionManager manager = bootstrap.getStaticResources().getListeners(0).getFilterChains(0).getFilters(0)
                .getTypedConfig().unpack(HttpConnectionManager.class);
        ExtAuthz authz = manager.getHttpFilters(0).getTypedConfig().unpack(ExtAuthz.class);

        assertThat(authz.getFailureModeAllow()).isFalse();
        assertThat(authz.getStatusOnError().getCodeValue()).isEqualTo(503);
        assertThat(authz.getAllowedHeaders().getPatternsList()).extracting(pattern -> pattern.getExact())
                .contains("x-merchant-api-key", "accept");
        assertThat(manager.getRouteConfig().getVirtualHosts(0).getRequestHeadersToRemoveList())
                .containsExactly("X-Merchant-API-Key");
        assertThat(bootstrap.getStaticResources().getClustersList()).extracting(cluster -> cluster.getName())
                .contains(authz.hasHttpService() ? authz.getHttpService().getServerUri().getCluster()
                        : authz.getGrpcService().getEnvoyGrpc().getClusterName());
    }

    @Test
    void overHttpEnvoyAsksBelowTheDoorAndOverwritesTheIdentity() throws IOException {
        ExtAuthz authz = bootstrap(text("envoy/http.yaml")).getStaticResources().getListeners(0).getFilterChains(0)
                .getFilters(0)
                .getTypedConfig().unpack(HttpConnectionManager.class).getHttpFilters(0).getTypedConfig()
                .unpack(ExtAuthz.class);

        assertThat(authz.getHttpService().getPathPrefix()).isEqualTo("/authz/forward");
        assertThat(authz.getHttpService().getAuthorizationResponse().getAllowedUpstreamHeaders().getPatternsList())
                .extracting(pattern -> pattern.getExact())
                .containsExactlyElementsOf(IDENTITY.stream().map(String::toLowerCase).toList());
    }

    @Test
    void aFieldThatEnvoyDoesNotKnowIsFound() throws IOException {
        String wrong = text("envoy/http.yaml").replace("status_on_error:", "status_on_errors:");

        assertThatThrownBy(() -> bootstrap(wrong)).isInstanceOf(InvalidProtocolBufferException.class)
                .hasMessageContaining("status_on_errors");
    }

    @ParameterizedTest
    @ValueSource(strings = { "gateway-api/http.yaml", "gateway-api/grpc.yaml", "envoy-gateway/http.yaml" })
    void gatewayApiUnderstandsEveryFieldAndTheKeyIsRemovedBehindTheQuestion(String example) throws IOException {
        JsonNode route = documents(example).getLast();
        HTTPRoute read = strict().treeToValue(route, HTTPRoute.class);
        var filters = read.getSpec().getRules().getFirst().getFilters();

        assertThat(filters.getLast().getRequestHeaderModifier().getRemove()).containsExactly("X-Merchant-API-Key");
        assertThat(filters.size()).isEqualTo(example.startsWith("gateway-api") ? 2 : 1);
        assertThat(filters.getFirst().getExternalAuth() == null).isEqualTo(filters.size() == 1);
    }

    @Test
    void aFieldThatGatewayApiDoesNotKnowIsFound() throws IOException {
        JsonNode wrong = YAML.readTree(text("gateway-api/http.yaml").replace("allowedHeaders:", "allowHeaders:"));

        assertThatThrownBy(() -> strict().treeToValue(wrong, HTTPRoute.class)).hasMessageContaining("allowHeaders");
    }

    @Test
    void envoyGatewaysPolicyIsForTheRouteBesideIt() throws IOException {
        JsonNode policy = documents("envoy-gateway/http.yaml").getFirst();
        JsonNode route = documents("envoy-gateway/http.yaml").getLast();
        JsonNode grpc = documents("envoy-gateway/grpc.yaml").getFirst();

        assertThat(policy.at("/spec/targetRefs/0/name")).isEqualTo(route.at("/metadata/name"));
        assertThat(policy.at("/spec/extAuth/http/path").asText()).isEqualTo("/authz/forward");
        assertThat(policy.at("/spec/extAuth/http/headersToBackend").valueStream().map(JsonNode::asText))
                .containsExactlyElementsOf(IDENTITY);
        for (String same : List.of("/spec/targetRefs", "/spec/extAuth/failOpen", "/spec/extAuth/statusOnError",
                "/spec/extAuth/headersToExtAuth", "/spec/extAuth/timeout")) {
            assertThat(grpc.at(same)).as(same).isEqualTo(policy.at(same)).isNotEqualTo(policy.at("/nothing"));
        }
    }

    @Test
    void traefikIsToldTheSameInAFileAndInKubernetes() throws IOException {
        JsonNode file = documents("traefik/dynamic.yaml").getFirst();
        Map<String, JsonNode> resources = new HashMap<>();
        documents("traefik/kubernetes.yaml")
                .forEach(resource -> resources.put(resource.at("/metadata/name").asText(), resource.path("spec")));
        JsonNode route = resources.remove("merchant-api");
        Map<String, JsonNode> middlewares = new HashMap<>();
        file.at("/http/middlewares").properties().forEach(entry -> middlewares.put(entry.getKey(), entry.getValue()));

        assertThat(resources).isEqualTo(middlewares).hasSize(3);
        assertThat(route.at("/routes/0/match")).isEqualTo(file.at("/http/routers/merchant-api/rule"));
        assertThat(route.at("/routes/0/middlewares").valueStream().map(middleware -> middleware.path("name").asText()))
                .containsExactly("latchkey-secret", "latchkey", "latchkey-clean")
                .containsExactlyElementsOf(file.at("/http/routers/merchant-api/middlewares").valueStream()
                        .map(JsonNode::asText).toList());
        assertThat(middlewares.get("latchkey").at("/forwardAuth/authResponseHeaders").valueStream().map(JsonNode::asText))
                .containsExactlyElementsOf(IDENTITY);
        assertThat(middlewares.get("latchkey").at("/forwardAuth/trustForwardHeader").asBoolean(true)).isFalse();
        assertThat(middlewares.get("latchkey-clean").at("/headers/customRequestHeaders/X-Merchant-API-Key").asText("-"))
                .isEmpty();
    }

    private static Bootstrap bootstrap(String yaml) throws IOException {
        Bootstrap.Builder bootstrap = Bootstrap.newBuilder();
        JsonFormat.parser().usingTypeRegistry(TYPES).merge(YAML.readTree(yaml).toString(), bootstrap);
        return bootstrap.build();
    }

    /** The model takes unknown fields and keeps them, so that newer clusters can be asked by older clients. */
    private static ObjectMapper strict() {
        return new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Boolean hasAnySetter(Annotated annotated) {
                        return false;
                    }
                });
    }

    private static List<JsonNode> documents(String example) throws IOException {
        return YAML.readerFor(JsonNode.class).<JsonNode> readValues(text(example)).readAll();
    }

    private static String text(String example) throws IOException {
        return Files.readString(Path.of("deploy", example));
    }
}
