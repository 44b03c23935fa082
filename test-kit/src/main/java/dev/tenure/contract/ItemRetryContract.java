package dev.tenure.contract;

import static dev.tenure.contract.RaceContract.THREADS;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static dev.tenure.contract.Specimen.hash;
import static dev.tenure.contract.Specimen.repeatable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Rejection;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.service.IssuedAccess;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A lost answer to an exchange or a rotation is told again within its window, and its seal is stored no longer. */
public interface ItemRetryContract extends EmptyStores {
    @Test
    @DisplayName("G6: a sealed access token is erased from its deadline on, without a change of its Item")
    default void aPastSealOfAnItemIsErased() {
        var fixture = StoreFixture.in(this);
        var access = repeatable(hash(TokenKind.ACCESS));
        var before = fixture.change(fixture.pending(), it -> it.exchange(StoreFixture.publicToken(), access, NOW));
        var items = fixture.store().items();
        var until = NOW.plus(Specimen.WINDOW);
        assertEquals(0, items.eraseSeals(until.minusMillis(1), 9), "sealed access tokens erased at this instant");
        assertEquals(before, fixture.find(before.state().id()));
        assertEquals(1, items.eraseSeals(until, 9), "sealed access tokens erased at this instant");
        assertEquals(0, items.eraseSeals(until, 9), "sealed access tokens erased at this instant");
        var after = fixture.find(before.state().id());
        assertEquals(before.state().withoutSeal(), after.state());
        assertEquals(before.version(), after.version(), "the version stored");
    }

    @Test
    @DisplayName("G6: the seals of Items are erased in batches, and a removed Item has none left")
    default void sealsOfItemsAreErasedInBatches() {
        var fixture = StoreFixture.in(this);
        for (var i = 0; i < 4; i++) {
            var item = fixture.change(
                    fixture.active(),
                    it -> it.rotateAccessToken(Specimen.access(), repeatable(hash(TokenKind.ACCESS)), NOW));
            if (i == 0) fixture.change(item, it -> it.remove(Removal.because(RemovalReason.ITEM_REMOVED), RULES, NOW));
        }
        var items = fixture.store().items();
        var until = NOW.plus(Specimen.WINDOW);
        assertEquals(2, items.eraseSeals(until, 2), "sealed access tokens erased by a batch of two");
        assertEquals(1, items.eraseSeals(until, 2), "sealed access tokens left for the next batch");
    }

    @Test
    @DisplayName("G6: many concurrent exchanges of one public token within its window all get the same access token")
    default void allExchangesGetTheSameAccessToken() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var token = fixture.linked(TenureFixture.FORGIVING, Option.none());
            areTheSame(fixture, Concurrently.all(threads, () -> fixture.tenure()
                    .items()
                    .exchange(Specimen.CLIENT, Secret.of(token))));
        }
    }

    @Test
    @DisplayName("G6: many concurrent rotations of one access token within its window all get the same access token")
    default void allRotationsGetTheSameAccessToken() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var items = fixture.tenure().items();
            var access = fixture.exchange(fixture.linked(TenureFixture.FORGIVING, Option.none()))
                    .get();
            areTheSame(
                    fixture,
                    Concurrently.all(threads, () -> items.rotateAccessToken(Specimen.CLIENT, Secret.of(access))));
            assertTrue(fixture.living(List.of(access)).isEmpty(), "a rotated access token opens within its window");
        }
    }

    @Test
    @DisplayName(
            "G6: once a client has used the successor of its access token, no retry gets it, not even a running one")
    default void aRetryOfARotationEndsWithTheReceiptOfItsAnswer() {
        var fixture = TenureFixture.to(this);
        var items = fixture.tenure().items();
        for (var threads : THREADS) {
            var first = fixture.exchange(fixture.linked(TenureFixture.FORGIVING, Option.none()))
                    .get();
            var second = fixture.rotate(first).get();
            var answers = Concurrently.all(
                    threads,
                    () -> items.received(Specimen.CLIENT, Secret.of(second)).map(ended -> second),
                    () -> fixture.rotate(first));
            assertTrue(answers.head().isRight(), "a receipt was refused");
            assertTrue(answers.flatMap(it -> it).forAll(second::equals), "a retry got another access token");
            assertEquals(Either.left(new Rejection.Rotated()), fixture.rotate(first), "a retry after the receipt");
            assertEquals(List.of(second), fixture.living(List.of(first, second)));
        }
    }

    private static void areTheSame(TenureFixture fixture, Seq<Either<Rejection, IssuedAccess>> answers) {
        assertTrue(answers.forAll(Either::isRight), () -> "all of " + answers);
        var issued = answers.map(Either::get);
        var texts = issued.map(it -> it.accessToken().reveal()).distinct();
        assertEquals(1, texts.size(), "different access tokens in the answers to one request");
        assertEquals(1, issued.count(it -> !it.repeated()), "answers that are not marked as a repetition");
        assertEquals(texts, fixture.living(texts), "the access token that all got opens");
    }
}
