package dev.tenure.service;

import static dev.tenure.decision.Decision.refused;

import dev.tenure.custody.Closed;
import dev.tenure.custody.Configuration;
import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.custody.CustodyRules;
import dev.tenure.custody.Hint;
import dev.tenure.custody.Keeping;
import dev.tenure.custody.Snapshot;
import dev.tenure.custody.Use;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Reason;
import dev.tenure.decision.Rejection;
import dev.tenure.port.Complaint;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.Pause;
import dev.tenure.port.Versioned;
import dev.tenure.token.Secret;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Credentials that others issued, kept for calling their API: each is renewed by one caller at a time across all nodes,
 * and given up only when the other side refuses exactly it. Nothing here waits. Thread-safe.
 */
public final class Custodies {
    private final CustodyOwners custodies;
    private final Tools tools;
    private final Keepers keepers;
    private final CustodyDesk desk;
    private final Renewal renewal;

    Custodies(CustodyOwners custodies, Tools tools, Keepers keepers) {
        this.custodies = custodies;
        this.tools = tools;
        this.keepers = keepers;
        this.desk = new CustodyDesk(custodies, tools, keepers.safe());
        this.renewal = new Renewal(desk, keepers::issuer);
    }

    /** A custody to be, before its user is sent to the other side. */
    public Either<Rejection, CustodyId> open(Configuration configuration) {
        var now = desk.now();
        return tools.entrance().profileForNew(configuration.profile(), now).flatMap(profile -> {
            var keeping = Keeping.builder()
                    .id(new CustodyId(tools.mint().name()))
                    .configuration(configuration)
                    .environment(tools.entrance().environment())
                    .build();
            return new Attempt<>(custodies, tools.watch(), Patience.MANY_TIMES)
                    .add(Custody.open(keeping, now))
                    .map(Custody::id);
        });
    }

    /** How it stands at this instant; its tokens stay sealed. */
    public Either<Rejection, Custody> find(CustodyId id) {
        return desk.look(id);
    }

    /** All of this profile that the other side calls so: mostly one. */
    public Seq<CustodyId> called(String profile, Counterpart counterpart) {
        return custodies.called(profile, counterpart).map(Versioned::state).map(Custody::id);
    }

    /**
     * The user went through Link: unless the same login is held already, the public token is to be exchanged. If this one's
     * permission was taken back, what it brings belongs to a new custody: {@link #connected} refuses it here, where rules
     * do not let a held credential be replaced.
     */
    public Either<Rejection, Custody> linkSucceeded(CustodyId id, Option<CustodyId> duplicate) {
        return desk.change(id, (custody, rules, now) -> custody.linkSucceeded(duplicate));
    }

    /** The exchange was refused: the user has to go through Link again. */
    public Either<Rejection, Custody> exchangeFailed(CustodyId id) {
        return desk.change(id, (custody, rules, now) -> custody.exchangeFailed(now));
    }

    /** What an authorisation brought, the first or a later one; id and configuration stay. */
    public Either<Rejection, Credential> connected(CustodyId id, Obtained obtained) {
        return desk.keep(id, (custody, rules, now) -> {
                    var fresh = desk.safe()
                            .next(
                                    custody.keeping(),
                                    rules,
                                    obtained.access(),
                                    obtained.refresh(),
                                    obtained.askedAt(),
                                    obtained.expiresIn());
                    return custody.connected(fresh, obtained.counterpart(), rules, now);
                })
                .map(custody -> shown(custody, obtained.access()));
    }

    /** A credential for calls for data: {@link Rejection.Busy} while another caller renews it. */
    public Either<Rejection, Credential> credentialFor(CustodyId id) {
        return credentialFor(id, Use.DATA);
    }

    /** A credential for this use: {@link Rejection.Busy} while another caller renews it. */
    public Either<Rejection, Credential> credentialFor(CustodyId id, Use use) {
        return renewal.lend(id, use);
    }

    /** The same, asked again after each pause for as long as they are not longer than this together. */
    public Either<Rejection, Credential> credentialFor(CustodyId id, Use use, Duration atMost, Pause pause)
            throws InterruptedException {
        var left = atMost;
        while (true) {
            var reply = credentialFor(id, use);
            if (reply.isRight() || !(reply.getLeft() instanceof Rejection.Busy busy)) return reply;
            left = left.minus(busy.retryAfter());
            if (left.isNegative()) return reply;
            pause.waitFor(busy.retryAfter());
        }
    }

    /** One try more after the last of the attempts, when somebody has seen to it. */
    public Either<Rejection, Credential> retryOnce(CustodyId id) {
        return renewal.retryOnce(id);
    }

    /** The other side replaced the access token at our request; a refresh token there was goes on. */
    public Either<Rejection, Credential> rotated(Credential old, Secret access, Instant askedAt) {
        return desk.keep(old.custody(), (custody, rules, now) -> rotated(custody, old, access, rules, askedAt, now))
                .map(custody -> shown(custody, access));
    }

