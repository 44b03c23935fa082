package dev.tenure.histories.item.step;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.item.generator.Action;

/** Runs a step on the library and on the oracle. */
public final class StepRunner {
    private final World world;
    private final LinkSteps links;
    private final ItemSteps items;
    private final ReportSteps reports;

    public StepRunner(World world) {
        this.world = world;
        this.links = new LinkSteps(world);
        this.items = new ItemSteps(world);
        this.reports = new ReportSteps(world);
    }

    public void perform(Action action) {
        switch (action.command()) {
            case OPEN -> links.open(action);
            case OPEN_SESSION -> links.openSession(action);
            case BAD_LOGIN -> links.reportBadLogin(action);
            case SUCCEED -> links.succeed(action);
            case LOOK_AT_LINK -> links.look(action);
            case EXCHANGE -> items.exchange(action);
            case ROTATE -> items.rotate(action);
            case RECEIVED -> items.received(action);
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
            case REISSUE -> reports.reissue(action);
            case DETECT_ACCOUNTS -> reports.detectAccounts(action);
            case WITHDRAW -> reports.withdraw(action);
            case SWEEP -> reports.sweep(action);
            case ELSEWHERE -> reports.elsewhere(action);
            case LOOK_AHEAD -> world.restore(Refused.ACCEPTED);
        }
    }

    /** Sweeps whatever is due. */
    public void sweep() {
        reports.sweep(Integer.MAX_VALUE);
    }
}
