package dev.tenure.stories;

import static dev.tenure.stories.World.BANK;
import static dev.tenure.stories.World.CHECKING;
import static dev.tenure.stories.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.decision.Remedy;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.Consent;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Store;
import dev.tenure.service.Tenure;
import dev.tenure.token.AccountId;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BadTokenTest {
    private static final String UUID_4 = "4f5d3a9e-8c21-4b6f-9d02-0a1b2c3d4e5f";
    private static final Removal REMOVAL = Removal.because(RemovalReason.ITEM_REMOVED);

    private static final Map<String, RejectionCode> TEXTS = HashMap.<String, RejectionCode>empty()
            .put("", RejectionCode.MALFORMED)
            .put(" ", RejectionCode.MALFORMED)
            .put("canary", RejectionCode.MALFORMED)
            .put("access-sandbox-", RejectionCode.MALFORMED)
            .put("access-sandbox-" + UUID_4 + "0", RejectionCode.MALFORMED)
            .put("access-sandbox-" + UUID_4.toUpperCase(java.util.Locale.ROOT), RejectionCode.MALFORMED)
            .put("access-sandbox-\u00e9\u00e9\u00e9", RejectionCode.MALFORMED)
            .put("access-sandbox-\0", RejectionCode.MALFORMED)
            .put("access-sandbox-" + "a".repeat(100_000), RejectionCode.MALFORMED)
            .put("access-production-" + UUID_4, RejectionCode.WRONG_ENVIRONMENT)
            .put("access-development-" + UUID_4, RejectionCode.WRONG_ENVIRONMENT)
            .put("user-sandbox-" + UUID_4, RejectionCode.WRONG_KIND);

    /** Every call that takes the text of a token. */
    private static final Map<String, Function<Tenure, Function<String, Either<Rejection, ?>>>> CALLS =
            HashMap.<String, Function<Tenure, Function<String, Either<Rejection, ?>>>>empty()
                    .put("openSession", tenure -> text -> tenure.links().openSession(Secret.of(text)))
                    .put("reportBadLogin", tenure -> text -> tenure.links().reportBadLogin(Secret.of(text)))
                    .put(
                            "succeed",
                            tenure -> text ->
                                    tenure.links().succeed(Secret.of(text), BANK, Consent.to(List.of(CHECKING))))
                    .put("get", tenure -> text -> tenure.links().get(CLIENT, Secret.of(text)))
                    .put("exchange", tenure -> text -> tenure.items().exchange(CLIENT, Secret.of(text)))
                    .put(
                            "rotateAccessToken",
                            tenure -> text -> tenure.items().rotateAccessToken(CLIENT, Secret.of(text)))
                    .put(
                            "authenticate",
                            tenure -> text -> tenure.items().authenticate(CLIENT, Secret.of(text), Purpose.DATA))
                    .put(
                            "authenticate, processor",
                            tenure -> text -> tenure.items().authenticate(new Processor("partner"), Secret.of(text)))
                    .put("statusOf", tenure -> text -> tenure.items().statusOf(CLIENT, Secret.of(text)))
                    .put("factOf", tenure -> text -> tenure.items().tokenOf(CLIENT, Secret.of(text)))
                    .put("startUpdate", tenure -> text -> tenure.items().startUpdate(CLIENT, Secret.of(text)))
                    .put(
                            "completeUpdate",
                            tenure -> text ->
                                    tenure.items().completeUpdate(Secret.of(text), Consent.to(List.of(CHECKING))))
                    .put(
                            "issueProcessorToken",
                            tenure -> text -> tenure.items()
                                    .issueProcessorToken(
                                            CLIENT,
                                            Secret.of(text),
                                            new AccountId(new UUID(1, 1)),
                                            new Processor("partner")))
                    .put("changeWebhook", tenure -> text -> tenure.items().removeWebhook(CLIENT, Secret.of(text)))
                    .put("remove", tenure -> text -> tenure.items().remove(CLIENT, Secret.of(text), REMOVAL))
                    .put("exchange a code", tenure -> text -> tenure.grants().exchange(CLIENT, Secret.of(text)))
                    .put("refresh", tenure -> text -> tenure.grants().refresh(CLIENT, Secret.of(text)));

    @TestFactory
    Stream<DynamicTest> aTextThatIsNoTokenForTheCallIsRefusedBeforeAnyLookUp() {
        return CALLS.flatMap(call -> TEXTS.map(text -> DynamicTest.dynamicTest(
                        call._1() + " × " + shortened(text._1()), () -> isRefused(call._2(), text._1(), text._2()))))
                .toJavaStream();
    }

    @Test
    void everyRefusalSaysWhatToDo() {
        assertThat(RejectionCode.values())
                .allSatisfy(reason -> assertThat(reason.remedy()).isIn((Object[]) Remedy.values()));
    }

    private static void isRefused(
            Function<Tenure, Function<String, Either<Rejection, ?>>> call, String text, RejectionCode expected) {
        var world = World.over(new Untouchable(new InMemoryStore()));
        var answer = call.apply(world.tenure()).apply(text);
        assertThat(answer.swap().map(Rejection::code)).contains(expected);
        if (!text.isBlank()) assertThat(answer.toString()).doesNotContain(text);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? "'" + text.replace('\0', '0') + "'" : text.length() + " characters";
    }

    /** A store that must not be asked. */
    private record Untouchable(Store store) implements Store {
        @Override
        public LinkRepository links() {
            return new AskedLinks();
        }

        @Override
        public ItemRepository items() {
            return new AskedItems();
        }

        @Override
        public GrantRepository grants() {
            return new AskedGrants();
        }

        @Override
        public ConnectionRepository connections() {
            return store.connections();
        }

        @Override
        public PrincipalRepository principals() {
            return store.principals();
        }

        @Override
        public Outbox outbox() {
            return store.outbox();
        }

        @Override
        public LastRun lastRun() {
            return store.lastRun();
        }
    }
}
