package dev.tenure.host.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UsedProofsTest {
    private final UsedProofs used = new UsedProofs();

    @AfterEach
    void stop() {
        used.destroy();
    }

    @Test
    void aProofIsUsedOncePerKey() throws AlreadyUsedException {
        used.markAsUsed(use("ada", "1"));
        used.markAsUsed(use("lin", "1"));
        used.markAsUsed(use("ada", "2"));

        assertThatThrownBy(() -> used.markAsUsed(use("ada", "1"))).isInstanceOf(AlreadyUsedException.class);
    }

    @Test
    void aFullMemoryTakesNoMore() throws AlreadyUsedException {
        for (var proof = 1; proof <= 100_000; proof++) used.markAsUsed(use("ada", Integer.toString(proof)));

        assertThatThrownBy(() -> used.markAsUsed(use("ada", "another")))
                .isInstanceOf(AlreadyUsedException.class)
                .satisfies(full -> assertThat(full).hasMessageNotContaining("another"));
    }

    private static DPoPProofUse use(String key, String id) {
        return new DPoPProofUse(new DPoPIssuer(key), new JWTID(id), 1);
    }
}
