package dev.tenure.adapters;

import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * States as JSON, by their public face alone: the accessors and constructors of records, the attributes and builders of
 * data, and the few texts and bytes that those consist of. A type's name stands for the state.
 */
final class StateJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String STATE = "state";

    private StateJson() {}

    /** The JSON of a state, to be read as {@code type}. */
    static String write(Object state, Class<?> type) throws ReflectiveOperationException {
        return MAPPER.writeValueAsString(plain(state, type));
    }

    static <T> T read(String json, Class<T> type) throws ReflectiveOperationException {
        return type.cast(value(MAPPER.readValue(json, Object.class), type));
    }

    private static @Nullable Object plain(Object value, Type type) throws ReflectiveOperationException {
        if (value instanceof Option<?> option) return option.isEmpty() ? null : plain(option.get(), argument(type));
        if (value instanceof Seq<?> seq) {
            var all = new java.util.ArrayList<@Nullable Object>();
            for (var one : seq) all.add(plain(one, argument(type)));
            return all;
        }
        if (value instanceof TokenHash hash) return Base64.getEncoder().encodeToString(hash.bytes());
        if (value instanceof SealedSecret sealed) return Base64.getEncoder().encodeToString(sealed.bytes());
        if (value instanceof Scope scope) return scope.text();
        if (value instanceof Instant || value instanceof UUID) return value.toString();
        if (value instanceof Enum<?> constant) return constant.name();
        if (value instanceof String || value instanceof Number || value instanceof Boolean) return value;
        return taken(value, (Class<?>) type);
    }

    /** Takes a state, a record or data apart. */
    private static Map<String, @Nullable Object> taken(Object value, Class<?> type)
            throws ReflectiveOperationException {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        var whole = type.isSealed() ? value.getClass() : type;
        if (type.isSealed()) parts.put(STATE, whole.getSimpleName());
        for (var part : parts(whole)) parts.put(part.getName(), plain(part.invoke(value), part.getGenericReturnType()));
        return parts;
    }

    private static Object value(@Nullable Object plain, Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Option.class)
            return plain == null ? Option.none() : Option.of(value(plain, argument(type)));
        if (plain == null) throw new IllegalArgumentException("nothing is there for " + type);
        if (plain instanceof java.util.List<?> all) {
            var values = Vector.empty();
            for (var one : all) values = values.append(value(one, argument(type)));
            return values;
        }
        if (type == TokenHash.class)
            return TokenHash.ofBytes(Base64.getDecoder().decode(plain.toString()));
        if (type == SealedSecret.class)
            return SealedSecret.ofBytes(Base64.getDecoder().decode(plain.toString()));
        if (type == Scope.class)
            return plain.equals("")
                    ? Scope.empty()
                    : Scope.parse(plain.toString()).get();
        if (type == Instant.class) return Instant.parse(plain.toString());
        if (type == UUID.class) return UUID.fromString(plain.toString());
        if (type instanceof Class<?> known && known.isEnum()) return constant(known, plain);
        return plain instanceof Map<?, ?> parts ? putTogether(parts, (Class<?>) type) : plain;
    }

    private static Object constant(Class<?> type, Object name) {
        return List.of(type.getEnumConstants())
                .find(constant -> ((Enum<?>) constant).name().equals(name))
                .get();
    }

    /** Puts a state or a record together by its constructor, and data by its builder. */
    private static Object putTogether(Map<?, ?> parts, Class<?> type) throws ReflectiveOperationException {
        if (type.isSealed()) return putTogether(parts, state(type, parts.get(STATE)));
        var values = new LinkedHashMap<Method, Object>();
        for (var part : parts(type)) values.put(part, value(parts.get(part.getName()), part.getGenericReturnType()));
        if (type.isRecord()) {
            var components = List.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toJavaArray(Class<?>[]::new);
            return type.getConstructor(components).newInstance(values.values().toArray());
        }
        var builder = type.getMethod("builder").invoke(null);
        for (var part : values.entrySet())
            builder.getClass()
                    .getMethod(part.getKey().getName(), part.getKey().getReturnType())
                    .invoke(builder, part.getValue());
        return builder.getClass().getMethod("build").invoke(builder);
    }

    /** The accessors of a record's components, or of data's attributes. */
    private static Seq<Method> parts(Class<?> type) {
        return type.isRecord()
                ? List.of(type.getRecordComponents()).map(RecordComponent::getAccessor)
                : List.of(type.getMethods())
                        .filter(method -> method.getDeclaringClass() == type)
                        .filter(method -> Modifier.isAbstract(method.getModifiers()));
    }

    private static Class<?> state(Class<?> type, @Nullable Object name) {
        return states(type).find(it -> it.getSimpleName().equals(name)).get();
    }

    private static Seq<Class<?>> states(Class<?> type) {
        return type.isSealed() ? List.of(type.getPermittedSubclasses()).flatMap(StateJson::states) : List.of(type);
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }
}
