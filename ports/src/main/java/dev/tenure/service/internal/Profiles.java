package dev.tenure.service.internal;

import dev.tenure.decision.Rejection;
import dev.tenure.profile.Profile;
import dev.tenure.token.Environment;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The wired profiles of one environment, by the names that aggregates store. */
public final class Profiles {
    private final Environment environment;
    private final Map<String, Profile> profiles;

    /** Holds the profiles that are wired in an environment. */
    public Profiles(Environment environment, Seq<Profile> profiles) {
        this.environment = environment;
        this.profiles = LinkedHashMap.ofEntries(profiles.map(profile -> Tuple.of(profile.name(), profile)));
    }

    /** Returns the profile that a stored aggregate follows; refuses an aggregate of another environment. */
    public Either<Rejection, Profile> of(String name, Environment where) {
        return where == environment ? wired(name) : Either.left(new Rejection.WrongEnvironment(where, environment));
    }

    /** The wired profile of this name, for something new; nothing is new in a retired environment. */
    public Either<Rejection, Profile> forNew(Profile profile, Instant now) {
        return retirement(now).fold(() -> wired(profile.name()), Either::left);
    }

    /** The refusal of credentials in a retired environment; none if it is not retired. */
    public Option<Rejection> retirement(Instant now) {
        return environment.isRetired(now)
                ? environment.retirement().map(end -> new Rejection.EnvironmentRetired(end.at()))
                : Option.none();
    }

    /** The environment of all these profiles. */
    public Environment environment() {
        return environment;
    }

    private Either<Rejection, Profile> wired(String name) {
        return profiles.get(name).toEither(() -> new Rejection.UnknownProfile(name));
    }
}
