package dev.tenure.host.app;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Rejection;
import dev.tenure.host.fixture.RunningHost;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.provider.TokenEndpoints;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.Store;
import dev.tenure.profile.OAuth;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import dev.tenure.vault.AesGcmVault;
import io.vavr.control.Either;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.ObjectMapper;

/**
 * An app in a process of its own, whose provider is a running sandbox. It does what each line of its input says, at the
 * sandbox's time, and answers with a line that holds no token.
 */
final class AppProcess {
    /** The status of a process that dies once the provider has answered. */
    static final int DEATH = 137;

    /** The ways in which a process is unlucky. */
    enum Fate {
        NONE,
        /** It dies between the provider's answer and the store. */
        DIES,
        /** It waits for a line after it has stored its lease, and before it sends. */
        WAITS_UNDER_ITS_LEASE
    }

    private final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final StitchIssuer provider;
    private final InstantSource clock;
    private final Connections connections;

    private AppProcess(Fate fate, URI sandbox, URI api, DriverManagerDataSource database) {
        this.clock = () -> timeOf(sandbox);
        var authentication = new ClientSecretBasic(
                new ClientID(RunningHost.CLIENT), new com.nimbusds.oauth2.sdk.auth.Secret(RunningHost.SECRET));
        this.provider = new StitchIssuer(
                OAuth.OAUTH, TokenEndpoints.OAUTH, new ApiClient(BaseUrl.of(api)), authentication, clock);
        var store = JdbcStore.owning(database, EventFilter.everything());
        this.connections = Tenure.over(fate == Fate.WAITS_UNDER_ITS_LEASE ? waiting(store) : store, Environment.SANDBOX)
                .clock(clock)
                .profiles(OAuth.OAUTH)
                .vault(AesGcmVault.sealingUnder("test", new byte[32]))
                .issuer(OAuth.OAUTH, fate == Fate.DIES ? dying(provider) : provider)
                .statusPoller((connection, version) -> {})
                .build()
                .connections();
    }

    /** Takes its fate, the sandbox, the address of its API, and the database's URL, user and password. */
    public static void main(String[] arguments) throws IOException {
        var database = new DriverManagerDataSource(arguments[3], arguments[4], arguments[5]);
        new AppProcess(Fate.valueOf(arguments[0]), URI.create(arguments[1]), URI.create(arguments[2]), database).run();
    }

    private void run() throws IOException {
        say("ready");
        for (var line = input.readLine(); line != null; line = input.readLine()) say(answerTo(line.split(" ")));
    }

    private String answerTo(String[] words) throws IOException {
        return switch (words[0]) {
            case "connect" -> connect(Secret.of(words[1]));
            case "credential" -> versionIn(credentialOf(words[1]));
            case "call" ->
                "status " + provider.call(credentialOf(words[1]).get().access()).status();
            case "renew" -> "renewed " + connections.renewDue(9).renewed();
            default -> throw new IllegalArgumentException("not a command");
        };
    }

    private String connect(Secret code) {
        var id = connections
                .open(new NewConnection(OAuth.OAUTH, provider.scope(), "the account of ada"))
                .get();
        var response = provider.exchange(code, clock.instant()).get();
        connections.completeAuthorization(id, response).get();
        return id.text();
    }

    private Either<Rejection, Credential> credentialOf(String id) {
        return connections.credentialFor(ConnectionId.parse(id).get());
    }

    private static String versionIn(Either<Rejection, Credential> reply) {
        return reply.fold(why -> why.code().name(), credential -> "version " + credential.version());
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static Issuer dying(Issuer issuer) {
        return new Issuer() {
            @Override
            public RefreshResult refresh(Configuration connection, Secret refreshToken) {
                issuer.refresh(connection, refreshToken);
                Runtime.getRuntime().halt(DEATH);
                throw new IllegalStateException("nobody comes here");
            }

            @Override
            public boolean revoke(Configuration connection, Secret token) {
                return issuer.revoke(connection, token);
            }
        };
    }

    /** The same store, which waits for a line after each change of a connection. */
    private Store waiting(Store store) {
        var repository = delegating(ConnectionRepository.class, store.connections(), "commit", result -> {
            say("leased");
            input.readLine();
            return result;
        });
        return delegating(Store.class, store, "connections", ignored -> repository);
    }

    private static <T> T delegating(Class<T> port, T target, String method, Afterwards afterwards) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, called, arguments) -> {
                    try {
                        var result = called.invoke(target, arguments);
                        return called.getName().equals(method) ? afterwards.map(result) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    /** The result of a call, once it has been made. */
    @FunctionalInterface
    private interface Afterwards {
        Object map(Object result) throws IOException;
    }

    private static Instant timeOf(URI sandbox) {
        try {
            var request =
                    HttpRequest.newBuilder(sandbox.resolve("/sandbox/clock")).build();
            var body = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return Instant.parse(
                    ApiResponse.textOf(new ObjectMapper().readTree(body), "now").get());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
