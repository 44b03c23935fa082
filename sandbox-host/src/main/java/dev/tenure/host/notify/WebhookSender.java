package dev.tenure.host.notify;

import dev.tenure.host.http.HttpSender;
import dev.tenure.item.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.collection.Map;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * Brings one body to one address, once. Taken is what is answered with a 2xx in time; after a 410 the address gets nothing
 * more; whatever else comes, a redirect too, is {@link NotTaken}. How long a receiver asks us to wait (429) is not heard:
 * the relay's pauses are the relay's. Thread-safe.
 */
final class WebhookSender {
    private static final int GONE = 410;

    private final HttpSender wire = new HttpSender();
    private final Targets targets;
    private final GoneAddresses gone;
    private final Duration timeout;
    private final MeterRegistry meters;

    WebhookSender(Targets targets, GoneAddresses gone, Duration timeout, MeterRegistry meters) {
        this.targets = targets;
        this.gone = gone;
        this.timeout = timeout;
        this.meters = meters;
    }

    /** Whether it was taken; not if the address wants nothing more. */
    boolean bring(Webhook address, Map<String, String> headers, byte[] body) throws IOException {
        if (gone.contains(address)) return counted("disabled", false);
        var status = statusOf(address, headers, body);
        if (status / 100 == 2) return counted("taken", true);
        if (status != GONE) throw failed("it was answered with " + status);
        gone.add(address);
        return counted("gone", false);
    }

    private int statusOf(Webhook address, Map<String, String> headers, byte[] body) throws IOException {
        try {
            var target = URI.create(address.url());
            targets.check(target);
            var request = HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            return wire.send(request, BodyHandlers.discarding(), timeout).statusCode();
        } catch (InterruptedIOException ended) {
            throw ended;
        } catch (NotTaken refused) {
            counted("failed", false);
            throw refused;
        } catch (HttpTimeoutException late) {
            throw failed("there was no whole answer in time");
        } catch (IOException | IllegalArgumentException failure) {
            throw failed("it could not be sent, or the answer was cut off");
        }
    }

    private boolean counted(String outcome, boolean answer) {
        meters.counter("tenure.webhooks", "outcome", outcome).increment();
        return answer;
    }

    private NotTaken failed(String why) {
        counted("failed", false);
        return new NotTaken(why);
    }
}
