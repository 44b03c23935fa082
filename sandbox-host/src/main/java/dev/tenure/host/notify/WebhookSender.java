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
 * Sends one body to one address, once. A 2xx in time is success. After a 410 the address gets nothing more. Anything
 * else, a redirect too, is a {@link DeliveryFailedException}. {@code Retry-After} is ignored, because the relay decides
 * its own pauses. Thread-safe.
 */
final class WebhookSender {
    private static final int GONE = 410;

    private final HttpSender http = new HttpSender();
    private final TargetPolicy targets;
    private final GoneAddresses gone;
    private final Duration timeout;
    private final MeterRegistry meters;

    WebhookSender(TargetPolicy targets, GoneAddresses gone, Duration timeout, MeterRegistry meters) {
        this.targets = targets;
        this.gone = gone;
        this.timeout = timeout;
        this.meters = meters;
    }

    /** Sends a body, and tells whether it was delivered; an address that is gone gets none. */
    boolean send(Webhook address, Map<String, String> headers, byte[] body) throws IOException {
        if (gone.contains(address)) return counted("disabled", false);
        var status = statusOf(address, headers, body);
        if (status / 100 == 2) return counted("delivered", true);
        if (status != GONE) throw failed("the receiver answered with " + status);
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
            return http.send(request, BodyHandlers.discarding(), timeout).statusCode();
        } catch (InterruptedIOException ended) {
            throw ended;
        } catch (DeliveryFailedException refused) {
            counted("failed", false);
            throw refused;
        } catch (HttpTimeoutException late) {
            throw failed("the receiver did not answer in time");
        } catch (IOException | IllegalArgumentException failure) {
            throw failed("the request or its response failed");
        }
    }

    private boolean counted(String outcome, boolean answer) {
        meters.counter("tenure.webhooks", "outcome", outcome).increment();
        return answer;
    }

    private DeliveryFailedException failed(String why) {
        counted("failed", false);
        return new DeliveryFailedException(why);
    }
}
