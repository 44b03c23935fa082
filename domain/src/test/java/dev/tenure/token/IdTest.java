package dev.tenure.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.ConnectionId;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.GrantId;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.link.LinkId;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdTest {
    private static final String TEXT = "0b7e5d1c-2f64-4a0b-9d1e-6c1f5a3b2d10";
    private static final UUID VALUE = UUID.fromString(TEXT);

    @Test
    void anIdIsReadFromItsTextAndPrintedAsIt() {
        assertThat(LinkId.parse(TEXT)).contains(new LinkId(VALUE));
        assertThat(GrantId.parse(TEXT)).contains(new GrantId(VALUE));
        assertThat(ConnectionId.parse(TEXT)).contains(new ConnectionId(VALUE));
        assertThat(ItemId.parse(TEXT)).contains(new ItemId(VALUE));
        assertThat(AccountId.parse(TEXT)).contains(new AccountId(VALUE));
        assertThat(List.of(new LinkId(VALUE), new GrantId(VALUE), new ConnectionId(VALUE), new ItemId(VALUE)))
                .allSatisfy(id -> assertThat(id.text()).isEqualTo(TEXT))
                .allSatisfy(id -> assertThat(id).hasToString(TEXT));
        assertThat(new AccountId(VALUE)).hasToString(TEXT);
        assertThat(new InstitutionId("ins_1")).hasToString("ins_1");
        assertThat(new Processor("partner")).hasToString("partner");
        assertThat(new UserId("ada")).hasToString("ada");
        assertThat(new ClientId("app")).hasToString("app");
    }

    @Test
    void anIdSaysTheKindOfItsAggregate() {
        assertThat(new LinkId(VALUE).kind()).isEqualTo("link");
        assertThat(new GrantId(VALUE).kind()).isEqualTo("grant");
        assertThat(new ConnectionId(VALUE).kind()).isEqualTo("connection");
        assertThat(new ItemId(VALUE).kind()).isEqualTo("item");
        var user = PrincipalId.of(Environment.SANDBOX, new ClientId("app"), new UserId("ada"));
        assertThat(user.kind()).isEqualTo("principal");
        assertThat(user).hasToString("sandbox client app user ada");
    }

    @Test
    void aReasonIsStoredAsTheCauseOfItsName() {
        for (var reason : GrantEndReason.values())
            assertThat(reason.cause().name()).isEqualTo(reason.name());
        for (var cause : UpdateCause.values())
            assertThat(UpdateCause.of(cause.cause())).isEqualTo(cause);
    }
}
