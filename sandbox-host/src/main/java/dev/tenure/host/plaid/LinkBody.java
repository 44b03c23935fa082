package dev.tenure.host.plaid;

import dev.tenure.item.Webhook;
import dev.tenure.service.ItemView;
import dev.tenure.service.LinkView;
import dev.tenure.token.Secret;
import dev.tenure.token.Token;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plaid's link token object, with the public token until that is exchanged. */
record LinkBody(
        Secret linkToken, Instant createdAt, Instant expiration, List<Session> linkSessions, Metadata metadata) {
    static LinkBody of(Secret linkToken, LinkView view, Option<ItemView> waiting) {
        var data = view.data();
        return new LinkBody(
                linkToken,
                view.openedAt(),
                data.deadline().at(),
                Option.when(data.sessions() > 0, () -> Session.of(view, waiting))
                        .toJavaList(),
                Metadata.of(data.webhook()));
    }

    /** The object for an update, which has no public token and so no results. */
    static LinkBody ofUpdate(Secret linkToken, Token fact) {
        return new LinkBody(
                linkToken, fact.issuedAt(), fact.deadline().get().at(), List.of(), Metadata.of(Option.none()));
    }

    /** All of a user's sessions with one link token, as one. */
    record Session(String linkSessionId, Results results) {
        static Session of(LinkView view, Option<ItemView> waiting) {
            return new Session(view.id().text(), Results.of(view, waiting));
        }
    }

    record Results(List<ItemAdded> itemAddResults) {
        static Results of(LinkView view, Option<ItemView> waiting) {
            return new Results(view.publicToken()
                    .flatMap(issued -> waiting.map(item -> ItemAdded.of(issued.publicToken(), item)))
                    .toJavaList());
        }
    }

    record ItemAdded(Secret publicToken, Institution institution, List<LinkedAccount> accounts) {
        static ItemAdded of(Secret publicToken, ItemView item) {
            return new ItemAdded(
                    publicToken,
                    new Institution(item.data().institution().value()),
                    AccountBody.of(item.data()).stream().map(LinkedAccount::of).toList());
        }
    }

    record Institution(String institutionId) {}

    record LinkedAccount(String id, String name, @Nullable String mask, String type, String subtype) {
        static LinkedAccount of(AccountBody account) {
            return new LinkedAccount(
                    account.accountId(), account.name(), account.mask(), account.type(), account.subtype());
        }
    }

    record Metadata(List<String> initialProducts, List<String> countryCodes, @Nullable String webhook) {
        static Metadata of(Option<Webhook> webhook) {
            return new Metadata(List.of(), List.of(), webhook.map(Webhook::url).getOrNull());
        }
    }
}
