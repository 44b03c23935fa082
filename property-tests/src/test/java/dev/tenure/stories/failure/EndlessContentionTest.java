package dev.tenure.stories.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Decision;
import dev.tenure.decision.RejectionCode;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.service.Items;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import io.vavr.control.Either;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Contention that nobody wins ends by the host's timeout: a store that answers stale for ever is unavailable. */
@Shows("G5")
class EndlessContentionTest {
    private static final Removal REMOVAL = Removal.because(RemovalReason.ITEM_REMOVED);
    private static final Duration ATTEMPT = Duration.ofSeconds(1);

    private final World world = World.empty();
    private final ItemId item = world.exchanged().item();
    private int attempts;
    private boolean isOvertaken;

    @Test
    void anEndInsistsUntilTheTimeoutOfTheHost() {
        var items = contended(Duration.ofSeconds(3));
        assertThatThrownBy(() -> items.remove(item, REMOVAL)).isInstanceOf(StoreUnavailable.class);
        assertThat(attempts).as("one without the lock, and three under it").isEqualTo(4);
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void theTimeoutIsTenSecondsUnlessTheHostSetsAnother() {
        var items = over(Tenure.over(contendedStore(), Environment.SANDBOX));
        assertThatThrownBy(() -> items.remove(item, REMOVAL)).isInstanceOf(StoreUnavailable.class);
        assertThat(attempts).isEqualTo(11);
    }

    @Test
    void aClockThatIsSetBackMeanwhileDoesNotProlongTheWait() {
        var items = Tenure.over(contendedStore(), Environment.SANDBOX)
                .clock(() -> World.START.minus(Duration.ofHours(attempts)))
                .build()
                .items();
        assertThatThrownBy(() -> items.remove(item, REMOVAL)).isInstanceOf(StoreUnavailable.class);
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void aChangeThatLosesToNobodyIsNoConflict() {
        var items = contended(Duration.ofSeconds(3));
        assertThatThrownBy(() -> items.reportLoginRequired(item, UpdateCause.MFA_CHANGED))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void aChangeThatAnotherCallerOvertookIsAConflict() {
        isOvertaken = true;
        var answer = contended(Duration.ofSeconds(3)).reportLoginRequired(item, UpdateCause.MFA_CHANGED);
        assertThat(answer.getLeft().code()).isEqualTo(RejectionCode.CONFLICT);
    }

    @Test
    void aFirstWithdrawalThatLosesToNobodyIsNoMissingClient() {
        var tenure = Tenure.over(contendedStore(), Environment.SANDBOX).build();
        assertThatThrownBy(() -> tenure.principals().withdraw(World.CLIENT, WithdrawalReason.FRAUD))
                .isInstanceOf(StoreUnavailable.class);
    }

    private Items contended(Duration timeout) {
        return over(Tenure.over(contendedStore(), Environment.SANDBOX).contentionTimeout(timeout));
    }

    private Items over(Tenure.Builder builder) {
        return builder.clock(this::now)
                .secrets(new SeededSecrets(8))
                .profiles(Plaid.PLAID)
                .build()
                .items();
    }

    /** The clock moves with each attempt. */
    private Instant now() {
        return World.START.plus(ATTEMPT.multipliedBy(Math.max(0, attempts - 1)));
    }

    private Versioned<Item> stored() {
        return world.store().items().find(item).get();
    }

    private Store contendedStore() {
        return proxy(Store.class, (proxy, method, arguments) -> {
            var port = called(world.store(), method, arguments);
            if (port instanceof PrincipalRepository principals) return contended(principals);
            return port instanceof ItemRepository items ? contended(items) : port;
        });
    }

    private ItemRepository contended(ItemRepository items) {
        return proxy(ItemRepository.class, (proxy, method, arguments) -> {
            var writes = method.getName().equals("commit") || method.getName().equals("changeLocked");
            if (!writes) return called(items, method, arguments);
            attempts++;
            if (isOvertaken) overtake(items);
            return Either.left(new Stale());
        });
    }

    private static PrincipalRepository contended(PrincipalRepository principals) {
        return proxy(
                PrincipalRepository.class,
                (proxy, method, arguments) -> method.getName().equals("add")
                        ? Either.left(new Stale())
                        : called(principals, method, arguments));
    }

    /** Another caller's change: the Item needs its user, and does not. */
    private void overtake(ItemRepository items) {
        var found = stored();
        Decision<Item, Item> change = attempts % 2 == 0
                ? found.state().selfHeal(World.START)
                : found.state().reportLoginRequired(UpdateCause.LOGIN_REQUIRED, World.START);
        assertThat(items.commit(found, change).isRight()).isTrue();
    }

    private static Object called(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> port, InvocationHandler handler) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }
}
