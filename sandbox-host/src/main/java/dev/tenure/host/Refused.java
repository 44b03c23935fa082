package dev.tenure.host;

import dev.tenure.decision.Rejection;
import dev.tenure.profile.Outward;
import dev.tenure.token.TokenKind;
import java.util.function.Function;

/** A refusal on its way to the caller; its message is for the log. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Function<Outward, Outward.Answer> answer;

    private Refused(String logged, Function<Outward, Outward.Answer> answer) {
        super(logged);
        this.answer = answer;
    }

    /** By the library, in a call that takes tokens of this kind. */
    public static Function<Rejection, Refused> expecting(TokenKind kind) {
        return why -> new Refused(why.reason() + ", remedy " + why.remedy(), outward -> outward.to(why, kind));
    }

    /** By the host itself. */
    static Refused because(Fault fault) {
        return new Refused(fault.name(), outward -> fault.answer());
    }

    /** By the host itself, where OAuth's words are spoken. */
    static Refused because(FormFault fault) {
        return new Refused(fault.name(), outward -> fault.answer());
    }

    /** By a part of the host that has its own words; of them, the code is logged. */
    public static Refused with(Outward.Answer said) {
        return new Refused(said.code(), outward -> said);
    }

    /** Because a field is missing that this call needs. */
    public static Refused missing(String field) {
        return because(Fault.MISSING_FIELDS, field);
    }

    /** Because the body is longer than any that is read. */
    public static Refused tooLong() {
        return because(Fault.BODY_TOO_LONG);
    }

    /** By the host itself, for one of the fields that it knows. */
    static Refused because(Fault fault, String field) {
        return new Refused(fault + ": " + field, outward -> fault.answer(field));
    }

    /** What the caller is told. */
    Outward.Answer answer(Outward outward) {
        return answer.apply(outward);
    }
}
