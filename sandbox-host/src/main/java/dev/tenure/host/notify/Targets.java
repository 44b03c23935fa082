package dev.tenure.host.notify;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where webhooks may go: to https on the public network, unless the settings allow the private one, for an address comes
 * from whoever links an Item. Every address of the name must be public. The client asks for the name a second time: the
 * JDK remembers the first answer for 30 seconds, longer than a call takes, so a name that changes its mind in between
 * gets through only where {@code networkaddress.cache.ttl} is set to less. A proxy resolves names by itself.
 */
final class Targets {
    private final boolean isPrivateAllowed;

    Targets(boolean isPrivateAllowed) {
        this.isPrivateAllowed = isPrivateAllowed;
    }

    /** Refuses any other. */
    void check(URI target) throws NotTaken {
        if (isPrivateAllowed) return;
        if (!"https".equals(target.getScheme())) throw new NotTaken("the address is no https");
        for (var address : addressesOf(target.getHost()))
            if (!Networks.isPublic(address)) throw new NotTaken("the address is not of the public network");
    }

    private static InetAddress[] addressesOf(String host) throws NotTaken {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException nowhere) {
            throw new NotTaken("the name of the host has no address");
        }
    }
}
