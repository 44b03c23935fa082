package dev.tenure.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.ConnectionId;
import dev.tenure.contract.report.Shows;
import dev.tenure.grant.GrantId;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.item.ItemId;
import dev.tenure.link.LinkId;
import dev.tenure.token.AccountId;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.PlaidFormat;
import dev.tenure.token.Secret;
import dev.tenure.token.SelfLocatingFormat;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A text is a token as a whole or not at all, and its reader agrees with one that was written by hand. */
@Shows("G8")
class TokenTextsTest {
    private static final int RUNS = Boolean.getBoolean("tenure.long") ? 1_000_000 : 12_000;
    private static final int[] GENERATIONS = {0, 1, 2, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private final Random random = new Random(4);
    private final Tally counts = new Tally();

    @Test
    void plaidsFormIsReadWholeOrNotAtAll(TestReporter reporter) {
        var valid = minted(PlaidFormat.STRICT);
        valid.addAll(List.of(
                "a-sandbox-3TAU2CWVYBDVRHUCAAAI27ULU4",
                "asset-report-production-bc410c6a-4653-4c75-985c-e757c3497c5c",
                "third-party-user-sandbox-1234",
                "access-sandbox-production-x",
                "access-development-7c69d345-hda9-ka68-ahs3-e9317406a2",
                "access-sandbox-" + "a".repeat(497)));
        Mutations.each(RUNS, valid, text -> {
            var said = Said.plaid(text);
            isAs(PlaidFormat.OPAQUE, text, said);
            isAs(PlaidFormat.STRICT, text, said.filter(Said::hasUuid));
            counts.happened(said.isDefined(), "an opaque token");
            counts.happened(said.exists(Said::hasUuid), "a token of Plaid's");
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(1_000, "an opaque token accepted", "an opaque token refused");
        counts.atLeast(1_000, "a token of Plaid's accepted", "a token of Plaid's refused");
    }

    @Test
    void theFormThatLocatesItselfIsReadWholeOrNotAtAll(TestReporter reporter) {
        Mutations.each(RUNS, minted(SelfLocatingFormat.VERSION_1), text -> {
            var said = Said.selfLocating(text);
            isAs(SelfLocatingFormat.VERSION_1, text, said);
            counts.happened(said.isDefined(), "a bearer token");
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(1_000, "a bearer token accepted", "a bearer token refused");
    }

    /** A forger who writes the checksum too gets no further than the form: format, kind, generation. */
    @Test
    void aTextWithAGoodChecksumIsTakenForWhatItSaysAndForNothingElse(TestReporter reporter) {
        var wires = List.copyOf(Said.WIRES.keySet());
        for (var run = 0; run < RUNS; run++) {
            var body = new byte[57];
            random.nextBytes(body);
            ByteBuffer.wrap(body)
                    .put((byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 1))
                    .putInt(17, GENERATIONS[random.nextInt(GENERATIONS.length)]);
            var environment =
                    List.of(Environment.values()).get(random.nextInt(3)).wire();
            var text = Said.written(wires.get(random.nextInt(wires.size())), environment, body);
            var said = Said.selfLocating(text);
            isAs(SelfLocatingFormat.VERSION_1, text, said);
            counts.happened(said.isDefined(), "a forged token");
        }
        counts.publish(reporter::publishEntry);
        counts.atLeast(1_000, "a forged token accepted", "a forged token refused");
    }

    @Test
    void theNameOfAnAggregateHasOneSpelling(TestReporter reporter) {
        var valid =
                List.of("4f5d3a9e-8c21-4b6f-9d02-0a1b2c3d4e5f", "00000000-0000-4000-8000-000000000000", "1-2-3-4-5");
        Mutations.each(RUNS, valid, text -> {
            var isName = new Said(TokenKind.LINK, "", text).hasUuid();
            var expected = Option.when(isName, text);
            check(ItemId.parse(text).map(ItemId::text).equals(expected), "an Item's name");
            check(LinkId.parse(text).map(LinkId::text).equals(expected), "a Link's name");
            check(GrantId.parse(text).map(GrantId::text).equals(expected), "a grant's name");
            check(ConnectionId.parse(text).map(ConnectionId::text).equals(expected), "a connection's name");
            check(AccountId.parse(text).map(AccountId::toString).equals(expected), "an account's name");
            counts.happened(isName, "a name");
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(1_000, "a name accepted", "a name refused");
    }

    private void isAs(TokenFormat format, String text, Option<Said> expected) {
        var read = format.parse(text);
        check(read.isDefined() == expected.isDefined(), "read: " + read.isDefined());
        if (read.isEmpty()) return;
        var said = expected.get();
        var environment = Environment.valueOf(said.environment().toUpperCase(Locale.ROOT));
        var presented = read.get();
        var hash = TokenHash.of(said.kind(), environment, Secret.of(text));
        check(presented.kind() == said.kind() && presented.environment() == environment, "what it is");
        check(presented.hash().equals(hash), "the hash is of the whole text");
        if (format == SelfLocatingFormat.VERSION_1)
            check(presented.generation() == said.generation(), "its generation");
        else check(presented.equals(new ParsedToken(said.kind(), environment, hash)), "all that it says");
        if (said.rest().length() > 8)
            check(
                    !presented
                            .toString()
                            .contains(said.rest().substring(said.rest().length() - 8)),
                    "it shows its text");
    }

    private List<String> minted(TokenFormat format) {
        var texts = new ArrayList<String>();
        for (var kind : TokenKind.values())
            for (var environment : Environment.values())
                if (format == SelfLocatingFormat.VERSION_1 || !kind.isChained()) {
                    var bytes = new byte[format.entropy()];
                    random.nextBytes(bytes);
                    texts.add(format.mint(kind, environment, bytes).secret().reveal());
                }
        assertThat(texts).hasSizeGreaterThan(20);
        return texts;
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }
}
