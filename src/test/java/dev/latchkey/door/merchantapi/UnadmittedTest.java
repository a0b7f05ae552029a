package dev.latchkey.door.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;

import org.junit.jupiter.api.Test;

import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;

class UnadmittedTest {

    /**
     * Routing finds the resources in paths with parameters too, such as {@code /merchant-api;a=b/v1/merchant}; the door does
     * not.
     */
    @Test
    void aRequestThatNoDoorAdmittedIsNobodys() {
        RoutingContext context = (RoutingContext) Proxy.newProxyInstance(RoutingContext.class.getClassLoader(),
                new Class<?>[] { RoutingContext.class }, (proxy, method, arguments) -> null);

        assertThatThrownBy(() -> Admission.of(context)).isInstanceOfSatisfying(ProblemException.class,
                failure -> assertThat(failure.problem().code())
                        .isEqualTo(ProblemCode.UNAUTHENTICATED.name()));
    }
}
