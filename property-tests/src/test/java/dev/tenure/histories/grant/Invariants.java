package dev.tenure.histories.grant;

import static dev.tenure.histories.grant.step.World.check;
import static dev.tenure.histories.grant.step.World.same;

import dev.tenure.decision.EventType;
import dev.tenure.grant.Grant;
import dev.tenure.grant.Refreshable;
import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.generator.Command;
import dev.tenure.histories.grant.generator.Step;
import dev.tenure.histories.grant.oracle.Ledger;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.Lifetimes;
import dev.tenure.histories.grant.step.World;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.TokenStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The invariants after every step, whatever the oracle says. */
final class Invariants {
    private final World world;
    private Map<Token, String> known = Map.of();

    Invariants(World world) {
        this.world = world;
    }

    /** An end that was not recorded may be undone. */
    void clockWentBack() {
        known = Map.of();
    }

    void hold(Step step, @Nullable Token presented, Map<Token, String> statuses) {
        statuses.forEach(this::isAbsorbing);
        for (var grant : world.ledger.grants) hold(grant, statuses);
        if (presented != null && endsAll(step, presented))
            statuses.forEach((token, status) -> check(
                    token.grant != presented.grant || !isLive(status), () -> "P50, P62: a " + token.kind + " lives"));
        known = statuses;
    }

    /** Returns true if nothing of the grant may be left: a token was reused, or one of its chain was revoked. */
    private boolean endsAll(Step step, Token presented) {
        return world.answer().equals("REUSED")
                || (step.command() == Command.REVOKE && presented.isChained() && step.whose() < 90);
    }

    /** P25, except that of a replaced token nothing more is known. */
    private void isAbsorbing(Token token, String status) {
        var before = known.get(token);
        if (before == null || isLive(before) || before.equals(status) || status.equals("UNKNOWN_TOKEN")) return;
        check(!token.isChained() && status.equals("ROTATED"), () -> "P25: " + before + " became " + status);
    }

    private static boolean isLive(@Nullable String status) {
        return status != null
                && !status.equals("UNKNOWN_TOKEN")
                && !TokenStatus.valueOf(status).isEnd();
    }

    private static void hold(Ledger.Grant grant, Map<Token, String> statuses) {
        var refresh = count("refresh", grant, statuses);
        var access = statuses.entrySet().stream()
                .filter(it -> it.getKey().grant == grant && !it.getKey().isChained() && isLive(it.getValue()))
                .count();
        var hasRefresh = grant.user != null && grant.scope.contains("offline_access");
        check(refresh <= (hasRefresh ? 1 : 0), () -> "P48, P58: " + refresh + " live refresh tokens");
        check(refresh + count("code", grant, statuses) <= 1, "P26: a code and its successor live");
        check(access <= (grant.terms.keepsPrevious ? 2 : 1), () -> "P61: " + access + " live access tokens");
    }

    private static long count(String kind, Ledger.Grant grant, Map<Token, String> statuses) {
        return statuses.entrySet().stream()
                .filter(it -> it.getKey().grant == grant && it.getKey().kind.equals(kind) && isLive(it.getValue()))
                .count();
    }

    /** P54: a stored grant never outlives its absolute end, and its beginning does not move. */
    void isAsCounted(Map<String, Versioned<Grant>> stored) {
        for (var grant : world.ledger.grants) {
            var found = stored.get(grant.id);
            check((found == null) == grant.isForgotten, "a grant is there until it is forgotten");
            if (found == null) continue;
            same("version", grant.version, found.version());
            same("changed at", grant.changedAt, found.changedAt());
            same(
                    "P54: authenticated at",
                    grant.authenticatedAt,
                    found.state().data().authenticatedAt());
            var limit = Lifetimes.limit(grant);
            if (limit != null && found.state() instanceof Refreshable live)
                check(!live.refresh().deadline().get().at().isAfter(limit.at()), "P54: beyond the end");
        }
    }

    /** No grant has changed, though its client or user may have been withdrawn. */
    void isUntouched(Map<String, Versioned<Grant>> before, Map<String, Versioned<Grant>> after) {
        same("grants after a step of others", before.keySet(), after.keySet());
        before.forEach((id, found) -> same(
                "a grant after a step of others",
                found.state(),
                Objects.requireNonNull(after.get(id)).state()));
    }

    /** Every refusal but of reuse leaves everything as it was; P66: nothing changes twice, or without a version. */
    void grew(Step step, Map<String, Versioned<Grant>> before, Map<String, Versioned<Grant>> after) {
        if (isRefusal() || isQuestion(step)) same("P56, P72: what is stored", before, after);
        before.forEach((id, found) -> {
            var later = after.get(id);
            if (later == null || step.command() == Command.PURGE) return;
            var rise = later.version() - found.version();
            check(rise == 0 || rise == 1, () -> "P66: the version rose by " + rise);
            check(rise == 1 || later.state().equals(found.state()), "P66: changed without a version");
        });
    }

    private boolean isRefusal() {
        return !world.answer().startsWith(Refused.ACCEPTED)
                && !List.of("REUSED", "revoked", "swept", "purged").contains(world.answer());
    }

    private static boolean isQuestion(Step step) {
        return List.of(Command.AUTHENTICATE, Command.INTROSPECT, Command.LIST).contains(step.command());
    }

    /** P67: each version has its event, and an end that is stored one of its own. */
    void announced(List<Notice> all) {
        for (var grant : world.ledger.grants) {
            var own = all.stream()
                    .filter(notice -> notice.aggregate().text().equals(grant.id))
                    .toList();
            var versions = new HashSet<Long>();
            for (var notice : own) versions.add(notice.version());
            same("P67: versions with events", grant.version, (long) versions.size());
            var ends = own.stream()
                    .map(Notice::event)
                    .filter(event -> event.type() == EventType.GRANT_ENDED)
                    .map(event -> event.effectiveAt() + " " + event.cause().get())
                    .toList();
            var ended = grant.ended;
            same("P67: ends", ended == null ? List.of() : List.of(ended.at() + " " + ended.cause()), ends);
        }
    }
}
