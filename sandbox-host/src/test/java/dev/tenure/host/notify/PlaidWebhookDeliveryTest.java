package dev.tenure.host.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.WebhookSignal;
import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.WebhookReceiver;
import dev.tenure.host.webhook.PlaidWebhookParser;
import dev.tenure.host.webhook.PlaidWebhookVerifier;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.item.RevokedAt;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks that an Item's address receives. */
final class PlaidWebhookDeliveryTest {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    private final WebhookReceiver receiver = WebhookReceiver.open();
    private final NotifyingHost host = NotifyingHost.here();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    @Shows("G8")
    void aLinkThatSucceededIsToldWithoutItsTokens() {
        var item = host.linkedItem(receiver.at("/hooks?key=opensesame"), Consent.to(List.of(NotifyingHost.CHECKING)));

        host.deliverAll();

        var added = receiver.next();
        var session = added.json().required("link_session_id").asString();
        assertThat(added.path()).isEqualTo("/hooks?key=opensesame");
        says(
                added,
                """
                {"webhook_type":"LINK","webhook_code":"ITEM_ADD_RESULT","environment":"sandbox",
                 "link_session_id":"%s","item_id":"%s"}"""
                        .formatted(session, item));
        says(
                receiver.next(),
                """
                {"webhook_type":"LINK","webhook_code":"SESSION_FINISHED","environment":"sandbox",
                 "link_session_id":"%s","item_id":"%s","status":"SUCCESS"}"""
                        .formatted(session, item));
        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void aLoginThatNeedsItsUserIsAnErrorAndItsRepairIsTold() {
        var item = host.quietItem(receiver);

        host.tenure
                .items()
                .reportLoginRequired(item, UpdateCause.PASSWORD_CHANGED)
                .get();
        host.tenure.items().selfHeal(item).get();
        host.deliverAll();

        var error = receiver.next();
        says(
                error,
                """
                {"webhook_type":"ITEM","webhook_code":"ERROR","environment":"sandbox","item_id":"%s",
                 "error":{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","display_message":null,
                          "error_message":"the login of this Item has changed","status":400}}"""
                        .formatted(item));
        assertThat(hintIn(error)).isEqualTo(new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED));
        says(receiver.next(), about(item, "LOGIN_REPAIRED"));
        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void aConsentThatEndsIsWarnedOfAndThenIsAnErrorWithItsReason() {
        var until = host.now().plus(Duration.ofDays(20));
        var item = host.linkedItem(
                receiver.at("/hooks"),
                Consent.to(List.of(NotifyingHost.CHECKING)).until(until));
        host.deliverAll();
        receiver.next();
        receiver.next();

        host.advance(Duration.ofDays(13));
        sweep();
        host.deliverAll();
        var warning = receiver.next();
        says(warning, about(item, "PENDING_EXPIRATION", "\"consent_expiration_time\":\"" + until + "\""));
        assertThat(hintIn(warning))
                .isEqualTo(new WebhookSignal.EndAnnounced(Option.of(UpdateCause.CONSENT_EXPIRED), Option.of(until)));

        host.advance(Duration.ofDays(7));
        sweep();
        host.deliverAll();
        var error = receiver.next();
        assertThat(error.json().required("error").required("error_code_reason").asString())
                .isEqualTo("OAUTH_CONSENT_EXPIRED");
        assertThat(hintIn(error)).isEqualTo(new WebhookSignal.UpdateRequired(UpdateCause.CONSENT_EXPIRED));
        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void aDisconnectionIsWarnedOfWithItsReasonWherePlaidHasOne() {
        var item = host.quietItem(receiver);
        var at = host.now().plus(Duration.ofDays(7));

        host.tenure
                .items()
                .scheduleDisconnect(item, at, UpdateCause.INSTITUTION_MIGRATION)
                .get();
        sweep();
        host.tenure
                .items()
                .scheduleDisconnect(item, at, UpdateCause.LOGIN_REQUIRED)
                .get();
        sweep();
        host.deliverAll();

        var time = "\"disconnect_time\":\"" + at + "\"";
        var warning = receiver.next();
        says(warning, about(item, "PENDING_DISCONNECT", time + ",\"reason\":\"INSTITUTION_MIGRATION\""));
        assertThat(hintIn(warning))
                .isEqualTo(new WebhookSignal.EndAnnounced(Option.of(UpdateCause.INSTITUTION_MIGRATION), Option.of(at)));
        says(receiver.next(), about(item, "PENDING_DISCONNECT", time));
    }

    @Test
    void aPermissionThatWasTakenBackInThePortalIsTheLastThatIsTold() {
        var item = host.quietItem(receiver);

        host.tenure.items().revokePermission(item, RevokedAt.PROVIDER_PORTAL).get();
        host.deliverAll();

        var revoked = receiver.next();
        says(
                revoked,
                about(
                        item,
                        "USER_PERMISSION_REVOKED",
                        """
                        "error":{"error_type":"ITEM_ERROR","error_code":"USER_PERMISSION_REVOKED","display_message":null,
                                 "error_message":"the user has taken back the permission to this Item","status":400}"""));
        assertThat(hintIn(revoked)).isEqualTo(new WebhookSignal.PermissionRevoked());
        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void accountsThatWereFoundAndThatWereTakenBackAreTold() {
        var item = host.quietItem(receiver);
        var account = host.tenure
                .items()
                .find(item)
                .get()
                .data()
                .accounts()
                .open()
                .head()
                .id();

        host.tenure
                .items()
                .detectNewAccounts(item, List.of(new AccountLabel("Rainy Day Savings", Option.none())))
                .get();
        host.tenure.items().revokeAccount(item, account).get();
        host.deliverAll();

        says(receiver.next(), about(item, "NEW_ACCOUNTS_AVAILABLE", "\"error\":null"));
        says(receiver.next(), about(item, "USER_ACCOUNT_REVOKED", "\"account_id\":\"" + account + "\""));
    }

    @Test
    void aNewAddressIsToldOfItselfAndOneThatWasReplacedSinceIsNot() {
        var item = host.quietItem(receiver);

        host.changeWebhook(receiver.at("/passed-by"));
        host.changeWebhook(receiver.at("/new"));
        host.deliverAll();

        var told = receiver.next();
        assertThat(told.path()).isEqualTo("/new");
        says(
                told,
                about(
                        item,
                        "WEBHOOK_UPDATE_ACKNOWLEDGED",
                        "\"new_webhook_url\":\"" + receiver.at("/new") + "\",\"error\":null"));
        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void rotationAndRemovalAreNobodysBusinessOutside() {
        var item = host.quietItem(receiver);

        var fresh = host.tenure
                .items()
                .rotateAccessToken(NotifyingHost.CLIENT, Secret.of(host.accessToken()))
                .get();
        host.tenure
                .items()
                .remove(NotifyingHost.CLIENT, fresh.accessToken(), Removal.because(RemovalReason.ITEM_REMOVED))
                .get();
        host.deliverAll();

        assertThat(host.tenure.items().find(item).isRight()).isTrue();
        assertThat(receiver.rest()).isEmpty();
        assertThat(host.counted("failed")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 429, 500, 503})
    @Shows("G7")
    void aRefusedWebhookComesAgainSignedAnew(int status) {
        var item = host.quietItem(receiver);
        receiver.answerNext(status);

        host.tenure
                .items()
                .reportLoginRequired(item, UpdateCause.LOGIN_REQUIRED)
                .get();
        assertThat(host.relay.deliver(100).failed()).isOne();
        host.advance(FIRST_PAUSE.minusMillis(1));
        assertThat(host.relay.deliver(100).done()).isZero();
        host.advance(Duration.ofMinutes(10));
        assertThat(host.relay.deliver(100).done()).isOne();

        var first = receiver.next();
        var again = receiver.next();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(hintIn(again)).isEqualTo(new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED));
        assertThat(again.header("Plaid-Verification")).isNotEqualTo(first.header("Plaid-Verification"));
        assertThat(host.counted("failed")).isOne();
    }

    @Test
    void aRedirectIsNotFollowed() {
        var item = host.quietItem(receiver);
        try (var elsewhere = WebhookReceiver.open()) {
            receiver.redirectNext(elsewhere.at("/"));

            host.tenure
                    .items()
                    .reportLoginRequired(item, UpdateCause.LOGIN_REQUIRED)
                    .get();
            assertThat(host.relay.deliver(100).failed()).isOne();

            receiver.next();
            assertThat(elsewhere.rest()).isEmpty();
        }
    }

    @Test
    void anAddressThatIsGoneGetsNothingMoreUntilItIsNamedAnew() {
        var item = host.quietItem(receiver);
        receiver.answerNext(410);

        host.tenure
                .items()
                .reportLoginRequired(item, UpdateCause.LOGIN_REQUIRED)
                .get();
        assertThat(host.relay.deliver(100).failed()).isZero();
        receiver.next();
        host.tenure.items().selfHeal(item).get();
        host.deliverAll();

        assertThat(receiver.rest()).isEmpty();
        assertThat(host.counted("gone")).isOne();
        assertThat(host.counted("disabled")).isOne();

        host.changeWebhook(receiver.at("/elsewhere"));
        host.deliverAll();
        assertThat(receiver.next().path()).isEqualTo("/elsewhere");
        host.changeWebhook(receiver.at("/hooks"));
        host.deliverAll();
        assertThat(receiver.next().path()).isEqualTo("/hooks");
    }

    @Test
    void aMissingOrUnfinishedAnswerIsNoAcceptance() {
        var hasty = NotifyingHost.by(new WebhookSettings(java.util.List.of(), true, Duration.ofMillis(100), null));
        receiver.leaveNextUnanswered();
        receiver.neverEndNextAnswer();
        hasty.linkedItem(receiver.at("/hooks"), Consent.to(List.of(NotifyingHost.CHECKING)));

        assertThat(hasty.relay.deliver(100).failed()).isOne();
        hasty.advance(FIRST_PAUSE);
        assertThat(hasty.relay.deliver(100).failed()).isOne();

        assertThat(hasty.counted("failed")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/",
                "https://localhost:%d/",
                "https://127.0.0.1:%d/",
                "https://2130706433:%d/",
                "https://[::1]:%d/",
                "https://[::ffff:127.0.0.1]:%d/"
            })
    void aPrivateNetworkIsNotCalledUnlessTheSettingsSaySo(String address) {
        var strict = NotifyingHost.by(new WebhookSettings(java.util.List.of(), false, Duration.ofSeconds(20), null));
        var port = java.net.URI.create(receiver.at("/")).getPort();
        strict.linkedItem(address.formatted(port), Consent.to(List.of(NotifyingHost.CHECKING)));

        assertThat(strict.relay.deliver(100).failed()).isOne();

        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void anUnreachableReceiverIsAFailure() {
        var address = receiver.at("/hooks");
        receiver.close();
        host.linkedItem(address, Consent.to(List.of(NotifyingHost.CHECKING)));

        assertThat(host.relay.deliver(100).failed()).isOne();
    }

    /** Asserts that a webhook is verified, has exactly this body and contains no token. */
    private void says(WebhookReceiver.Sent sent, String json) {
        assertThat(sent.json()).isEqualTo(new JsonMapper().readTree(json));
        assertThat(host.secrets).noneMatch(sent.text()::contains);
        hintIn(sent);
    }

    private WebhookSignal hintIn(WebhookReceiver.Sent sent) {
        var verified = new PlaidWebhookVerifier(host.signer::named, host::now).verify(sent.headers(), sent.body());
        return PlaidWebhookParser.parse(verified.get()).signal();
    }

    private static String about(ItemId item, String code, String... more) {
        return "{\"webhook_type\":\"ITEM\",\"webhook_code\":\"" + code + "\",\"environment\":\"sandbox\",\"item_id\":\""
                + item + "\"" + List.of(more).map(field -> "," + field).mkString() + "}";
    }

    private void sweep() {
        var done = host.tenure.sweeper().sweep(100);
        while (done.isLeft()) {
            host.tenure.sweeper().confirm(done.getLeft());
            done = host.tenure.sweeper().sweep(100);
        }
    }
}
