package dev.latchkey.door.extauthz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;

import dev.latchkey.testing.MerchantApi;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;

/** Asks as Envoy's ext_authz filter does, over one connection, from an address that is trusted as a proxy's. */
final class Envoy implements AutoCloseable {

    private final ManagedChannel channel;

    /** @param from the address of this machine from which it connects */
    Envoy(int port, String from) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext()
                .localSocketPicker(new From(from)).build();
    }

    CheckResponse check(CheckRequest request) {
        return AuthorizationGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS).check(request);
    }

    /** Sends what may be no message at all. */
    void checkBytes(byte[] message) {
        MethodDescriptor<byte[], byte[]> check = MethodDescriptor.<byte[], byte[]> newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(AuthorizationGrpc.getCheckMethod().getFullMethodName())
                .setRequestMarshaller(new Bytes()).setResponseMarshaller(new Bytes()).build();
        ClientCalls.blockingUnaryCall(channel, check, CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS), message);
    }

    /** A request with this key, from a caller of no particular address. */
    static Call get(String path, String secret) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(MerchantApi.KEY_HEADER.toLowerCase(Locale.ROOT), secret);
        return new Call("GET", path, headers, "192.0.2.7", Map.of());
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class From extends NettyChannelBuilder.LocalSocketPicker {

        private final String address;

        From(String address) {
            this.address = address;
        }

        @Override
        public java.net.SocketAddress createSocketAddress(java.net.SocketAddress remote, Attributes attributes) {
            return new InetSocketAddress(address, 0);
        }
    }

    /**
     * What Envoy tells of one request.
     *
     * @param extensions what the operator wrote at the route
     */
    record Call(String method, String path, Map<String, String> headers, String source, Map<String, String> extensions) {

        Call method(String other) {
            return new Call(other, path, headers, source, extensions);
        }

        Call header(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Call(method, path, more, source, extensions);
        }

        Call from(String address) {
            return new Call(method, path, headers, address, extensions);
        }

        Call with(String extension, String value) {
            return new Call(method, path, headers, source, Map.of(extension, value));
        }

        CheckRequest build() {
            return build(AttributeContext.HttpRequest.newBuilder().putAllHeaders(headers));
        }

        /** As with {@code encode_raw_headers}. */
        CheckRequest buildRaw() {
            AttributeContext.HttpRequest.Builder http = AttributeContext.HttpRequest.newBuilder();
            headers.forEach((name, value) -> http.getHeaderMapBuilder().addHeadersBuilder().setKey(name)
                    .setRawValue(ByteString.copyFromUtf8(value)));
            return build(http);
        }

        private CheckRequest build(AttributeContext.HttpRequest.Builder http) {
            return CheckRequest.newBuilder().setAttributes(AttributeContext.newBuilder()
                    .setSource(AttributeContext.Peer.newBuilder().setAddress(Address.newBuilder()
                            .setSocketAddress(SocketAddress.newBuilder().setAddress(source).setPortValue(40000))))
                    .setRequest(AttributeContext.Request.newBuilder().setHttp(http.setMethod(method).setPath(path)
                            .setHost("api.example").setScheme("https").setProtocol("HTTP/2")))
                    .putAllContextExtensions(extensions)).build();
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
