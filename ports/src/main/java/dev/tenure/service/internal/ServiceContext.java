package dev.tenure.service.internal;

import dev.tenure.port.secret.SecretSource;
import dev.tenure.profile.Profile;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;

/** The collaborators that all services of one {@link dev.tenure.service.Tenure} share. */
public record ServiceContext(
        CommandClock clock,
        Profiles profiles,
        TokenReader tokens,
        TokenMint mint,
        TokenSealer sealer,
        SecretSource random) {
    /** The one environment of all services. */
    public Environment environment() {
        return profiles.environment();
    }

    /** Returns the same for services that know only these profiles. */
    public ServiceContext withProfiles(Seq<Profile> known) {
        return new ServiceContext(clock, new Profiles(environment(), known), tokens, mint, sealer, random);
    }
}
