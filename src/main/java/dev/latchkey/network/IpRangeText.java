package dev.latchkey.network;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** The text of an {@link IpRange}. */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IpRangeText.Validator.class)
public @interface IpRangeText {

    String message() default "must be an IP address or a block of them such as 203.0.113.0/24 or 2001:db8::/32";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<IpRangeText, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || IpRange.parse(text).isPresent();
        }
    }
}
