package dev.latchkey.door.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;

import org.junit.jupiter.api.Test;

import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;

class UnadmittedTest {

    /** None is known that gets past the door; one that did would be told no more than one which has no key. */
    @Test
    void aRequestThatNoDoorAdmittedIsNobodys() {
        RoutingContext context = (RoutingContext) Proxy.newProxyInstance(RoutingContext.class.getClassLoader(),
                new Class<?>[] { RoutingContext.class }, (proxy, method, arguments) -> null);

        assertThatThrownBy(() -> Admission.of(context)).isInstanceOfSatisfying(ProblemException.class,
                failure -> assertThat(failure.problem().code())
                        .isEqualTo(ProblemCode.UNAUTHENTICATED.name()));
    }
}
