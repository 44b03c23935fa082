package dev.tenure.stories.command;

import static dev.tenure.stories.fixture.World.BANK;
import static dev.tenure.stories.fixture.World.CHECKING;
import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;

import dev.tenure.grant.GrantEndReason;
import dev.tenure.item.Consent;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.NewLink;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AccountId;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The commands and queries about tokens that are issued here, as the documents list them. */
public final class Commands {
    private static final Consent CONSENT = Consent.to(List.of(CHECKING));
    private static final Removal REMOVAL = Removal.because(RemovalReason.ITEM_REMOVED);
    private static final Processor PARTNER = new Processor("partner");

    private Commands() {}

    private static NewGrant grant(World world) {
        return grant(world, World.STRICT);
    }

    private static NewGrant grant(World world, Profile profile) {
        return NewGrant.of(
                world.wired(profile),
                CLIENT,
                USER,
                Scope.parse("read offline_access").get());
    }

    public static Seq<Command> all() {
        return List.of(links(), items(), ends(), grants(), grantEnds(), ConnectionCommands.all())
                .flatMap(commands -> commands);
    }

    private static Seq<Command> links() {
        return List.of(
                Command.of(
                        "Links.open",
                        (world, app) ->
                                () -> world.tenure().links().open(NewLink.of(world.wired(Plaid.PLAID), CLIENT, USER))),
                Command.of("Links.openSession", (world, app) -> {
                    var link = world.link();
                    return () -> world.tenure().links().openSession(Secret.of(link));
                }),
                Command.of("Links.succeed", (world, app) -> {
                    var link = world.link();
                    return () -> world.tenure().links().succeed(Secret.of(link), BANK, CONSENT);
                }),
                Command.of("Links.get", (world, app) -> {
                    var link = world.link();
                    return () -> world.tenure().links().get(CLIENT, Secret.of(link));
                }));
    }

    private static Seq<Command> items() {
        return List.of(
                Command.of("Items.exchange", (world, app) -> {
                    var token = world.linked().publicToken().reveal();
                    return () -> world.tenure().items().exchange(CLIENT, Secret.of(token));
                }),
                item("Items.authenticate", (world, access, id) -> world.tenure()
                        .items()
                        .authenticate(CLIENT, Secret.of(access), Purpose.DATA)),
                item(
                        "Items.statusOf",
                        (world, access, id) -> world.tenure().items().statusOf(CLIENT, Secret.of(access))),
                item("Items.find", (world, access, id) -> world.tenure().items().find(id)),
                item(
                        "Items.ofUser",
                        (world, access, id) -> world.tenure().items().findByUser(CLIENT, USER, 9)),
                item(
                        "Items.startUpdate",
                        (world, access, id) -> world.tenure().items().startUpdate(CLIENT, Secret.of(access))),
                item(
                        "Items.rotateAccessToken",
                        (world, access, id) -> world.tenure().items().rotateAccessToken(CLIENT, Secret.of(access))),
                item(
                        "Items.rotateAccessToken, wrong client",
                        (world, access, id) -> world.tenure().items().rotateAccessToken(OTHER, Secret.of(access))),
                item(
                        "Items.received",
                        (world, access, id) -> world.tenure().items().received(CLIENT, Secret.of(access))),
                item(
                        "Items.reissueAccessToken",
                        (world, access, id) -> world.tenure().items().reissueAccessToken(id)),
                item(
                        "Items.reportLoginRequired",
                        (world, access, id) -> world.tenure().items().reportLoginRequired(id, UpdateCause.MFA_CHANGED)),
                Command.of("Items.issueProcessorToken", (world, app) -> {
                    var issued = world.exchanged();
                    var account = account(world, issued);
                    return () ->
                            world.tenure().items().issueProcessorToken(CLIENT, issued.accessToken(), account, PARTNER);
                }),
                Command.of("Items.completeUpdate", (world, app) -> {
                    var link = world.tenure()
                            .items()
                            .startUpdate(CLIENT, world.exchanged().accessToken())
                            .get()
                            .linkToken()
                            .reveal();
                    return () -> world.tenure().items().completeUpdate(Secret.of(link), CONSENT);
                }));
    }

