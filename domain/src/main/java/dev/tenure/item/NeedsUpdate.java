package dev.tenure.item;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;
import static dev.tenure.decision.EventType.CONSENT_RENEWED;
import static dev.tenure.decision.EventType.ITEM_REPAIRED;
import static dev.tenure.decision.EventType.ITEM_UPDATE_REASON_CHANGED;
import static dev.tenure.decision.EventType.USER_PERMISSION_REVOKED;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Delegation;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** An Item that needs its user: the access token is live and manages the Item, its data is refused. */
public record NeedsUpdate(ItemData data, Cause cause) implements Exchanged {
    @Override
    public Exchanged with(ItemData changed) {
        return new NeedsUpdate(changed, cause);
    }

    @Override
    public Either<Rejection, Item> withDataAccess() {
        return Either.left(new Rejection.NeedsUpdate(cause));
    }

    @Override
    public TokenStatus health() {
        return TokenStatus.NEEDS_UPDATE;
    }

    @Override
    public Decision<Item, Item> requireUpdate(Cause other, Instant now) {
        return other == cause
                ? unchanged(this)
                : to(new NeedsUpdate(data, other), ITEM_UPDATE_REASON_CHANGED.because(other, now));
    }

    @Override
    public Decision<Item, Item> permissionRevokedAtInstitution(Instant now) {
        return cause == Cause.USER_REVOKED
                ? unchanged(this)
                : to(new NeedsUpdate(data, Cause.USER_REVOKED), USER_PERMISSION_REVOKED.at(now));
    }

    @Override
    public Decision<Item, Item> selfHeal(Instant now) {
        return passedDeadline(now)
                .fold(() -> to(new Active(data), ITEM_REPAIRED.at(now)), passed -> refused(this, stillExpired(passed)));
    }

    @Override
    public Decision<Item, Item> selfHeal(Instant consentUntil, ItemRules rules, Instant now) {
        var later = new Deadline(consentUntil, Cause.CONSENT_EXPIRED);
        return later.passedBy(now)
                ? refused(
                        this,
                        passedDeadline(now)
                                .map(NeedsUpdate::stillExpired)
                                .getOrElse(() -> new Rejection.NotInFuture(later.at())))
                : to(new Active(data.healed(later.at(), rules, now)), ITEM_REPAIRED.at(now), CONSENT_RENEWED.at(now));
    }

    private Option<Deadline> passedDeadline(Instant now) {
        return Deadline.earliest(data.renewable().filter(deadline -> deadline.passedBy(now)));
    }

    private static Rejection stillExpired(Deadline passed) {
        return new Rejection.ConsentStillExpired(passed.at(), passed.cause());
    }

    @Override
    public Decision<Item, Token> issueProcessorToken(Delegation to, TokenHash hash, ItemRules rules, Instant now) {
        return refused(this, withDataAccess().getLeft());
    }

    @Override
    public Option<Instant> due() {
        return data.environment().retirement().map(Deadline::at);
    }

    @Override
    public Option<Decision<Item, Item>> elapsed(Instant now) {
        return data.environment()
                .retirement()
                .filter(retirement -> retirement.passedBy(now))
                .map(retirement -> end(retirement.end()).recordedAt(now));
    }

    @Override
    public <T> T match(
            Function<Pending, T> pending,
            Function<Active, T> active,
            Function<NeedsUpdate, T> needsUpdate,
            Function<Removed, T> removed) {
        return needsUpdate.apply(this);
    }
}
