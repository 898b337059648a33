package io.surnia.mail;

/** How many mails a run of the {@link Dispatcher} sent, put off and gave up. */
public record Dispatched(int sent, int postponed, int failed) {
    static final Dispatched NONE = new Dispatched(0, 0, 0);
    static final Dispatched SENT = new Dispatched(1, 0, 0);
    static final Dispatched POSTPONED = new Dispatched(0, 1, 0);
    static final Dispatched FAILED = new Dispatched(0, 0, 1);

    /** All that it tried. */
    public int total() {
        return sent + postponed + failed;
    }

    Dispatched plus(Dispatched other) {
        return new Dispatched(sent + other.sent, postponed + other.postponed, failed + other.failed);
    }
}
