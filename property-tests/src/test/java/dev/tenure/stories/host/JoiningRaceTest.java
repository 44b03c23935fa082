package dev.tenure.stories.host;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.service.InTransaction;
import dev.tenure.service.IssuedAccess;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Another caller is faster than a host's transaction: it commits between the transaction's read and its write. */
@ParameterizedClass
@EnumSource(
        mode = EnumSource.Mode.MATCH_ALL,
        names = {".*(COMMITTED|REPEATABLE_READ|SERIALIZABLE)"})
@Shows("G2")
class JoiningRaceTest {
    private final World world;
    private final InTransaction joined;
    private final TransactionTemplate transactions;
    private final AtomicReference<Runnable> faster = new AtomicReference<>(() -> {});
    private final IssuedAccess issued;
    private final String access;

    JoiningRaceTest(DatabaseSetup setup) {
        var pool = setup.withTables();
        this.world = World.over(JdbcStore.owning(pool, EventFilter.everything()));
        EventFilter interrupted = event -> {
            faster.getAndSet(() -> {}).run();
            return true;
        };
        this.joined =
                world.tenure().inTransaction(JdbcStore.joining(new TransactionAwareDataSourceProxy(pool), interrupted));
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.issued = world.exchanged();
        this.access = issued.accessToken().reveal();
    }

    @Test
    @Shows({"G1", "G7"})
    void aLostChangeIsToldOnceAndNothingOfItStays() {
        faster.set(() -> world.tenure().items().reportLoginRequired(issued.item(), UpdateCause.MFA_CHANGED));
        assertThat(rolledBackAfter(() -> joined.items().rotateAccessToken(CLIENT, Secret.of(access))))
                .isEqualTo(RejectionCode.CONFLICT);
        assertThat(world.tenure()
                        .items()
                        .authenticate(CLIENT, Secret.of(access), Purpose.MANAGEMENT)
                        .isRight())
                .isTrue();
        assertThat(world.store().items().find(issued.item()).get().version()).isEqualTo(3);
    }

    @Test
    void anEndInAHostsTransactionMayLoseTooAndIsTakenAfterItsRollBack() {
        faster.set(() -> world.tenure().items().reportLoginRequired(issued.item(), UpdateCause.MFA_CHANGED));
        var removal = Removal.because(RemovalReason.ITEM_REMOVED);
        assertThat(rolledBackAfter(() -> joined.items().remove(issued.item(), removal)))
                .isEqualTo(RejectionCode.CONFLICT);
        var again = transactions.execute(
                status -> joined.items().remove(issued.item(), removal).isRight());
        assertThat(again).isTrue();
    }

    @Test
    void aWithdrawalBeforeTheHostsCommitEndsWhatTheHostThenCommits() {
        var token = world.linked().publicToken().reveal();
        var exchanged = transactions.execute(status -> {
            var answer = joined.items().exchange(CLIENT, Secret.of(token)).get();
            world.tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN);
            return answer.accessToken().reveal();
        });
        assertThat(world.tenure()
                        .items()
                        .authenticate(CLIENT, Secret.of(exchanged), Purpose.MANAGEMENT)
                        .isLeft())
                .isTrue();
    }

    private RejectionCode rolledBackAfter(Supplier<Either<Rejection, ?>> command) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            return command.get().getLeft().code();
        });
    }
}
