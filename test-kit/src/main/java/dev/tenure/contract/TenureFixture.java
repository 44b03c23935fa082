package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.USER;

import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.GrantLimit;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Rotation;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemRules;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The library over a store, under a clock that stands where a test sets it. */
record TenureFixture(Store store, AtomicReference<Instant> clock, Tenure tenure) {
    /** The general profile with refresh tokens that work once and no more. */
    static final Profile STRICT = OAuth.OAUTH.withGrants(GrantRules.builder().build());

    /** The profile whose refreshes can be retried. */
    static final Profile RETRYABLE = OAuth.OAUTH
            .withName("retryable")
            .withGrants(GrantRules.builder()
                    .rotation(Rotation.retryable(Duration.ofSeconds(30)))
                    .build());

    /** The profile whose exchanges and rotations of Items can be retried. */
    static final Profile FORGIVING = Plaid.PLAID
            .withName("forgiving")
            .withItems(ItemRules.builder()
                    .from(Plaid.PLAID.items())
                    .retryWindow(Option.of(Specimen.WINDOW))
                    .build());

    /** The number of grants that a user may have under a limited profile. */
    static final int MOST = 2;

    /** The profile under which a new grant ends the oldest. */
    static final Profile ENDING_OLDEST = limited("ending-oldest", GrantLimit.endingOldest(MOST));

    /** The profile under which a grant above the limit is refused. */
    static final Profile REFUSING = limited("refusing", GrantLimit.refusing(MOST));

    private static final InstitutionId BANK = new InstitutionId("bank");
    private static final AccountLabel CHECKING = new AccountLabel("Checking", Option.of("0000"));

    static TenureFixture to(EmptyStores stores) {
        var store = stores.emptyStore(EventFilter.everything());
        var clock = new AtomicReference<>(NOW);
        var tenure = Tenure.over(store, Environment.SANDBOX)
                .clock(clock::get)
                .profiles(Plaid.PLAID.withSharedUserIds(true), FORGIVING, STRICT, RETRYABLE, ENDING_OLDEST, REFUSING)
                .build();
        return new TenureFixture(store, clock, tenure);
    }

    private static Profile limited(String name, GrantLimit limit) {
        var rules = GrantRules.builder().grantLimit(Option.of(limit)).build();
        return OAuth.OAUTH.withName(name).withGrants(rules);
    }

    private static Consent consent(Option<Instant> until) {
        return new Consent(List.of(CHECKING), until);
    }

    /** Links a new Item, and returns its public token. */
    String linked(Option<Instant> consentUntil) {
        return linked(Plaid.PLAID, consentUntil);
    }

    /** Links a new Item under this profile, and returns its public token. */
    String linked(Profile profile, Option<Instant> consentUntil) {
        var link = tenure.links().open(NewLink.of(profile, CLIENT, USER)).get();
        return tenure.links()
                .succeed(link.linkToken(), BANK, consent(consentUntil))
                .get()
                .publicToken()
                .reveal();
    }

    IssuedAccess exchanged(Option<Instant> consentUntil) {
        return tenure.items().exchange(CLIENT, Secret.of(linked(consentUntil))).get();
    }

    static NewGrant newGrant(Profile profile) {
        return NewGrant.of(profile, CLIENT, USER, GrantSpecimen.SCOPE);
    }

    /** Issues the first tokens of a user's grant under this profile. */
    IssuedTokens granted(Profile profile) {
        return tenure.grants().issue(newGrant(profile)).get();
    }

    Either<Rejection, IssuedTokens> exchangeCode(String code) {
        return tenure.grants().exchange(CLIENT, Secret.of(code));
    }

    Either<Rejection, IssuedTokens> refresh(String refreshToken) {
        return tenure.grants().refresh(CLIENT, Secret.of(refreshToken));
    }

    /** Exchanges a public token for the access token. */
    Either<Rejection, String> exchange(String publicToken) {
        return tenure.items().exchange(CLIENT, Secret.of(publicToken)).map(it -> it.accessToken()
                .reveal());
    }

    /** Rotates an access token, and returns the next. */
    Either<Rejection, String> rotate(String accessToken) {
        return tenure.items().rotateAccessToken(CLIENT, Secret.of(accessToken)).map(it -> it.accessToken()
                .reveal());
    }

    /** Issues a link token that opens update mode. */
    String updateLink(IssuedAccess issued) {
        return tenure.items()
                .startUpdate(CLIENT, issued.accessToken())
                .get()
                .linkToken()
                .reveal();
    }

    /** Takes the user through update mode, and returns the Item's id. */
    Either<Rejection, String> renew(String linkToken, Instant consentUntil) {
        return tenure.items()
                .completeUpdate(Secret.of(linkToken), consent(Option.of(consentUntil)))
                .map(it -> it.id().text());
    }

    /** Removes an Item, and returns its id. */
    Either<Rejection, String> remove(ItemId item) {
        return tenure.items()
                .remove(item, Removal.because(RemovalReason.ITEM_REMOVED))
                .map(it -> it.id().text());
    }

    /** Withdraws this principal, of whichever kind. */
    Either<Rejection, PrincipalId> withdraw(PrincipalId id) {
        var principals = tenure.principals();
        var reason = WithdrawalReason.PERMISSION_WITHDRAWN;
        return id.client().fold(() -> principals.withdrawEverywhere(id.user().get(), reason), client -> id.user()
                .fold(() -> principals.withdraw(client, reason), user -> principals.withdraw(client, user, reason)));
    }

    /** Delivers everything that waits in the outbox, and returns its types. */
    Seq<EventType> drain() {
        return new StoreFixture(store).notices().map(notice -> notice.event().type());
    }

    /** Returns those of these access tokens that are live: of one Item one at most. */
    Seq<String> living(Seq<String> accessTokens) {
        return accessTokens.filter(token -> tenure.items()
                .authenticate(CLIENT, Secret.of(token), Purpose.MANAGEMENT)
                .isRight());
    }
}
