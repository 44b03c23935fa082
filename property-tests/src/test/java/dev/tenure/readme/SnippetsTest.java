package dev.tenure.readme;

import static dev.tenure.time.Cause.ITEM_REMOVED;
import static dev.tenure.time.Cause.PASSWORD_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Configuration;
import dev.tenure.databases.Databases;
import dev.tenure.databases.Setting;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.Account;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemData;
import dev.tenure.item.ItemId;
import dev.tenure.item.Pending;
import dev.tenure.item.Removal;
import dev.tenure.item.Sharing;
import dev.tenure.jdbc.AesGcmVault;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.principal.Ownership;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Consent;
import dev.tenure.service.NewConnection;
import dev.tenure.service.NewGrant;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.time.Cause;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The README's code, compiled and run; another test compares the two. */
class SnippetsTest {
    @Test
    void embedding() {
        var checking = new AccountLabel("Checking", Option.of("0000"));
        // begin embedding
        var tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX).build();
        var app = new ClientId("my-app");
        var link = tenure.links()
                .open(NewLink.of(Plaid.PLAID, app, new UserId("user-7")))
                .get();
        // … the user opens Link with link.linkToken(), logs in at the bank and picks accounts
        var linked = tenure.links()
                .succeed(link.linkToken(), new InstitutionId("ins_1"), Consent.to(List.of(checking)))
                .get();
        var first = tenure.items().exchange(app, linked.publicToken()).get();
        var second = tenure.items().rotateAccessToken(app, first.accessToken()).get();
        var refused = tenure.items().authenticate(app, first.accessToken(), Purpose.DATA); // Left(Rotated[])
        var opened = tenure.items().authenticate(app, second.accessToken(), Purpose.DATA); // Right(Access[…])
        tenure.items().remove(app, second.accessToken(), Removal.because(ITEM_REMOVED));
        // end embedding
        assertThat(refused.getLeft()).isEqualTo(new Rejection.Rotated());
        assertThat(opened.isRight()).isTrue();
    }

    @Test
    void grants() {
        // begin grants
        var grants = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
                .profiles(Stitch.STITCH)
                .build()
                .grants();
        var app = new ClientId("my-app");
        var scope = Scope.parse("accounts offline_access").get();
        var code = grants.authorize(NewGrant.of(Stitch.STITCH, app, new UserId("user-7"), scope))
                .get()
                .code();
        var first = grants.exchange(app, code).get();
        var stolen = first.refresh().get().reveal();
        var second = grants.refresh(app, Secret.of(stolen)).get();
        var opened = grants.authenticate(second.access(), scope); // Right(Introspection[…])
        var reused = grants.refresh(app, Secret.of(stolen)); // Left(Reused[]): whoever used it twice has ended it
        var ended = grants.authenticate(second.access(), scope); // Left(GrantEnded[REUSE_DETECTED])
        // end grants
        assertThat(opened.isRight()).isTrue();
        assertThat(reused.getLeft()).isEqualTo(new Rejection.Reused());
        assertThat(ended.getLeft()).isEqualTo(new Rejection.GrantEnded(Cause.REUSE_DETECTED));
    }

    @Test
    void connection() {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        var theirs = new Theirs();
        var pool = Setting.H2_READ_COMMITTED.withTables();
        var key = new byte[32];
        var scope = Scope.parse("accounts offline_access").get();
        var response = TokenResponse.of(Secret.of("first"), now)
                .withRefresh(Secret.of("once"))
                .expiringIn(Duration.ofMinutes(15));
        // begin a connection
        var connections = Tenure.over(JdbcStore.owning(pool), Environment.SANDBOX)
                .profiles(Stitch.STITCH)
                .vault(AesGcmVault.sealingUnder("2026-11", key))
                .issuer("stitch", theirs) // your client for their token endpoint
                .build()
                .connections();
        var id = connections
                .open(new NewConnection(Stitch.STITCH, scope, "ledger 42"))
                .get();
        // … the user authorizes you there, and you exchange the code
        var first = connections.completeAuthorization(id, response).get();
        // … their API answers 401 to first.access()
        connections.callFailed(first, new ApiError.AccessRefused());
        var second = connections.credentialFor(id); // Right(Credential[…]): renewed, by one caller on all your machines
        connections.callFailed(first, new ApiError.AccessRefused()); // late, about an old one: nothing happens
        var again = connections.credentialFor(id); // the same
        // end connection
        assertThat(second.get().access()).isEqualTo(Secret.of("second"));
        assertThat(again).isEqualTo(second);
        assertThat(theirs.calls).isOne();
    }

    /** The other side, which gives what it has. */
    private static final class Theirs implements Issuer {
        private int calls;

        @Override
        public RefreshResult refresh(Configuration connection, Secret refreshToken) {
            calls++;
            return new RefreshResult.Renewed(
                    Secret.of("second"), Option.of(Secret.of("next")), Option.of(Duration.ofMinutes(15)));
        }

        @Override
        public boolean revoke(Configuration connection, Secret token) {
            return true;
        }
    }

    @Test
    void joining() {
        var pool = Setting.H2_READ_COMMITTED.withTables();
        Databases.run(pool, "CREATE TABLE login (user_id varchar(64) PRIMARY KEY)");
        var rows = new JdbcTemplate(pool);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        var clock = InstantSource.system();
        var app = new ClientId("my-app");
        // begin joining
        var tenure = Tenure.over(JdbcStore.owning(pool), Environment.SANDBOX)
                .clock(clock)
                .build();
        var joined = tenure.inTransaction(JdbcStore.joining(new TransactionAwareDataSourceProxy(pool)));

        var answer = transactions.execute(transaction -> {
            rows.update("INSERT INTO login (user_id) VALUES (?)", "user-7"); // both or neither
            var link = joined.links().open(NewLink.of(Plaid.PLAID, app, new UserId("user-7")));
            if (link.isLeft()) transaction.setRollbackOnly();
            return link;
        });
        // end joining
        assertThat(answer.isRight()).isTrue();
        assertThat(tenure.links().openSession(answer.get().linkToken()).isRight())
                .isTrue();
    }

    @Test
    void domain() {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        var data = ItemData.builder()
                .id(new ItemId(UUID.randomUUID()))
                .profile("plaid")
                .ownership(new Ownership(new ClientId("my-app"), 0, Option.none(), 0))
                .environment(Environment.SANDBOX)
                .linkedAt(now)
                .institution(new InstitutionId("ins_1"))
                .build();
        var account = Account.shared(new AccountId(UUID.randomUUID()), new AccountLabel("Checking", Option.none()));
        var consentEnd = now.plus(Duration.ofDays(20));
        var publicHash = TokenHash.of(TokenKind.PUBLIC, Environment.SANDBOX, Secret.of("public"));
        var accessHash = TokenHash.of(TokenKind.ACCESS, Environment.SANDBOX, Secret.of("access"));
        // begin domain
        var shared = new Sharing(List.of(account), Option.of(consentEnd));
        var created = Pending.create(data, shared, publicHash, Plaid.PLAID.items(), now);
        var pending = (Item) created.aggregate();
        var exchange = pending.decide(
                DecisionContext.at(now), item -> item.exchange(created.issued().head(), accessHash, now));
        var access = exchange.reply().get(); // what to store: a fact that nothing updates
        var active = exchange.next(); // what to store: the next state, by one compare-and-set
        active.authenticate(access, Purpose.DATA, DecisionContext.at(now)); // Right(Access[…])
        active.authenticate(access, Purpose.DATA, DecisionContext.at(consentEnd)); // Left(NeedsUpdate[CONSENT_EXPIRED])
        var report = active.decide(DecisionContext.at(now), item -> item.reportLoginRequired(PASSWORD_CHANGED, now));
        report.events(); // what to announce: ITEM_LOGIN_REQUIRED
        // end domain
        assertThat(active.authenticate(access, Purpose.DATA, DecisionContext.at(now))
                        .isRight())
                .isTrue();
        assertThat(active.authenticate(access, Purpose.DATA, DecisionContext.at(consentEnd))
                        .getLeft())
                .isEqualTo(new Rejection.NeedsUpdate(Cause.CONSENT_EXPIRED));
        assertThat(report.events().map(Event::type)).containsExactly(EventType.ITEM_LOGIN_REQUIRED);
    }
}
