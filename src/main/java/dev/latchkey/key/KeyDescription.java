package dev.latchkey.key;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;

import org.hibernate.validator.constraints.CodePointLength;

/** A key's description: up to 500 characters, of any number of lines. */
@CodePointLength(max = 500, message = "must have at most 500 characters")
@Pattern(regexp = "[\\n\\r\\t[^\\p{Cc}\\p{Cs}]]*", message = "must not contain control characters")
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@interface KeyDescription {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
