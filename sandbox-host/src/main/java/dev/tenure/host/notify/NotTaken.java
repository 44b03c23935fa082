package dev.tenure.host.notify;

import java.io.IOException;

/** A webhook that was not taken. It says why, and repeats neither the address nor what was sent or answered. */
final class NotTaken extends IOException {
    private static final long serialVersionUID = 1L;

    NotTaken(String why) {
        super(why);
    }
}
