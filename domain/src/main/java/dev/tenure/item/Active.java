package dev.tenure.item;

import static dev.tenure.decision.Decision.issuing;
import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;
import static dev.tenure.decision.EventType.CONSENT_EXPIRED;
import static dev.tenure.decision.EventType.DISCONNECTED;
import static dev.tenure.decision.EventType.EXPIRY_WARNED;
import static dev.tenure.decision.EventType.ITEM_LOGIN_REQUIRED;
import static dev.tenure.decision.EventType.NEW_ACCOUNTS_DETECTED;
import static dev.tenure.decision.EventType.PROCESSOR_TOKEN_ISSUED;
import static dev.tenure.decision.EventType.USER_PERMISSION_REVOKED;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Delegation;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** A healthy Item, whose data is available. */
public record Active(ItemData data) implements Exchanged {
    @Override
    public Exchanged with(ItemData changed) {
        return new Active(changed);
    }

    @Override
    public Either<Rejection, Item> withDataAccess() {
        return Either.right(this);
    }

    @Override
    public TokenStatus health() {
        return TokenStatus.ACTIVE;
    }

    @Override
    public Decision<Item, Item> requireUpdate(Cause cause, Instant now) {
        return to(new NeedsUpdate(data, cause), ITEM_LOGIN_REQUIRED.because(cause, now));
    }

    @Override
    public Decision<Item, Item> permissionRevokedAtInstitution(Instant now) {
        return to(
                new NeedsUpdate(data, Cause.USER_REVOKED),
                USER_PERMISSION_REVOKED.at(now),
                ITEM_LOGIN_REQUIRED.because(Cause.USER_REVOKED, now));
    }

    @Override
    public Decision<Item, Token> issueProcessorToken(Delegation to, TokenHash hash, ItemRules rules, Instant now) {
        var accounts = data.accounts();
        if (accounts.open(to.account()).isEmpty()) return refused(this, new Rejection.AccountNotShared());
        if (accounts.liveProcessorTokens() >= rules.maxProcessorTokens())
            return refused(this, new Rejection.OutOfRange("processor tokens above " + rules.maxProcessorTokens()));
        return issuing(
                Token.processor(hash, to, now),
                with(data.withAccounts(accounts.withProcessorToken(to.account()))),
                PROCESSOR_TOKEN_ISSUED
                        .at(now)
                        .with(Detail.ACCOUNT, to.account().toString())
                        .with(Detail.PROCESSOR, to.processor().name()));
    }

    @Override
    public Decision<Item, Item> detectNewAccounts(Seq<AccountLabel> found, Instant now) {
        var news = found.removeAll(data.accounts().labels());
        var set = Option.of(AccountSet.of(news));
        return news.isEmpty() || set.equals(data.announced())
                ? unchanged(this)
                : to(with(data.withAnnounced(set)), NEW_ACCOUNTS_DETECTED.at(now));
    }

    @Override
    public Option<Deadline> warning(Instant now) {
        return data.nearEnd(now);
    }

    @Override
    public Option<Instant> due() {
        return List.of(
                        data.consent().flatMap(WarnedDeadline::warnsAt),
                        data.disconnect().flatMap(WarnedDeadline::warnsAt))
                .flatMap(at -> at)
                .appendAll(data.end().map(Deadline::at))
                .min();
    }

    @Override
    public Option<Decision<Item, Item>> elapsed(Instant now) {
        return data.end().filter(end -> end.passedBy(now)).map(end -> lapse(end, now));
    }

    private Decision<Item, Item> lapse(Deadline end, Instant now) {
        if (!end.cause().needsUser()) return end(end.end()).recordedAt(now);
        var needsUpdate = new NeedsUpdate(data, end.cause());
        return to(
                needsUpdate,
                announced(end, now).append(ITEM_LOGIN_REQUIRED.by(end, now)).toJavaArray(Event[]::new));
    }

    private Seq<Event> announced(Deadline end, Instant now) {
        if (data.consent().exists(ending -> ending.deadline().equals(end)))
            return List.of(CONSENT_EXPIRED.by(end, now));
        if (data.disconnect().exists(ending -> ending.deadline().equals(end)))
            return List.of(DISCONNECTED.by(end, now));
        return List.empty();
    }

    @Override
    public Decision<Item, Item> warn(Instant now) {
        var warnings = data.endings().filter(ending -> ending.isToWarn(now)).map(ending -> EXPIRY_WARNED
                .by(new Deadline(ending.warnsAt().get(), ending.deadline().cause()), now)
                .with(Detail.DEADLINE, ending.deadline().at().toString()));
        return warnings.isEmpty() ? unchanged(this) : to(with(data.warned(now)), warnings.toJavaArray(Event[]::new));
    }

    @Override
    public <T> T match(
            Function<Pending, T> pending,
            Function<Active, T> active,
            Function<NeedsUpdate, T> needsUpdate,
            Function<Removed, T> removed) {
        return active.apply(this);
    }
}
