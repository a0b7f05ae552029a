package dev.latchkey.door.extauthz;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.Code;
import com.google.rpc.Status;

import dev.latchkey.door.IdentityHeaders;
import dev.latchkey.door.KeyHeader;
import dev.latchkey.door.Refusal;
import dev.latchkey.verify.Verdict;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.DeniedHttpResponse;
import io.envoyproxy.envoy.service.auth.v3.OkHttpResponse;
import io.envoyproxy.envoy.type.v3.HttpStatus;

/** Verdicts as Envoy reads them. */
final class CheckAnswers {

    /** Not among those that Envoy is to set, or a client's claim of them would reach the backend beside ours. */
    private static final List<String> TO_REMOVE = Stream
            .concat(Stream.of(KeyHeader.NAME), IdentityHeaders.LOOKALIKES.stream()).toList();

    private CheckAnswers() {
    }

    /** @param rateLimit fields for the client's answer */
    static CheckResponse ok(Verdict.Admitted admitted, Map<String, String> rateLimit) {
        return CheckResponse.newBuilder().setStatus(status(Code.OK))
                .setOkResponse(OkHttpResponse.newBuilder().addAllHeaders(fields(IdentityHeaders.of(admitted)))
                        .addAllHeadersToRemove(TO_REMOVE).addAllResponseHeadersToAdd(fields(rateLimit)))
                .setDynamicMetadata(Struct.newBuilder()
                        .putFields("merchant_id", text(admitted.merchant().value()))
                        .putFields("key_id", text(admitted.key().toString()))
                        .putFields("scopes", Value.newBuilder().setListValue(ListValue.newBuilder()
                                .addAllValues(admitted.scopes().stream().map(CheckAnswers::text).toList())).build()))
                .build();
    }

    /** @param refusal what the client is told; Envoy's own log may have the code as well */
    static CheckResponse denied(Verdict.Refused refused, Refusal refusal) {
        return CheckResponse.newBuilder().setStatus(status(code(refusal.status())))
                .setDeniedResponse(DeniedHttpResponse.newBuilder()
                        .setStatus(HttpStatus.newBuilder().setCodeValue(refusal.status()))
                        .addAllHeaders(fields(refusal.fields()))
                        .addHeaders(field("Content-Type", refusal.mediaType())).setBody(refusal.body()))
                .setDynamicMetadata(Struct.newBuilder().putFields("code", text(refused.code().name())))
                .build();
    }

    private static Code code(int status) {
        return switch (status) {
            case 401 -> Code.UNAUTHENTICATED;
            case 429 -> Code.RESOURCE_EXHAUSTED;
            default -> Code.PERMISSION_DENIED;
        };
    }

    private static Status status(Code code) {
        return Status.newBuilder().setCode(code.getNumber()).build();
    }

    private static List<HeaderValueOption> fields(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field(field.getKey(), field.getValue())).toList();
    }

    private static HeaderValueOption field(String name, String value) {
        return HeaderValueOption.newBuilder().setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
                .setAppendAction(HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD).build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