    private Decision<Custody, Custody> rotated(
            Custody custody, Credential old, Secret access, CustodyRules rules, Instant askedAt, Instant now) {
        var keeping = custody.keeping();
        var kept = custody.vaulted();
        var refresh = kept.flatMap(credential -> desk.safe().refresh(keeping, credential));
        if (kept.exists(it -> it.refresh().isDefined()) && refresh.isEmpty())
            return refused(custody, new Rejection.VaultShut(kept.get().key()));
        var fresh = desk.safe().next(keeping, rules, access, refresh, askedAt, Option.none());
        return custody.rotated(old.version(), fresh, now);
    }

    private static Credential shown(Custody custody, Secret access) {
        return new Credential(
                custody.id(),
                custody.keeping().credentialVersion(),
                access,
                custody.vaulted().flatMap(kept -> kept.safeUntil()));
    }

    /** What the other side's API said to a call with this credential; about an older one it changes nothing. */
    public Either<Rejection, Custody> report(Credential used, Complaint complaint) {
        return desk.keep(used.custody(), (custody, rules, now) -> complaint.to(custody, used.version(), now));
    }

    /** A verified webhook: what it says of trouble counts at once, and how the login stands is asked in any case. */
    public Either<Rejection, Custody> heard(CustodyId id, Hint hint) {
        return desk.keep(id, (custody, rules, now) -> hint.to(custody, now)).peek(this::poll);
    }

    /** How the other side says the login stands; if something was heard since it was asked, it is asked again. */
    public Either<Rejection, Custody> observed(CustodyId id, Snapshot snapshot) {
        return desk.keep(id, (custody, rules, now) -> {
                    var isOld = snapshot.asked() < custody.keeping().healthVersion();
                    return custody.observed(snapshot, now).answering(seen -> new Seen(seen, isOld));
                })
                .peek(seen -> {
                    if (seen.isOld()) poll(seen.custody());
                })
                .map(Seen::custody);
    }

    private void poll(Custody custody) {
        if (custody.isHeld())
            keepers.asking().ask(custody.id(), custody.keeping().healthVersion());
    }

    /** The user went through update mode. */
    public Either<Rejection, Custody> updateSucceeded(CustodyId id) {
        return desk.keep(id, (custody, rules, now) -> custody.updateSucceeded(now));
    }

    /** Update mode does not open for what the user took back. */
    public Either<Rejection, Custody> updateImpossible(CustodyId id) {
        return desk.keep(id, (custody, rules, now) -> custody.updateImpossible(now));
    }

    /** The operator has mended the set-up that the other side refused. */
    public Either<Rejection, Custody> resume(CustodyId id) {
        return desk.keep(id, (custody, rules, now) -> custody.resumed(now));
    }

    /**
     * Ends it, and gives back what is left of the credential. If the other side does not confirm that, it is kept, sealed
     * and of no use here; called again, it is tried again.
     */
    public Either<Rejection, Closed> close(CustodyId id) {
        return desk.keep(id, (custody, rules, now) -> custody.close(now)).flatMap(this::giveBack);
    }

    private Either<Rejection, Closed> giveBack(Custody custody) {
        var keeping = custody.keeping();
        var back = custody.vaulted()
                .flatMap(kept -> desk.safe().refresh(keeping, kept).orElse(() -> desk.safe()
                        .access(keeping, kept)))
                .exists(token ->
                        keepers.issuer(keeping.configuration().profile()).giveBack(keeping.configuration(), token));
        return (back
                        ? desk.keep(custody.id(), (closed, rules, now) -> closed.givenBack(now))
                        : Either.<Rejection, Custody>right(custody))
                .map(Closed.class::cast);
    }

    /** Seals up to {@code limit} custodies anew whose credential is not under the current key, after this one. */
    public Reencrypted reencrypt(Option<CustodyId> after, int limit) {
        var batch = custodies.notUnder(desk.safe().currentKey(), after, limit);
        var replies = batch.map(id -> Tuple.of(id, reencrypted(id)));
        var shut = replies.filter(reply -> isShut(reply._2())).map(Tuple2::_1);
        return new Reencrypted(
                replies.count(reply -> reply._2().isRight()), shut, Option.when(batch.size() == limit, batch::last));
    }

    private static boolean isShut(Either<Rejection, Custody> reply) {
        return reply.swap().exists(why -> why.reason() == Reason.VAULT_SHUT);
    }

    private Either<Rejection, Custody> reencrypted(CustodyId id) {
        return desk.change(id, (custody, rules, now) -> custody.vaulted()
                .fold(() -> Decision.unchanged(custody), kept -> desk.safe()
                        .anew(custody.keeping(), kept)
                        .fold(
                                () -> refused(custody, new Rejection.VaultShut(kept.key())),
                                same -> custody.reencrypted(custody.keeping().credentialVersion(), same, now))));
    }

    private record Seen(Custody custody, boolean isOld) {}
}
