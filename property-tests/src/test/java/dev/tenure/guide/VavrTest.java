package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class VavrTest {
    @Test
    void tenLinesAreEnough() {
        Either<Rejection, Integer> granted = Either.right(7);
        Either<Rejection, Integer> refused = Either.left(new Rejection.Consumed());
        assertThat(granted.map(seven -> seven + 1)).isEqualTo(Either.right(8)); // a Left stays as it is
        String answer = refused.fold(why -> why.code().name(), number -> "got " + number); // one of the two
        assertThat(answer).isEqualTo("CONSUMED");
        assertThat(refused.getOrElse(0)).isZero();

        Option<String> webhook = Option.none();
        assertThat(webhook.getOrElse("none")).isEqualTo("none"); // Option.of(null) is none, too

        Seq<String> names = List.of("Checking", "Savings");
        assertThat(names.map(String::length).asJava()).containsExactly(8, 7); // asJava(): a java.util.List
    }
}
