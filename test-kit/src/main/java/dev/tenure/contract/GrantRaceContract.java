package dev.tenure.contract;

import static dev.tenure.contract.RaceContract.THREADS;
import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.service.GrantView;
import dev.tenure.service.IssuedTokens;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Concurrent uses of one code or one refresh token, of which one succeeds, and ends of a grant while it is being
 * refreshed.
 */
public interface GrantRaceContract extends EmptyStores {
    @Test
    @DisplayName("G1: when many strict refreshes use one token at once, one succeeds and the others end nothing")
    default void oneRefreshSucceeds() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var refresh = refreshTokenOf(fixture.granted(TenureFixture.STRICT));
            var answers = Concurrently.all(threads, () -> fixture.refresh(refresh));
            var won = answers.flatMap(answer -> answer);
            assertEquals(1, won.size(), () -> "winners of " + reasons(answers));
            var losers = reasons(answers).flatMap(reason -> reason);
            assertTrue(
                    losers.forAll(
                            List.of(RejectionCode.CONFLICT, RejectionCode.REUSED, RejectionCode.GRANT_ENDED)::contains),
                    "a refresh was refused for another reason than that the token was used");
            var isReused = losers.exists(RejectionCode.REUSED::equals);
            assertEquals(
                    isReused,
                    losers.exists(reason -> reason != RejectionCode.CONFLICT),
                    "one refresh is told of the reuse that ended the grant for the others");
            assertEquals(!isReused, opens(fixture, won.head()), "the pair lives unless the token was used twice");
        }
    }

    @Test
    @DisplayName("G6: many concurrent retryable refreshes of one token all get the same pair")
    default void allGetTheSamePair() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var refresh = refreshTokenOf(fixture.granted(TenureFixture.RETRYABLE));
            var answers = Concurrently.all(threads, () -> fixture.refresh(refresh));
            assertTrue(answers.forAll(Either::isRight), () -> "all of " + reasons(answers));
            var pairs = answers.map(Either::get);
            assertEquals(
                    1,
                    pairs.map(pair -> pair.access().reveal()).distinct().size(),
                    "different access tokens in the answers to one refresh");
            assertEquals(
                    1,
                    pairs.map(GrantRaceContract::refreshTokenOf).distinct().size(),
                    "different refresh tokens in the answers to one refresh");
            assertEquals(1, pairs.count(pair -> !pair.repeated()), "answers that are not marked as a repetition");
            assertTrue(opens(fixture, pairs.head()), "the access token of the pair that all got does not open");
        }
    }

    @Test
    @DisplayName("G6: once a client has used a token of its pair, no retry gets the pair, not even a running one")
    default void aRetryEndsWithTheReceiptOfItsAnswer() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var refresh = refreshTokenOf(fixture.granted(TenureFixture.RETRYABLE));
            var pair = fixture.refresh(refresh).get();
            var answers = Concurrently.all(
                    threads,
                    () -> fixture.tenure().grants().received(pair.access()).map(ended -> pair),
                    () -> fixture.refresh(refresh));
            assertTrue(answers.head().isRight(), "a receipt was refused");
            assertTrue(
                    answers.flatMap(it -> it).forAll(it -> it.access().equals(pair.access())),
                    "a retry got another pair");
            assertTrue(fixture.refresh(refresh).isLeft(), "a retry after the receipt got the pair");
        }
    }

    @Test
    @DisplayName("G1: when many exchange one code, one succeeds")
    default void oneExchangeOfACodeSucceeds() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var code = fixture.tenure()
                    .grants()
                    .authorize(TenureFixture.newGrant(TenureFixture.STRICT))
                    .get()
                    .code()
                    .reveal();
            var answers = Concurrently.all(threads, () -> fixture.exchangeCode(code));
            assertEquals(1, answers.count(Either::isRight), () -> "winners of " + reasons(answers));
        }
    }

    @Test
    @DisplayName("G13: when many grants of a user have been issued at once, no more than the limit live")
    default void noMoreGrantsThanTheLimitLive() {
        for (var profile : List.of(TenureFixture.ENDING_OLDEST, TenureFixture.REFUSING)) {
            var fixture = TenureFixture.to(this);
            var grants = fixture.tenure().grants();
            for (var threads : THREADS) {
                var answers = Concurrently.all(threads, () -> grants.issue(TenureFixture.newGrant(profile)));
                var live = grants.findByUser(CLIENT, USER, 99).content();
                assertTrue(
                        live.size() <= TenureFixture.MOST,
                        () -> live.size() + " grants live after " + reasons(answers));
                var opening = answers.flatMap(it -> it).filter(it -> opens(fixture, it));
                assertTrue(
                        live.map(GrantView::id).containsAll(opening.map(IssuedTokens::grant)),
                        "a grant that opens is listed");
            }
        }
    }

    @Test
    @DisplayName("G2: when a grant has been revoked, none of its tokens lives, even if a refresh was running")
    default void aRevocationEndsARunningRefresh() {
        endsWhatIsBeingRefreshed((fixture, tokens) -> {
            fixture.tenure().grants().revoke(CLIENT, Secret.of(refreshTokenOf(tokens)));
            return Either.right(tokens);
        });
    }

    @Test
    @DisplayName("G2: when its client, its user or the user everywhere has been withdrawn, no token of a grant lives, "
            + "even if a refresh was running")
    default void aWithdrawalEndsARunningRefresh() {
        for (var id : WithdrawalContract.EACH_KIND)
            endsWhatIsBeingRefreshed((fixture, tokens) -> fixture.withdraw(id).map(done -> tokens));
    }

    private void endsWhatIsBeingRefreshed(
            BiFunction<TenureFixture, IssuedTokens, Either<Rejection, IssuedTokens>> end) {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var tokens = fixture.granted(TenureFixture.STRICT);
            Callable<Either<Rejection, IssuedTokens>> ending = () -> end.apply(fixture, tokens);
            var answers = Concurrently.all(threads, ending, () -> fixture.refresh(refreshTokenOf(tokens)));
            assertTrue(answers.head().isRight(), "an end never loses");
            var issued = answers.tail().flatMap(it -> it).append(tokens);
            assertTrue(issued.forAll(it -> !opens(fixture, it)), "an access token opens after the end of its grant");
            assertTrue(
                    refreshTokens(issued).forAll(it -> fixture.refresh(it).isLeft()),
                    "a refresh token was taken after the end of its grant");
        }
    }

    private static boolean opens(TenureFixture fixture, IssuedTokens tokens) {
        return fixture.tenure()
                .grants()
                .authenticate(tokens.access(), Scope.empty())
                .isRight();
    }

    /** The reason of each refusal. */
    private static Seq<Option<RejectionCode>> reasons(Seq<Either<Rejection, IssuedTokens>> answers) {
        return answers.map(answer -> answer.swap().toOption().map(Rejection::code));
    }

    private static String refreshTokenOf(IssuedTokens tokens) {
        return tokens.refresh().get().reveal();
    }

    private static Seq<String> refreshTokens(Seq<IssuedTokens> tokens) {
        return tokens.flatMap(IssuedTokens::refresh).map(Secret::reveal);
    }
}
