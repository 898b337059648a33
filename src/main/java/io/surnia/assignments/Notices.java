package io.surnia.assignments;

import org.jspecify.annotations.Nullable;

/**
 * What is mailed about an assignment and when. A null text means the partner's usual one.
 *
 * @param message shown with the work itself
 * @param refusalMessage shown to whoever refuses a policy
 * @param warningDays days before the due day
 * @param hrDays days after the due day
 */
public record Notices(
        @Nullable String message,
        @Nullable String refusalMessage,
        int warningDays,
        int hrDays,
        Notice first,
        Notice warning,
        Notice expiration,
        Notice hr) {
    /** Warning 7 days before, the HR contact off, usual texts. */
    public static final Notices DEFAULT = new Notices(null, null, 7, 7, Notice.ON, Notice.ON, Notice.ON, Notice.OFF);

    /**
     * One of the four mails.
     *
     * @param email the mail's text
     */
    public record Notice(
            boolean isSent,
            @Nullable String subject,
            @Nullable String email) {
        public static final Notice ON = new Notice(true, null, null);
        public static final Notice OFF = new Notice(false, null, null);
    }

    public Notices withMessages(@Nullable String shown, @Nullable String whenRefused) {
        return new Notices(shown, whenRefused, warningDays, hrDays, first, warning, expiration, hr);
    }

    public Notices withDays(int warningBefore, int hrAfter) {
        return new Notices(message, refusalMessage, warningBefore, hrAfter, first, warning, expiration, hr);
    }

    public Notices withTexts(Notice onFirst, Notice onWarning, Notice onExpiration, Notice toHr) {
        return new Notices(message, refusalMessage, warningDays, hrDays, onFirst, onWarning, onExpiration, toHr);
    }
}
