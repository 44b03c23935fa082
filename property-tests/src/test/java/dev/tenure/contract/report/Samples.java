package dev.tenure.contract.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenure.contract.VaultContract;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.port.secret.Vault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests to be reported on. Some fail, so only the test of the report runs them. */
final class Samples {
    private Samples() {}

    static class Named {
        @Test
        @DisplayName("G7: an event waits")
        void anEventWaits(TestReporter reporter) {
            reporter.publishEntry("faults.commit", "12");
            reporter.publishEntry("a table", "one line\nand another");
        }

        @Test
        @DisplayName("G1, G5: one wins")
        void oneWins() {}

        @Test
        void thatNothingIsPromisedOf() {}
    }

    @Shows("G2")
    static class Annotated {
        @Test
        void whatItsClassSays() {}

        @Test
        @Shows({"G3", "G10"})
        void whatItSaysItself() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void threeTimes(int number) {
            assertEquals(number, number);
        }
    }

    @Shows("G4")
    static class Broken {
        @Test
        void itSays() {
            fail("p455word");
        }

        @Test
        void itHasNoDatabase() {
            assumeTrue(false, "there is no \"database\"");
        }

        @Test
        @Disabled("not today")
        void itWaits() {}
    }

    @Shows("G6")
    static class NeverBegins {
        @BeforeAll
        static void begin() {
            fail("p455word");
        }

        @Test
        void itWaits() {}
    }

    @Shows("G6")
    static class Elsewhere {
        @BeforeAll
        static void begin() {
            assumeTrue(false, "not here");
        }

        @Test
        void itWaits() {}

        @Test
        void itWaitsToo() {}
    }

    @Shows("G99")
    static class Unpromised {
        @Test
        void itWaits() {}
    }

    static class Hiding implements VaultContract {
        @Override
        public Vault vault() {
            return PlainVault.under("first");
        }

        @Override
        public Vault rotated() {
            return PlainVault.under("first").rotatedTo("second");
        }

        @Override
        public boolean hides() {
            return false;
        }
    }
}
