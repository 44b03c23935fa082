package dev.tenure.host.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import dev.tenure.token.ClientId;
import dev.tenure.token.Scope;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/** A form that an authenticated client has sent. Parameters without a value are as good as none (RFC 6749 section 3.2). */
record Form(ClientId client, HTTPRequest sent, Map<String, List<String>> parameters) {
    /** What it says, as this kind of message. What Nimbus misses in it may repeat what was sent. */
    <M> M as(Message<M> message) {
        try {
            return message.parse(sent);
        } catch (ParseException unfit) {
            throw FormFault.UNFIT.refusal();
        }
    }

    /** What it asks for, by the library's rules: Nimbus would take a comma for a space. */
    Option<Scope> scope() {
        return text("scope").map(text -> Scope.parse(text).getOrElseThrow(() -> FormFault.NO_SCOPE.refusal()));
    }

    /** Refuses other grants, whatever Nimbus knows of them. */
    void mustAskFor(Set<String> grants) {
        var grant = text("grant_type").getOrElseThrow(() -> FormFault.UNFIT.refusal());
        if (!grants.contains(grant)) throw FormFault.UNKNOWN_GRANT.refusal();
    }

    private Option<String> text(String parameter) {
        return Option.of(parameters.get(parameter)).map(values -> values.get(0)).filter(text -> !text.isEmpty());
    }

    /** How a kind of message is read. */
    @FunctionalInterface
    interface Message<M> {
        M parse(HTTPRequest sent) throws ParseException;
    }
}
