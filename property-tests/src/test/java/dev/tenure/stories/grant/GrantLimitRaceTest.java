package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantLimit;
import dev.tenure.grant.GrantRules;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.JoiningStore;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Profile;
import dev.tenure.service.GrantView;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The limit of grants when another caller is faster than the order of creation says, or than the host's transaction. */
@Shows("G13")
class GrantLimitRaceTest {
    private static final Method FIND_ALL = Vector.of(PrincipalRepository.class.getMethods())
            .find(method -> method.getName().equals("findAll"))
            .get();

    private final Store store = new InMemoryStore();
    private Seq<GrantId> uncommitted = List.empty();

    /** The earlier grant is committed last: the later one has been issued, and did not see it. */
    @Test
    void whereTheRulesRefuseAGrantTheLastToBeCommittedIsRefusedThoughItIsTheOlder() {
        var profile = limited(GrantLimit.refusing(1));
        var meanwhile = tenure(withGrants(this::withoutTheUncommitted), profile);
        var isFirst = new AtomicBoolean(true);
        var tenure = tenure(
                withGrants((method, arguments) -> {
                    var answer = called(store.grants(), method, arguments);
                    if (!method.getName().equals("add") || !isFirst.getAndSet(false)) return answer;
                    uncommitted = tenure(store, profile)
                            .grants()
                            .findByUser(CLIENT, USER, 9)
                            .content()
                            .map(GrantView::id);
                    assertThat(issued(meanwhile, profile).isRight()).isTrue();
                    return answer;
                }),
                profile);
        assertThat(issued(tenure, profile).getLeft()).isEqualTo(new Rejection.TooManyGrants(1));
        assertThat(tenure.grants().findByUser(CLIENT, USER, 9).content()).hasSize(1);
    }

    @Test
    void inTheHostsTransactionAGrantAboveTheLimitThatCannotBeEndedIsAConflict() {
        var profile = limited(GrantLimit.endingOldest(1));
        var tenure = tenure(store, profile);
        issued(tenure, profile).get();
        var grants = grants((method, arguments) -> method.getName().equals("commit")
                ? Either.left(new Stale())
                : called(store.grants(), method, arguments));
        var joined = proxy(JoiningStore.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "grants" -> grants;
            case "principals" -> called(store.principals(), FIND_ALL, arguments);
            default -> called(store, Store.class.getMethod(method.getName()), arguments);
        });
        var answer = tenure.inTransaction(joined).grants().issue(request(profile));
        assertThat(answer.getLeft()).isEqualTo(new Rejection.Conflict());
    }

    @SuppressWarnings("unchecked")
    private Object withoutTheUncommitted(Method method, Object[] arguments) throws Throwable {
        var answer = called(store.grants(), method, arguments);
        return method.getName().equals("findByUser")
                ? ((Seq<Either<?, Versioned<Grant>>>) answer)
                        .reject(it -> uncommitted.contains(it.get().state().id()))
                : answer;
    }

    private static Profile limited(GrantLimit limit) {
        return World.STRICT.withGrants(
                GrantRules.builder().grantLimit(Option.of(limit)).build());
    }

    private static Tenure tenure(Store over, Profile profile) {
        return Tenure.over(over, Environment.SANDBOX).profiles(profile).build();
    }

    private static Either<Rejection, IssuedTokens> issued(Tenure tenure, Profile profile) {
        return tenure.grants().issue(request(profile));
    }

    private static NewGrant request(Profile profile) {
        return NewGrant.of(
                profile, CLIENT, USER, Scope.parse("read offline_access").get());
    }

    private Store withGrants(Answer answer) {
        var grants = grants(answer);
        return proxy(
                Store.class,
                (proxy, method, arguments) ->
                        method.getName().equals("grants") ? grants : called(store, method, arguments));
    }

    private static GrantRepository grants(Answer answer) {
        return proxy(GrantRepository.class, (proxy, method, arguments) -> answer.to(method, arguments));
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

    @FunctionalInterface
    private interface Answer {
        Object to(Method method, Object[] arguments) throws Throwable;
    }
}
