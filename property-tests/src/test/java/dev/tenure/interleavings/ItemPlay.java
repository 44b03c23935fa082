package dev.tenure.interleavings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemState;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.store.Store;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.NewLink;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** One Item: pending if its public token is to be exchanged, else linked, and past its consent if that is to be swept. */
final class ItemPlay extends Play {
    private static final AccountLabel CHECKING = new AccountLabel("Checking", Option.of("0000"));
    private static final Duration CONSENT = Duration.ofHours(1);

    private final ItemId item;
    private final String presented;
    private final boolean isDue;
    private String updateLink = "";
    private Vector<String> access = Vector.empty();
    private Vector<String> brought = Vector.empty();
    private boolean isEnded;

    ItemPlay(String commands, UnaryOperator<Store> kept) {
        super(commands, new Provider(), kept);
        this.isDue = commands.contains("sweep");
        var link = tenure().links().open(NewLink.of(Plaid.PLAID, CLIENT, USER)).get();
        var linked = tenure().links()
                .succeed(link.linkToken(), new InstitutionId("bank"), consent())
                .get();
        this.item = linked.item();
        var publicToken = linked.publicToken().reveal();
        this.presented = commands.contains("exchange") ? publicToken : exchanged(publicToken);
        if (isDue) passConsent();
    }

    private Consent consent() {
        return new Consent(List.of(CHECKING), Option.when(isDue, () -> now().plus(CONSENT)));
    }

    private String exchanged(String publicToken) {
        var token = tenure().items()
                .exchange(CLIENT, Secret.of(publicToken))
                .get()
                .accessToken()
                .reveal();
        access = access.append(token);
        return token;
    }

    private void passConsent() {
        advance(CONSENT.minusMinutes(1));
        updateLink = tenure().items()
                .startUpdate(CLIENT, Secret.of(presented))
                .get()
                .linkToken()
                .reveal();
        advance(Duration.ofMinutes(1));
    }

    @Override
    Callable<String> client(String command) {
        var items = tenure().items();
        return switch (command) {
            case "exchange" -> () -> told(remembered(items.exchange(CLIENT, Secret.of(presented))));
            case "rotate" -> () -> told(remembered(items.rotateAccessToken(CLIENT, Secret.of(presented))));
            case "remove" -> () -> ended(told(items.remove(item, Removal.because(RemovalReason.ITEM_REMOVED))));
            case "withdraw" ->
                () -> ended(told(tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN)));
            case "renew" -> () -> told(items.completeUpdate(Secret.of(updateLink), consent()));
            case "sweep" -> () -> tenure().sweeper().sweep(9).fold(jump -> "jumped", swept -> "swept " + swept.done());
            default -> throw new IllegalArgumentException(command);
        };
    }

    private Either<Rejection, IssuedAccess> remembered(Either<Rejection, IssuedAccess> reply) {
        reply.map(issued -> issued.accessToken().reveal()).forEach(token -> {
            access = access.append(token);
            brought = brought.append(token);
        });
        return reply;
    }

    /** After an end has returned, no token is usable, at once. */
    private String ended(String told) {
        isEnded = true;
        assertThat(told).as("an end").isNotEqualTo(RejectionCode.CONFLICT.name());
        assertThat(Turns.aside(this::living))
                .as("tokens that live when an end has returned")
                .isEmpty();
        return told;
    }

    @Override
    void check(Seq<String> told) {
        assertThat(brought.size()).as("successors of one token").isLessThanOrEqualTo(1);
        assertThat(living()).as("living access tokens").hasSize(isEnded ? 0 : 1);
        var left = tenure().items().find(item).get();
        if (told.contains("ok")) assertThat(left.state()).isEqualTo(isEnded ? ItemState.REMOVED : ItemState.ACTIVE);
        assertToldOf(item, store().items().find(item).get().version());
    }

    private Vector<String> living() {
        return access.filter(token -> tenure().items()
                .authenticate(CLIENT, Secret.of(token), Purpose.MANAGEMENT)
                .isRight());
    }
}
