package dev.tenure.histories.grant.oracle;

import dev.tenure.grant.GrantLimit;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.PreviousAccessRule;
import dev.tenure.grant.Rotation;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Profile;
import dev.tenure.service.Retention;
import dev.tenure.time.Lifetime;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules that grants of a history follow: as numbers for the oracle, and as a profile for the library. */
public enum Terms {
    STRICT("PT5M", "PT1H", "PT15M", "P30D", null, null, true, false),
    /** A public client needs a key. */
    RETRYABLE("PT10M", "PT1H", "PT15M", "P365D", null, "PT30S", true, false, 0, false, true),
    KEEPING("PT1M", "PT1H", "PT15M", "P365D", null, null, true, true),
    STAYING("PT5M", "PT1H", "PT2M", "PT1H", null, null, false, false),
    /** The next access token comes long before the last is over. */
    STAYING_AND_KEEPING("PT5M", "PT10M", "PT20M", "P30D", "P90D", null, false, true),
    CAPPED("PT5M", "PT1H", "PT15M", "PT1H", "PT3H", null, true, false),
    /** An access token lives no longer than its pair may be asked for again. */
    SHORT("PT1S", "PT2S", "PT30S", "PT1M", "PT3M", "PT30S", true, true),
    FIXED("PT5M", "PT1H", "PT1H", null, "P90D", "PT1M", true, true),
    UNENDING("PT5M", "PT1H", "PT15M", null, null, "PT0.001S", true, false),
    /** A third grant ends the oldest, and a public client needs a key. */
    LIMITED("PT5M", "PT1H", "PT15M", "P30D", null, "PT30S", true, false, 2, false, true),
    /** A second grant is refused. */
    REFUSING("PT5M", "PT1H", "PT15M", "P30D", null, null, true, true, 1, true, false);

    /** The time for which ended grants and spent tokens are kept. */
    public static final Retention RETENTION = new Retention(Duration.ofHours(1), Duration.ofHours(10));

    final Duration code;
    final Duration ofClient;
    final Duration ofUser;
    final @Nullable Duration idle;
    final @Nullable Duration absolute;
    final @Nullable Duration retry;
    public final boolean rotates;
    public final boolean keepsPrevious;
    /** The most grants of a client and user; 0 for any number. */
    final int most;

    final boolean refuses;
    final boolean demandsKey;

    Terms(
            String code,
            String ofClient,
            String ofUser,
            @Nullable String idle,
            @Nullable String absolute,
            @Nullable String retry,
            boolean rotates,
            boolean keepsPrevious) {
        this(code, ofClient, ofUser, idle, absolute, retry, rotates, keepsPrevious, 0, false, false);
    }

    Terms(
            String code,
            String ofClient,
            String ofUser,
            @Nullable String idle,
            @Nullable String absolute,
            @Nullable String retry,
            boolean rotates,
            boolean keepsPrevious,
            int most,
            boolean refuses,
            boolean demandsKey) {
        this.code = Duration.parse(code);
        this.ofClient = Duration.parse(ofClient);
        this.ofUser = Duration.parse(ofUser);
        this.idle = idle == null ? null : Duration.parse(idle);
        this.absolute = absolute == null ? null : Duration.parse(absolute);
        this.retry = retry == null ? null : Duration.parse(retry);
        this.rotates = rotates;
        this.keepsPrevious = keepsPrevious;
        this.most = most;
        this.refuses = refuses;
        this.demandsKey = demandsKey;
    }

    /** True if a user's name means the same to all clients. */
    boolean sharesUsers() {
        return this != KEEPING;
    }

    String profileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Profile[] profiles() {
        return Arrays.stream(values()).map(Terms::profile).toArray(Profile[]::new);
    }

    public Profile profile() {
        var rules = GrantRules.builder()
                .codeLifetime(code)
                .clientTokenLifetime(ofClient)
                .userTokenLifetime(ofUser)
                .refreshTokenLifetime(lifetime())
                .rotation(rotation())
                .previousAccess(keepsPrevious ? PreviousAccessRule.KEEP : PreviousAccessRule.REVOKE)
                .grantLimit(Option.when(most > 0, () -> new GrantLimit(most, refuses)))
                .publicClientsNeedKey(demandsKey)
                .build();
        return Profile.builder()
                .from(OAuth.OAUTH)
                .name(profileName())
                .sharedUserIds(sharesUsers())
                .grants(rules)
                .build();
    }

    private Lifetime lifetime() {
        if (idle == null) return absolute == null ? Lifetime.never() : Lifetime.fixed(absolute);
        var sliding = Lifetime.sliding(idle);
        return absolute == null ? sliding : sliding.cappedAt(absolute);
    }

    private Rotation rotation() {
        if (!rotates) return Rotation.none();
        return retry == null ? Rotation.strict() : Rotation.retryable(retry);
    }
}