    private static AccountId account(World world, IssuedAccess issued) {
        var item = world.tenure().items().find(issued.item()).get();
        return item.data().accounts().all().head().id();
    }

    private static Seq<Command> ends() {
        return List.of(
                item(
                        "Items.remove by its token",
                        (world, access, id) -> world.tenure().items().remove(CLIENT, Secret.of(access), REMOVAL)),
                item(
                        "Items.remove by its name",
                        (world, access, id) -> world.tenure().items().remove(id, REMOVAL)),
                item("Principals.withdraw a client", (world, access, id) -> world.tenure()
                        .principals()
                        .withdraw(CLIENT, WithdrawalReason.POLICY_CHANGED)),
                item("Principals.withdraw a user", (world, access, id) -> world.tenure()
                        .principals()
                        .withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN)));
    }

    private static Seq<Command> grants() {
        return List.of(
                Command.of(
                        "Grants.issue to a user",
                        (world, app) -> () -> world.tenure().grants().issue(grant(world))),
                Command.of(
                        "Grants.issue to a client",
                        (world, app) -> () -> world.tenure()
                                .grants()
                                .issue(NewGrant.ofClient(world.wired(World.STRICT), OTHER, Scope.empty()))),
                Command.of(
                        "Grants.authorize",
                        (world, app) -> () -> world.tenure().grants().authorize(grant(world))),
                Command.of("Grants.exchange", (world, app) -> {
                    var code = world.tenure()
                            .grants()
                            .authorize(grant(world))
                            .get()
                            .code()
                            .reveal();
                    return () -> world.tenure().grants().exchange(CLIENT, Secret.of(code));
                }),
                grant(
                        "Grants.authenticate",
                        (world, tokens) -> world.tenure().grants().authenticate(tokens.access(), Scope.empty())),
                Command.of("Grants.received", (world, app) -> {
                    var grants = world.tenure().grants();
                    var asked = grant(world, World.RETRYABLE);
                    var used = grants.issue(asked).get().refresh().get();
                    var access = grants.refresh(CLIENT, used).get().access().reveal();
                    return () -> grants.received(Secret.of(access));
                }),
                grant(
                        "Grants.introspect",
                        (world, tokens) -> world.tenure().grants().introspect(tokens.access())),
                grant(
                        "Grants.refresh, wrong client",
                        (world, tokens) -> world.tenure().grants().refresh(OTHER, Secret.of(refresh(tokens)))),
                grant(
                        "Grants.refresh",
                        (world, tokens) -> world.tenure().grants().refresh(CLIENT, Secret.of(refresh(tokens)))));
    }

    private static Seq<Command> grantEnds() {
        return List.of(
                Command.of("Grants.refresh, reused", (world, app) -> {
                    var used =
                            refresh(world.tenure().grants().issue(grant(world)).get());
                    world.tenure().grants().refresh(CLIENT, Secret.of(used)).get();
                    return () -> world.tenure().grants().refresh(CLIENT, Secret.of(used));
                }),
                grant("Grants.revoke", (world, tokens) -> {
                    world.tenure().grants().revoke(CLIENT, Secret.of(refresh(tokens)));
                    return tokens;
                }),
                grant(
                        "Grants.end",
                        (world, tokens) -> world.tenure().grants().end(tokens.grant(), GrantEndReason.GRANT_REVOKED)));
    }

    private static String refresh(IssuedTokens tokens) {
        return tokens.refresh().get().reveal();
    }

    private static Command item(String name, OnItem asked) {
        return Command.of(name, (world, app) -> {
            var issued = world.exchanged();
            return () -> asked.of(world, issued.accessToken().reveal(), issued.item());
        });
    }

    private static Command grant(String name, OnGrant asked) {
        return Command.of(name, (world, app) -> {
            var tokens = world.tenure().grants().issue(grant(world)).get();
            return () -> asked.of(world, tokens);
        });
    }

    @FunctionalInterface
    private interface OnItem {
        Object of(World world, String access, ItemId id);
    }

    @FunctionalInterface
    private interface OnGrant {
        Object of(World world, IssuedTokens tokens);
    }
}
