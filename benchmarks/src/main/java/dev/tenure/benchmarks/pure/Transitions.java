package dev.tenure.benchmarks.pure;

import com.github.oxo42.stateless4j.StateMachineConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.squirrelframework.foundation.fsm.StateMachineBuilderFactory;
import org.squirrelframework.foundation.fsm.UntypedStateMachine;
import org.squirrelframework.foundation.fsm.annotation.StateMachineParameters;
import org.squirrelframework.foundation.fsm.impl.AbstractUntypedStateMachine;
import reactor.core.publisher.Mono;

/**
 * A bare transition of state machine libraries, from live to live for a refresh: no token, no deadline, no data, nothing
 * to store.
 */
@State(Scope.Benchmark)
public class Transitions {
    private final com.github.oxo42.stateless4j.StateMachine<Name, Trigger> stateless4j = stateless4jMachine();
    private final UntypedStateMachine squirrel = squirrel();
    private final StateMachine<Name, Trigger> spring = spring();

    /** The two states. */
    public enum Name {
        LIVE,
        ENDED
    }

    /** The two events. */
    public enum Trigger {
        REFRESH,
        END
    }

    /** stateless4j. */
    @Benchmark
    public Name stateless4j() {
        stateless4j.fire(Trigger.REFRESH);
        return stateless4j.getState();
    }

    /** squirrel-foundation. */
    @Benchmark
    public Object squirrelFoundation() {
        squirrel.fire(Trigger.REFRESH);
        return squirrel.getCurrentState();
    }

    /** Spring Statemachine. */
    @Benchmark
    public Object springStatemachine() {
        spring.sendEvent(Mono.just(MessageBuilder.withPayload(Trigger.REFRESH).build()))
                .blockLast();
        return spring.getState();
    }

    private static com.github.oxo42.stateless4j.StateMachine<Name, Trigger> stateless4jMachine() {
        var config = new StateMachineConfig<Name, Trigger>();
        config.configure(Name.LIVE).permitReentry(Trigger.REFRESH).permit(Trigger.END, Name.ENDED);
        return new com.github.oxo42.stateless4j.StateMachine<>(Name.LIVE, config);
    }

    private static UntypedStateMachine squirrel() {
        var builder = StateMachineBuilderFactory.create(Squirrel.class);
        builder.externalTransition().from(Name.LIVE).to(Name.LIVE).on(Trigger.REFRESH);
        builder.externalTransition().from(Name.LIVE).to(Name.ENDED).on(Trigger.END);
        var machine = builder.newStateMachine(Name.LIVE);
        machine.start();
        return machine;
    }

    private static StateMachine<Name, Trigger> spring() {
        try {
            var builder = StateMachineBuilder.<Name, Trigger>builder();
            builder.configureStates().withStates().initial(Name.LIVE).end(Name.ENDED);
            builder.configureTransitions()
                    .withExternal()
                    .source(Name.LIVE)
                    .target(Name.LIVE)
                    .event(Trigger.REFRESH)
                    .and()
                    .withExternal()
                    .source(Name.LIVE)
                    .target(Name.ENDED)
                    .event(Trigger.END);
            var machine = builder.build();
            machine.startReactively().block();
            return machine;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A machine of the two states, declared as its library requires. */
    @StateMachineParameters(stateType = Name.class, eventType = Trigger.class, contextType = Void.class)
    public static class Squirrel extends AbstractUntypedStateMachine {}
}
