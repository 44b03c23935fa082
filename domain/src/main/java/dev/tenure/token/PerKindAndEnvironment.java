package dev.tenure.token;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** One value for each kind of token in each environment, created once. */
final class PerKindAndEnvironment<V> {
    private final Map<TokenKind, Map<Environment, V>> values = new EnumMap<>(TokenKind.class);

    PerKindAndEnvironment(BiFunction<TokenKind, Environment, V> make) {
        for (var kind : TokenKind.values()) {
            var ofKind = new EnumMap<Environment, V>(Environment.class);
            for (var environment : Environment.values()) ofKind.put(environment, make.apply(kind, environment));
            values.put(kind, ofKind);
        }
    }

    V of(TokenKind kind, Environment environment) {
        return Objects.requireNonNull(Objects.requireNonNull(values.get(kind)).get(environment));
    }

    Seq<V> all() {
        return Array.ofAll(values.values()).flatMap(Map::values);
    }
}
