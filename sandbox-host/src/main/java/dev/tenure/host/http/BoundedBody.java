package dev.tenure.host.http;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body up to 64 KiB. A longer one is not read to its end. */
public final class BoundedBody {
    private static final int LONGEST = 64 * 1024;

    private BoundedBody() {}

    /** The whole body; none if it is longer than that. */
    public static Option<byte[]> read(InputStream body) throws IOException {
        var bytes = body.readNBytes(LONGEST + 1);
        return Option.when(bytes.length <= LONGEST, bytes);
    }
}
