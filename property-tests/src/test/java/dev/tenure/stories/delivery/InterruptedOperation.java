package dev.tenure.stories.delivery;

import static dev.tenure.stories.fixture.World.BANK;
import static dev.tenure.stories.fixture.World.CHECKING;
import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;

import dev.tenure.item.Consent;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.outbox.Notifier;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Stitch;
import dev.tenure.service.DeliveryRules;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;

/** Work that the loss of a database may interrupt: its preparation, and the part that can be repeated. */
enum InterruptedOperation {
    LINK_SUCCEEDS {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            var link = world.link();
            return () -> world.tenure().links().succeed(Secret.of(link), BANK, Consent.to(List.of(CHECKING)));
        }
    },
    EXCHANGE {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            var token = world.linked().publicToken().reveal();
            return () -> world.tenure().items().exchange(CLIENT, Secret.of(token));
        }
    },
    LOGIN_REQUIRED {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            var item = world.exchanged().item();
            return () -> world.tenure().items().reportLoginRequired(item, UpdateCause.MFA_CHANGED);
        }
    },
    REMOVAL {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            var item = world.exchanged().item();
            return () -> world.tenure().items().remove(item, Removal.because(RemovalReason.ITEM_REMOVED));
        }
    },
    REFRESH {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            var token = refreshToken(issued(world));
            return () -> world.tenure().grants().refresh(CLIENT, Secret.of(token));
        }
    },
    REUSE {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            var used = refreshToken(issued(world));
            world.tenure().grants().refresh(CLIENT, Secret.of(used)).get();
            return () -> world.tenure().grants().refresh(CLIENT, Secret.of(used));
        }
    },
    WITHDRAWAL {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            return () -> world.tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN);
        }
    },
    RENEWAL {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            var id = app.connected(Stitch.STITCH);
            world.clock().advance(ConnectedApp.LIFETIME);
            return () -> app.credential(id);
        }
    },
    SWEEP {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            var sweeper = world.tenure().sweeper();
            var first = sweeper.sweep(9);
            if (first.isLeft()) sweeper.confirm(first.getLeft());
            for (var i = 0; i < 2; i++) world.linked();
            world.clock().advance(Duration.ofDays(1));
            return () -> {
                while (sweeper.sweep(9).exists(swept -> swept.more() || swept.done() > 0)) {
                    // until nothing is due
                }
            };
        }
    },
    DELIVERY {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            twoNoticesOfTwo(world);
            return () -> deliver(world, app.told(), DeliveryRules.standard());
        }
    },
    /** A delivery to a receiver that accepts each notice only the second time. */
    REFUSED_DELIVERY {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            twoNoticesOfTwo(world);
            var hesitant = hesitant(app);
            return () -> deliver(world, hesitant, DeliveryRules.standard());
        }
    },
    LAST_DELIVERY {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            twoNoticesOfTwo(world);
            var once = new DeliveryRules(LEASE, LEASE, 1, LEASE, 1, 0);
            var hesitant = hesitant(app);
            return () -> deliver(world, hesitant, once);
        }
    },
    /** A delivery after a relay has died that had claimed all waiting notices. */
    SECOND_DELIVERY {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            twoNoticesOfTwo(world);
            world.store()
                    .outbox()
                    .claim(world.clock().instant(), world.clock().instant().plus(LEASE), 9);
            world.clock().advance(LEASE);
            var hesitant = hesitant(app);
            return () -> deliver(world, hesitant, DeliveryRules.standard());
        }
    },
    /** The same, where the rules allow no third attempt. */
    SECOND_AND_LAST_DELIVERY {
        @Override
        Runnable prepared(World world, ConnectedApp app) {
            twoNoticesOfTwo(world);
            world.store()
                    .outbox()
                    .claim(world.clock().instant(), world.clock().instant().plus(LEASE), 9);
            world.clock().advance(LEASE);
            return () -> deliver(world, app.told(), new DeliveryRules(LEASE, LEASE, 1, LEASE, 2, 0));
        }
    };

    private static final Duration LEASE = Duration.ofMinutes(1);

    abstract Runnable prepared(World world, ConnectedApp app);

    private static IssuedTokens issued(World world) {
        var scope = Scope.parse("read offline_access").get();
        return world.tenure()
                .grants()
                .issue(NewGrant.of(World.STRICT, CLIENT, USER, scope))
                .get();
    }

    private static String refreshToken(IssuedTokens issued) {
        return issued.refresh().get().reveal();
    }

    private static void twoNoticesOfTwo(World world) {
        for (var i = 0; i < 2; i++) world.tenure().links().openSession(Secret.of(world.link()));
    }

    private static Notifier hesitant(ConnectedApp app) {
        var seen = new HashSet<>();
        return notice -> {
            if (seen.add(notice.id())) throw new IOException("not yet");
            app.told().deliver(notice);
        };
    }

    private static void deliver(World world, Notifier notifier, DeliveryRules rules) {
        while (world.tenure().relay(notifier, rules).deliver(9).more()) {
            // until nothing waits
        }
    }
}
