package dev.tenure.stories.secrecy;

import static dev.tenure.stories.fixture.World.BANK;
import static dev.tenure.stories.fixture.World.CHECKING;
import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;

import dev.tenure.item.Consent;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.UUID;

/** Tokens of another client or kind, cut off, lengthened and overlong, presented to every call that takes one. */
final class MisusedTokens {
    private static final Consent CONSENT = Consent.to(List.of(CHECKING));
    private static final AccountId ACCOUNT = new AccountId(UUID.randomUUID());

    private final Tenure tenure;

    MisusedTokens(Tenure tenure) {
        this.tenure = tenure;
    }

    /** A live token of each kind, and each of them spoilt in every way. */
    static Seq<String> texts(World world) {
        var access = world.exchanged().accessToken().reveal();
        var tokens = world.tenure()
                .grants()
                .issue(NewGrant.of(
                        world.wired(World.STRICT),
                        CLIENT,
                        USER,
                        Scope.parse("read offline_access").get()))
                .get();
        var update = world.tenure()
                .items()
                .startUpdate(CLIENT, Secret.of(access))
                .get()
                .linkToken();
        return List.of(update, world.linked().publicToken(), tokens.access())
                .appendAll(tokens.refresh())
                .map(secret -> secret.reveal())
                .append(access)
                .flatMap(MisusedTokens::spoilt);
    }

    private static Seq<String> spoilt(String token) {
        return List.of(
                token,
                token.substring(0, token.length() - 1),
                token + "x",
                token.replace("sandbox", "production"),
                token.replaceFirst("^[a-z]+", "processor"),
                " " + token,
                token.repeat(20));
    }

    /** Presents a text to every call, first as another client. Returns the answers. */
    Seq<Object> present(String text) {
        return List.of(OTHER, CLIENT).flatMap(client -> answers(text, client));
    }

    private Seq<Object> answers(String text, ClientId client) {
        return List.<Object>of(
                        tenure.links().openSession(Secret.of(text)),
                        tenure.links().reportBadLogin(Secret.of(text)),
                        tenure.links().succeed(Secret.of(text), BANK, CONSENT),
                        tenure.links().get(client, Secret.of(text)),
                        tenure.grants().exchange(client, Secret.of(text)),
                        tenure.grants().refresh(client, Secret.of(text)),
                        tenure.grants().authenticate(Secret.of(text), Scope.empty()),
                        tenure.grants().introspect(Secret.of(text)))
                .appendAll(ofItems(text, client));
    }

    private Seq<Object> ofItems(String text, ClientId client) {
        var items = tenure.items();
        return List.of(
                items.exchange(client, Secret.of(text)),
                items.authenticate(client, Secret.of(text), Purpose.DATA),
                items.authenticate(new Processor("partner"), Secret.of(text)),
                items.statusOf(client, Secret.of(text)),
                items.tokenOf(client, Secret.of(text)),
                items.startUpdate(client, Secret.of(text)),
                items.completeUpdate(Secret.of(text), CONSENT),
                items.issueProcessorToken(client, Secret.of(text), ACCOUNT, new Processor("partner")),
                items.removeWebhook(client, Secret.of(text)),
                items.rotateAccessToken(client, Secret.of(text)),
                items.remove(client, Secret.of(text), Removal.because(RemovalReason.ITEM_REMOVED)));
    }
}
