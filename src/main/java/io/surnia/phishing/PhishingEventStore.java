package io.surnia.phishing;

/** All SQL of this room. */
final class PhishingEventStore {}
