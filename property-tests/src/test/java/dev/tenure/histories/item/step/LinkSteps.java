package dev.tenure.histories.item.step;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.generator.Choices;
import dev.tenure.histories.item.oracle.Ledger.Label;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Webhook;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.NewLink;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the steps about Links, on the library and on the oracle. */
public final class LinkSteps {
    /** More bad logins than a Link allows. */
    public static final int MANY = 10;

    private static final List<String> PROFILES = List.of(
            "plaid-forgiving",
            "plaid-legacy",
            "plaid",
            "plaid-legacy",
            "plaid-forgiving",
            "plaid-legacy",
            "plaid",
            "plaid-legacy",
            "plaid",
            "unheard-of");
    private static final List<@Nullable Duration> HOSTED = Arrays.asList(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Duration.ofMinutes(10),
            Duration.ofDays(21),
            Duration.ofMillis(1),
            Duration.ofNanos(1_900_000),
            Duration.ZERO,
            Duration.ofSeconds(-1),
            Duration.ofNanos(999_999),
            Duration.ofDays(21).plusMillis(1));

    private static final List<String> INSTITUTIONS = List.of("bank-1", "\u010cesk\u00e1 \ud83c\udfe6 'one' ");

    private final World world;

    LinkSteps(World world) {
        this.world = world;
    }

    void open(Action action) {
        var profile = Choices.of(PROFILES, action.detail());
        var client = Choices.of(Choices.CLIENTS, action.whose());
        var user = action.token() > 90 ? null : Choices.of(Choices.USERS, action.whose() / 2);
        var hosted = HOSTED.get(action.detail() / 10 % HOSTED.size());
        var webhook = webhook(action.detail() / 150);
        var opened = world.tenure
                .links()
                .open(new NewLink(
                        profileCalled(profile),
                        new ClientId(client),
                        Option.of(user).map(UserId::new),
                        Option.of(hosted),
                        Option.of(webhook).map(Webhook::new)));
        world.expect(world.oracle.links.open(profile, client, user, hosted, webhook), opened);
        opened.forEach(issued -> {
            world.issued(issued.linkToken());
            var expected = world.oracle.lastIssued();
            World.check(issued.expiresAt().equals(expected.expiresAt), "a Link's deadline is the profile's or its own");
            var seen = world.tenure.links().get(new ClientId(client), Secret.of(expected.text));
            Objects.requireNonNull(expected.link).id =
                    world.fresh(seen.get().id().text());
        });
    }

    static @Nullable String webhook(int which) {
        return switch (which % 3) {
            case 0 -> "https://one.example/hook";
            case 1 -> "https://two.example/h\u00f6\ud83d\ude00k?who='me'&how=%5C";
            default -> null;
        };
    }

    void openSession(Action action) {
        var text = world.choices.linkToken(action);
        world.expect(world.oracle.links.openSession(text), world.tenure.links().openSession(Secret.of(text)));
    }

    /** Reports one bad login, or too many. */
    void reportBadLogin(Action action) {
        var text = world.choices.linkToken(action);
        var times = action.detail() % 4 == 3 ? MANY : 1;
        for (var i = 0; i < times; i++)
            world.expect(
                    world.oracle.links.reportBadLogin(text),
                    world.tenure.links().reportBadLogin(Secret.of(text)));
    }

    void succeed(Action action) {
        var text = world.choices.linkToken(action);
        var labels = world.choices.labels(action);
        var until = world.choices.until(action);
        var institution = new InstitutionId(Choices.of(INSTITUTIONS, action.detail()));
        var succeeded = world.tenure.links().succeed(Secret.of(text), institution, consent(labels, until));
        world.expect(world.oracle.links.succeed(text, labels, until), succeeded);
        succeeded.forEach(issued -> {
            world.issued(issued.publicToken());
            var item = Objects.requireNonNull(world.oracle.lastIssued().item);
            item.id = world.fresh(issued.item().text());
            new VisibleState(world).learnAccounts(item);
        });
    }

    static Consent consent(List<Label> labels, @Nullable Instant until) {
        return new Consent(Vector.ofAll(labels).map(LinkSteps::label), Option.of(until));
    }

    static AccountLabel label(Label label) {
        return new AccountLabel(label.name(), Option.of(label.mask()));
    }

    void look(Action action) {
        var text = world.choices.linkToken(action);
        var client = world.choices.client(text, action);
        var seen = world.tenure.links().get(new ClientId(client), Secret.of(text));
        var status = world.oracle.links.statusOf(client, text);
        world.expect(VisibleState.isStatus(status) ? Refused.ACCEPTED : status, seen);
    }

    /** One of the wired profiles, or one that nobody has wired. */
    private static Profile profileCalled(String name) {
        return io.vavr.collection.List.of(World.profiles())
                .find(profile -> profile.name().equals(name))
                .getOrElse(() -> Plaid.PLAID.withName(name));
    }
}
