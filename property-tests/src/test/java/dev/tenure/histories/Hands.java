package dev.tenure.histories;

/** Does to the library and to the oracle what a step says. */
final class Hands {
    private final World world;
    private final LinkHand links;
    private final ItemHand items;
    private final ReportHand reports;

    Hands(World world) {
        this.world = world;
        this.links = new LinkHand(world);
        this.items = new ItemHand(world);
        this.reports = new ReportHand(world);
    }

    void perform(Action action) {
        switch (action.command()) {
            case OPEN -> links.open(action);
            case OPEN_SESSION -> links.openSession(action);
            case BAD_LOGIN -> links.reportBadLogin(action);
            case SUCCEED -> links.succeed(action);
            case LOOK_AT_LINK -> links.look(action);
            case EXCHANGE -> items.exchange(action);
            case ROTATE -> items.rotate(action);
            case AUTHENTICATE -> items.authenticate(action);
            case AUTHENTICATE_PROCESSOR -> items.authenticateProcessor(action);
            case STATUS -> items.status(action);
            case START_UPDATE -> items.startUpdate(action);
            case COMPLETE_UPDATE -> items.completeUpdate(action);
            case ISSUE_PROCESSOR -> items.issueProcessorToken(action);
            case CHANGE_WEBHOOK -> items.changeWebhook(action);
            case REMOVE_BY_TOKEN -> items.remove(action);
            case REMOVE_BY_NAME -> reports.remove(action);
            case LOGIN_REQUIRED -> reports.loginRequired(action);
            case SELF_HEAL -> reports.selfHeal(action);
            case DISCONNECT -> reports.scheduleDisconnect(action);
            case REVOKE_ACCOUNT -> reports.revokeAccount(action);
            case CLOSE_ACCOUNT -> reports.closeAccount(action);
            case REVOKE_PERMISSION -> reports.revokePermission(action);
            case DUPLICATE_LINKED -> reports.duplicateLinked(action);
            case DETECT_ACCOUNTS -> reports.detectAccounts(action);
            case WITHDRAW -> reports.withdraw(action);
            case SWEEP -> reports.sweep(action);
            case ELSEWHERE -> reports.elsewhere(action);
            case LOOK_AHEAD -> world.restore(Refused.ACCEPTED);
        }
    }

    /** Sweeps whatever is due. */
    void sweep() {
        reports.sweep(Integer.MAX_VALUE);
    }
}
