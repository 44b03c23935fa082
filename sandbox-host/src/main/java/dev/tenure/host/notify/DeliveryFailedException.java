package dev.tenure.host.notify;

import java.io.IOException;

/** A webhook was not delivered. The message tells why, and repeats neither the address nor any content. */
final class DeliveryFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    DeliveryFailedException(String why) {
        super(why);
    }
}
