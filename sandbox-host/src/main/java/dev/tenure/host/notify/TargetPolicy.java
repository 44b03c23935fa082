package dev.tenure.host.notify;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The addresses that webhooks may go to: https on the public network, unless the settings allow private ones, because
 * any client sets an address. Every address of a name must be public. The HTTP client resolves the name a second time,
 * but the JDK caches the first result for 30 seconds, longer than a call takes; so a name that changes in between (DNS
 * rebinding) gets through only where {@code networkaddress.cache.ttl} is lower. A proxy resolves names by itself.
 */
final class TargetPolicy {
    private final boolean isPrivateAllowed;

    TargetPolicy(boolean isPrivateAllowed) {
        this.isPrivateAllowed = isPrivateAllowed;
    }

    /** Refuses an address that webhooks may not go to. */
    void check(URI target) throws DeliveryFailedException {
        if (isPrivateAllowed) return;
        if (!"https".equals(target.getScheme())) throw new DeliveryFailedException("the address is not https");
        for (var address : addressesOf(target.getHost()))
            if (!PublicNetwork.contains(address))
                throw new DeliveryFailedException("the address is not on the public network");
    }

    private static InetAddress[] addressesOf(String host) throws DeliveryFailedException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException nowhere) {
            throw new DeliveryFailedException("the host name has no address");
        }
    }
}
