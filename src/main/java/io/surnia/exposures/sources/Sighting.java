package io.surnia.exposures.sources;

/**
 * That an address is in a breach.
 *
 * @param email as the source spells it
 * @param breach the breach's public name
 */
public record Sighting(String email, String breach) {}
