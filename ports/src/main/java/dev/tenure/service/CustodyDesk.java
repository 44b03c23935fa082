package dev.tenure.service;

import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.custody.CustodyRules;
import dev.tenure.custody.Use;
import dev.tenure.custody.Vaulted;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.Versioned;
import dev.tenure.profile.Profile;
import io.vavr.control.Either;
import java.time.Instant;

/** The way every command on a custody goes: read, decide under its rules, store. */
final class CustodyDesk {
    private final CustodyOwners custodies;
    private final Tools tools;
    private final Safe safe;
    private final Attempt<CustodyId, Custody> attempt;

    CustodyDesk(CustodyOwners custodies, Tools tools, Safe safe) {
        this.custodies = custodies;
        this.tools = tools;
        this.safe = safe;
        this.attempt = new Attempt<>(custodies, tools.watch(), Patience.MANY_TIMES);
    }

    Safe safe() {
        return safe;
    }

    Instant now() {
        return tools.watch().now();
    }

    /** As it is at this instant; nothing is written. */
    Either<Rejection, Custody> look(CustodyId id) {
        return found(id).flatMap(found -> tools.watch()
                .momentFor(found, now())
                .map(moment -> found.state().settle(moment).next()));
    }

    /** A command that gives up when it keeps losing. */
    <R> Either<Rejection, R> change(CustodyId id, Command<R> command) {
        return attempt.change(() -> candidate(id, command));
    }

    /** The same for a claim: two callers at one instant make the same one, so only what surely was stored is had. */
    <R> Either<Rejection, R> claim(CustodyId id, Command<R> command) {
        return attempt.withoutLooking().change(() -> candidate(id, command));
    }

    /** A command that must not lose: what the other side gave or said is kept. */
    <R> Either<Rejection, R> keep(CustodyId id, Command<R> command) {
        return attempt.end(() -> candidate(id, command));
    }

    private <R> Either<Rejection, Candidate<CustodyId, Custody, R>> candidate(CustodyId id, Command<R> command) {
        return found(id).flatMap(found -> rulesOf(found.state())
                .map(rules -> new Candidate<>(
                        id,
                        found,
                        (custody, moment) ->
                                custody.decide(moment, settled -> command.decide(settled, rules, moment.now())))));
    }

    private Either<Rejection, Versioned<Custody>> found(CustodyId id) {
        return custodies.find(id).toEither(Rejection.UnknownOwner::new);
    }

    Either<Rejection, CustodyRules> rulesOf(Custody custody) {
        var keeping = custody.keeping();
        return tools.entrance()
                .profileOf(keeping.configuration().profile(), keeping.environment())
                .map(Profile::custody);
    }

    /** What a caller gets of a custody as it is, who brings nothing new about. */
    Either<Rejection, Credential> lent(Custody custody, Use use) {
        return rulesOf(custody).flatMap(rules -> custody.lend(use, rules, now())
                .reply()
                .flatMap(loan -> loan.match(
                        ready -> opened(custody, ready.credential()),
                        claim -> Either.left(new Rejection.Busy(rules.busyPause())))));
    }

    /** The credential of this custody in clear. */
    Either<Rejection, Credential> opened(Custody custody, Vaulted kept) {
        var keeping = custody.keeping();
        return safe.access(keeping, kept)
                .map(access -> new Credential(keeping.id(), keeping.credentialVersion(), access, kept.safeUntil()))
                .toEither(() -> new Rejection.VaultShut(kept.key()));
    }

    /** Whether this very credential is what is kept now. */
    boolean isKept(CustodyId id, Vaulted credential) {
        return custodies.find(id).flatMap(found -> found.state().vaulted()).contains(credential);
    }

    /** A command on a custody under the rules that it follows. */
    @FunctionalInterface
    interface Command<R> {
        Decision<Custody, R> decide(Custody custody, CustodyRules rules, Instant now);
    }
}
