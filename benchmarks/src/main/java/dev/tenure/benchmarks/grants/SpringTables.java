package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;

/**
 * Spring Authorization Server's table, from its own script with the changes that it asks for, and with an index for
 * every column that it finds tokens by, which it leaves to its users.
 */
public final class SpringTables {
    private static final String SCRIPT =
            "/org/springframework/security/oauth2/server/authorization/oauth2-authorization-schema.sql";
    private static final List<String> LOOKED_UP = List.of(
            "state",
            "authorization_code_value",
            "access_token_value",
            "oidc_id_token_value",
            "refresh_token_value",
            "user_code_value",
            "device_code_value");

    private SpringTables() {}

    /** Creates the table; {@code where} ends an index that leaves out nulls, where the database supports that. */
    public static OAuth2AuthorizationService in(DataSource source, String timestamp, String where) {
        Rows.run(source, script().replace(" blob ", " varchar(4000) ").replace(" timestamp ", " " + timestamp + " "));
        for (var column : LOOKED_UP)
            Rows.run(
                    source,
                    "CREATE INDEX by_%1$s ON oauth2_authorization (%1$s)%2$s"
                            .formatted(column, where.formatted(column)));
        return new JdbcOAuth2AuthorizationService(new JdbcTemplate(source), SpringGrants.CLIENTS);
    }

    private static String script() {
        try (var script = JdbcOAuth2AuthorizationService.class.getResourceAsStream(SCRIPT)) {
            if (script == null) throw new IllegalStateException("no " + SCRIPT);
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
