package dev.tenure.contract.report;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The promises, {@code "G1"} to {@code "G12"}, that a test shows; on a class, those of all its tests that do not state
 * their own. A display name that begins with {@code "G7: "} or {@code "G1, G5: "} says the same.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Shows {
    /** The names of the promises. */
    String[] value();
}
