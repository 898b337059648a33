package io.surnia.mail;

/**
 * What the operator decides about sending.
 *
 * @param hours when mails that wait for office hours go
 * @param repeatsUncertain whether a mail is sent again of which nobody can tell whether the server took it, under the
 *     same Message-ID; else it is set aside as {@link MailState#UNCERTAIN}
 */
public record DispatchPolicy(OfficeHours hours, boolean repeatsUncertain) {
    /** Usual office hours; what is uncertain is sent again, as RFC 5321 (4.5.4.1) has it. */
    public static final DispatchPolicy USUAL = new DispatchPolicy(OfficeHours.USUAL, true);
}
