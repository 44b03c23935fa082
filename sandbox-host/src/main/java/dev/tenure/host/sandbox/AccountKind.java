package dev.tenure.host.sandbox;

import io.vavr.collection.Array;

/** The kinds of accounts at the simulated institutions, each with a name of its own. */
public enum AccountKind {
    CHECKING("Everyday Checking", "depository", "checking"),
    SAVINGS("Rainy Day Savings", "depository", "savings"),
    MONEY_MARKET("Money Market", "depository", "money market"),
    CREDIT_CARD("Rewards Credit Card", "credit", "credit card"),
    BROKERAGE("Brokerage", "investment", "brokerage"),
    STUDENT_LOAN("Student Loan", "loan", "student"),
    OTHER("Other", "other", "other");

    private static final Array<AccountKind> ALL = Array.of(values());

    private final String title;
    private final String type;
    private final String subtype;

    AccountKind(String title, String type, String subtype) {
        this.title = title;
        this.type = type;
        this.subtype = subtype;
    }

    public static AccountKind named(String title) {
        return ALL.find(kind -> kind.title.equals(title)).getOrElse(OTHER);
    }

    String title() {
        return title;
    }

    public String type() {
        return type;
    }

    public String subtype() {
        return subtype;
    }
}
