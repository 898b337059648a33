package io.surnia.manage.wire;

/** How many leaked passwords were wiped, as the management API sends it. */
public record WireWiped(int wiped) {}
