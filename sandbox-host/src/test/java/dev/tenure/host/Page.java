package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A host's page for people, as text. */
record Page(Sandbox host) {
    private static final Pattern BODY = Pattern.compile("(?s)<tbody>(.*?)</tbody>");
    private static final Pattern ROW = Pattern.compile("(?s)<tr>(.*?)</tr>");

    HttpResponse<String> all() {
        return get("/");
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(host.at(path));
        if (headers.length > 0) request.headers(headers);
        return host.responseTo(request.build());
    }

    /** What a button sends. */
    HttpResponse<String> post(String form, String... headers) {
        var request = HttpRequest.newBuilder(host.at("/clock"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) request.headers(headers);
        return host.responseTo(request.build());
    }

    /** The rows of a kind's table, with their markup. */
    List<String> rowsOf(String kind) {
        var section =
                Pattern.compile("(?s)<section id=\"" + kind + "\".*?</section>").matcher(all().body());
        assertThat(section.find()).as(kind).isTrue();
        return rowsIn(section.group());
    }

    List<String> rowsIn(String html) {
        var body = BODY.matcher(html);
        assertThat(body.find()).as(html).isTrue();
        return ROW.matcher(body.group(1)).results().map(MatchResult::group).toList();
    }

    /** Where the first link leads that begins so. */
    String linkTo(String prefix, String html) {
        var link = Pattern.compile("href=\"(" + Pattern.quote(prefix) + "[^\"]+)\"")
                .matcher(html);
        assertThat(link.find()).as(html).isTrue();
        return link.group(1);
    }

    /** The page when it says so, which the host brings about by itself. */
    String await(String path, String text) {
        host.await(text, () -> get(path).body().contains(text));
        return get(path).body();
    }
}
