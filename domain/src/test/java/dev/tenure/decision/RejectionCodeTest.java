package dev.tenure.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

/** Every kind of refusal has one code, which is called like it, and every code has its kind. */
class RejectionCodeTest {
    @Test
    void everyRefusalHasTheCodeOfItsName() {
        var kinds = Array.of(Rejection.class.getPermittedSubclasses());
        assertThat(kinds.map(RejectionCodeTest::codeOf)).containsExactlyInAnyOrder(RejectionCode.values());
        assertThat(kinds).allSatisfy(kind -> assertThat(codeOf(kind)).hasToString(constantOf(kind)));
    }

    @Test
    void aRefusalSaysItsCodeAndWhatToDo() {
        var busy = new Rejection.Superseded();
        assertThat(busy.code()).isEqualTo(RejectionCode.SUPERSEDED);
        assertThat(busy.remedy()).isEqualTo(Remedy.RELOAD);
    }

    private static RejectionCode codeOf(Class<?> kind) {
        return RejectionCode.of(kind.asSubclass(Rejection.class));
    }

    private static String constantOf(Class<?> kind) {
        return List.of(kind.getSimpleName().split("(?<=.)(?=\\p{Upper})"))
                .map(String::toUpperCase)
                .mkString("_");
    }
}
