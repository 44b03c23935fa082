package dev.tenure.host.notify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that webhooks may go to. The names are numeric or this machine's, so no name server is asked. */
final class TargetPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://10.0.0.1:8443/hooks",
                "https://169.254.169.254/latest",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/"
            })
    void aPrivateNetworkIsRefusedUnlessTheSettingsAllowIt(String address) {
        assertThatThrownBy(() -> new TargetPolicy(false).check(URI.create(address)))
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessage("the address is not on the public network");
        assertThatCode(() -> new TargetPolicy(true).check(URI.create(address))).doesNotThrowAnyException();
    }

    @Test
    void thePublicNetworkIsCalledByHttpsOnly() {
        assertThatCode(() -> new TargetPolicy(false).check(URI.create("https://8.8.8.8/hooks")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new TargetPolicy(false).check(URI.create("http://8.8.8.8/hooks")))
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessage("the address is not https");
    }
}
