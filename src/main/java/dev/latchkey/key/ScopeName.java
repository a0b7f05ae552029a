package dev.latchkey.key;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;

/** The form of a scope. Whether the platform has it, {@link ScopeCatalogue} knows. */
@Pattern(regexp = ScopeName.FORM, message = "must be a scope such as orders:read")
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface ScopeName {

    String FORM = "[a-z][a-z0-9_-]{0,30}(:[a-z][a-z0-9_-]{0,30})?";

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
