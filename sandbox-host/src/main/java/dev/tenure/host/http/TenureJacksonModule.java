package dev.tenure.host.http;

import dev.tenure.item.InstitutionId;
import dev.tenure.item.Webhook;
import dev.tenure.token.AccountId;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.Processor;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Reads and writes the library's value types in JSON. Invalid values are refused with the body, so no controller sees
 * them; and a new secret is revealed to its client here and nowhere else.
 */
@Component
final class TenureJacksonModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    TenureJacksonModule() {
        super("tenure");
        read(String.class, text -> text);
        read(Secret.class, Secret::of);
        read(CodeChallenge.class, CodeChallenge::new);
        read(UserId.class, UserId::new);
        read(InstitutionId.class, InstitutionId::new);
        read(Processor.class, Processor::new);
        read(Webhook.class, Webhook::new);
        read(AccountId.class, TenureJacksonModule::accountId);
        read(Scope.class, TenureJacksonModule::scope);
        read(Duration.class, Duration::parse);
        read(Instant.class, text -> OffsetDateTime.parse(text).toInstant());
        addSerializer(new Revealed());
    }

    private <T> void read(Class<T> type, Function<String, T> read) {
        addDeserializer(type, new StrictStringDeserializer<>(type, read));
    }

    private static AccountId accountId(String text) {
        return AccountId.parse(text).getOrElseThrow(() -> new IllegalArgumentException("the account id is not a UUID"));
    }

    private static Scope scope(String text) {
        return Scope.parse(text).getOrElseThrow(why -> new IllegalArgumentException("not a scope"));
    }

    private static final class Revealed extends StdSerializer<Secret> {
        Revealed() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret secret, JsonGenerator json, SerializationContext context) {
            json.writeString(secret.reveal());
        }
    }
}
