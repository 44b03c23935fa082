package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemData;
import dev.tenure.item.ItemId;
import dev.tenure.item.Pending;
import dev.tenure.principal.Ownership;
import dev.tenure.profile.Plaid;
import dev.tenure.time.Cause;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainTest {
    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Instant consentEnd = now.plus(Duration.ofDays(20));
    private final TokenHash publicHash = TokenHash.of(TokenKind.PUBLIC, Environment.SANDBOX, Secret.of("public"));
    private final TokenHash accessHash = TokenHash.of(TokenKind.ACCESS, Environment.SANDBOX, Secret.of("access"));
    private final ItemData data = ItemData.builder()
            .id(new ItemId(UUID.randomUUID()))
            .profile("plaid")
            .ownership(new Ownership(new ClientId("my-app"), 0, Option.none(), 0))
            .environment(Environment.SANDBOX)
            .linkedAt(now)
            .institution(new InstitutionId("ins_1"))
            .build();

    @Test
    void aDecisionSaysWhatToStoreAndWhatToAnnounce() {
        var consent =
                Consent.to(List.of(new AccountLabel("Checking", Option.none()))).until(consentEnd);
        var ids = List.of(new AccountId(UUID.randomUUID()));
        var created = Pending.create(data, consent, ids, publicHash, Plaid.PLAID.items(), now);
        var pending = (Item) created.aggregate();
        var exchange = pending.decide(
                DecisionContext.at(now), item -> item.exchange(created.issued().head(), accessHash, now));
        var access = exchange.reply().get(); // to store: a fact that nothing updates
        var active = exchange.next(); // to store: the next state, by one compare-and-set

        assertThat(active.authenticate(access, Purpose.DATA, DecisionContext.at(now))
                        .isRight())
                .isTrue();
        assertThat(active.authenticate(access, Purpose.DATA, DecisionContext.at(consentEnd))
                        .getLeft())
                .isEqualTo(new Rejection.NeedsUpdate(Cause.CONSENT_EXPIRED));

        var report = active.decide(
                DecisionContext.at(now), item -> item.reportLoginRequired(UpdateCause.PASSWORD_CHANGED, now));
        assertThat(report.events().map(Event::type)).containsExactly(EventType.ITEM_LOGIN_REQUIRED); // to announce
    }
}
