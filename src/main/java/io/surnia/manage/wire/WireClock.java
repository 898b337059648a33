package io.surnia.manage.wire;

/** A partner's clock as the management API sends it. */
public record WireClock(String now, String day, String timezone, boolean sandbox) {}
