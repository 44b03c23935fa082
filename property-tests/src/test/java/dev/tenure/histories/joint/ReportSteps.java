package dev.tenure.histories.joint;

import static dev.tenure.histories.joint.ConnectionParticipant.check;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.RemoteStatus;
import dev.tenure.connection.Trouble;
import dev.tenure.connection.UpdateReason;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.decision.Rejection;
import dev.tenure.histories.joint.ConnectionOracle.Told;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The steps in which a host reports what it has heard, and their answers. */
final class ReportSteps {
    private static final UpdateReason LOGIN_REQUIRED = UpdateReason.of(UpdateCause.LOGIN_REQUIRED);

    private final Random random;
    private final Connections connections;
    private final StoredConnections stored;
    private final IntSupplier polls;
    private final Consumer<String> cases;
    private Told told = Told.NOTHING;
    private String said = "";

    ReportSteps(
            Random random,
            Connections connections,
            StoredConnections stored,
            IntSupplier polls,
            Consumer<String> cases) {
        this.random = random;
        this.connections = connections;
        this.stored = stored;
        this.polls = polls;
        this.cases = cases;
    }

    /** A step begins in which nothing has been told yet. */
    void begin() {
        told = Told.NOTHING;
    }

    /** The report of this step that may end its connection. */
    Told told() {
        return told;
    }

    /** The last answer. */
    String said() {
        return said;
    }

    void say(String what, Either<Rejection, ?> reply) {
        said = what + " " + reply.fold(why -> why.code().name(), accepted -> "accepted");
        cases.accept("connection: " + said);
    }

    /** P80: a connection that needs its user keeps its credential. */
    void hear(ConnectionId id) {
        var before = stored.state(id);
        var hint = random.nextInt(3) == 0
                ? new WebhookSignal.Other()
                : new WebhookSignal.UpdateRequired(
                        random.nextBoolean() ? UpdateCause.LOGIN_REQUIRED : UpdateCause.PASSWORD_CHANGED);
        say("heard", connections.webhookReceived(id, hint));
        check(isKept(id, before), "P80: another credential by what was heard");
        if (stored.state(id) instanceof NeedsUpdate && !(before instanceof NeedsUpdate))
            cases.accept("connection: needs its user");
    }

    /** Returns true unless its credential is another; one that has reached its end meanwhile is gone. */
    private boolean isKept(ConnectionId id, Connection before) {
        return stored.state(id).sealedCredential().forAll(before.sealedCredential()::contains);
    }

    /** P80: and the same one works after the update. */
    void update(ConnectionId id) {
        var before = stored.state(id);
        say("updated", connections.updateSucceeded(id));
        check(isKept(id, before), "P80: another credential by an update");
        check(!(stored.present(id) instanceof NeedsUpdate), "P80: updated, and it still needs its user");
        if (before instanceof NeedsUpdate) cases.accept("connection: updated");
    }

    /** P82: a status that was asked for before a webhook changes nothing, and is asked for again. */
    void observe(ConnectionId id) {
        var before = stored.found(id);
        var present = stored.present(id);
        var health = before.state().data().healthVersion();
        var asked = Math.max(0, health - random.nextInt(3));
        var polled = polls.getAsInt();
        var trouble = Option.when(random.nextBoolean(), UpdateCause.LOGIN_REQUIRED);
        say("observed", connections.statusPolled(id, new RemoteStatus(asked, trouble)));
        if (asked == health) return;
        check(stored.found(id).equals(before), "P82: an old answer changed something");
        check(
                polls.getAsInt() > polled || !present.hasLogin() || !said.endsWith("accepted"),
                "P82: it is not asked again");
        cases.accept("connection: an old answer");
    }

    void complain(Credential credential) {
        switch (random.nextInt(12)) {
            case 0 -> tell(credential, Told.LOGIN_GONE, new ApiError.LoginGone());
            case 1 -> tell(credential, Told.ACCESS_ENDED, new ApiError.AccessEnded());
            case 2 -> tell(credential, Told.NOTHING, new ApiError.PermissionRevoked());
            case 3 -> tell(credential, Told.NOTHING, new ApiError.UpdateRequired(LOGIN_REQUIRED));
            default -> refuse(credential);
        }
    }

    /** The API refuses a credential. */
    void refuse(Credential credential) {
        tell(credential, Told.ACCESS_REFUSED, new ApiError.AccessRefused());
    }

    private void tell(Credential credential, Told what, ApiError error) {
        told = what;
        say("reported", connections.callFailed(credential, error));
    }

    /** A success ends every pause of the API. */
    void serve(Credential credential) {
        say("served", connections.callSucceeded(credential));
        var data = stored.present(credential.connection()).data();
        var isCurrent = credential.version() == data.credentialVersion() && said.endsWith("accepted");
        check(!isCurrent || data.trouble().forAll(it -> it.source() != Trouble.Source.API), "it served, and is paused");
    }

    /** P84: closing again changes nothing. */
    void close(ConnectionId id) {
        if (random.nextInt(3) > 0) return;
        told = Told.CLOSED;
        connections.close(id);
        var closed = stored.found(id);
        connections.close(id);
        check(stored.found(id).equals(closed), "P84: closed twice");
        cases.accept("connection: closed");
    }
}
