package dev.tenure.histories.item.step;

import dev.tenure.token.Environment;
import java.time.Instant;
import java.util.Locale;

/** The environment and the first instant of a history. */
public enum Scenario {
    SANDBOX(Environment.SANDBOX, Instant.parse("2024-02-28T22:00:00Z")),
    /** An hour before the environment is retired: what is linked at the beginning is hit by it. */
    RETIREMENT(Environment.DEVELOPMENT, Instant.parse("2024-06-19T23:00:00Z")),
    /** Weeks before, so that there is a life before the end. */
    DEVELOPMENT(Environment.DEVELOPMENT, Instant.parse("2024-05-01T00:00:00Z"));

    final Environment environment;
    final Instant beginning;

    Scenario(Environment environment, Instant beginning) {
        this.environment = environment;
        this.beginning = beginning;
    }

    /** The scenario of this seed: mostly the sandbox. */
    public static Scenario of(int seed) {
        return switch (seed % 20) {
            case 7 -> RETIREMENT;
            case 17 -> DEVELOPMENT;
            default -> SANDBOX;
        };
    }

    String environmentName() {
        return environment.name().toLowerCase(Locale.ROOT);
    }
}
