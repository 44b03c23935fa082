package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.token.Scope;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    @Test
    void aScopeIsReadAndWrittenInItsOrderWhichSaysNothing() {
        var text = "openid accounts transactions offline_access";
        assertThat(Scope.parse(text).map(Scope::text)).contains(text);
        assertThat(Scope.parse(text).get()).hasToString(text);
        assertThat(Scope.parse("a b")).isEqualTo(Scope.parse("b a")).hasSameHashCodeAs(Scope.parse("b a"));
        assertThat(Scope.parse("a").get().hashCode())
                .isNotEqualTo(Scope.parse("b").get().hashCode());
        assertThat(Scope.parse("a b a").map(Scope::text)).contains("a b");
        assertThat(Scope.parse("a")).isNotEqualTo(Scope.parse("A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a  b", "a\tb", "a\nb", "a\"b", "a\\b", "\u007f", "\u00e9", "a\0"})
    void textsThatTheGrammarDoesNotHaveAreNoScopes(String text) {
        assertThat(Scope.parse(text).getLeft()).isEqualTo("not names with one space between each two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "#", "[", "]", "~", "https://api.example/read:all", "a,b"})
    void theEdgesOfTheGrammarAreScopes(String text) {
        assertThat(Scope.parse(text).map(Scope::text)).contains(text);
    }

    @Test
    void aScopeIsOfBoundedLength() {
        assertThat(Scope.parse("a".repeat(8192)).get().text()).hasSize(8192);
        assertThat(Scope.parse("a".repeat(8193)).getLeft()).isEqualTo("longer than 8192 characters");
        assertThat(new Scope(LinkedHashSet.of("a".repeat(8192))).text()).hasSize(8192);
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope(LinkedHashSet.of("a".repeat(8193))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scope(LinkedHashSet.of("two names")))
                .withMessageNotContaining("two names");
    }

    @Test
    void aScopeCoversItsPartsAndNothingElse() {
        var whole = Story.WHOLE;
        assertThat(whole.covers(whole)).isTrue();
        assertThat(whole.covers(Story.NARROW)).isTrue();
        assertThat(whole.covers(Scope.empty())).isTrue();
        assertThat(Story.NARROW.covers(whole)).isFalse();
        assertThat(whole.covers(Story.scope("accounts payments"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 17, 200})
    void theOrderOfAnyNumberOfNamesSaysNothing(int size) {
        var names = Array.range(0, size).map(i -> "n" + i);
        var scope = new Scope(names.toLinkedSet());
        var backwards = new Scope(names.reverse().toLinkedSet());
        var fewer = new Scope(names.init().toLinkedSet());
        var another = new Scope(names.init().append("x").toLinkedSet());
        assertThat(scope).isEqualTo(backwards).isNotEqualTo(fewer).isNotEqualTo(another);
        assertThat(fewer).isNotEqualTo(scope);
        assertThat(scope.covers(backwards)).isTrue();
        assertThat(backwards.covers(fewer)).isTrue();
        assertThat(fewer.covers(scope)).isFalse();
        assertThat(scope.covers(another)).isFalse();
        assertThat(scope.equals((Object) names)).isFalse();
    }
}
