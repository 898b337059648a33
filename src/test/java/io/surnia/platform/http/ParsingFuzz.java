package io.surnia.platform.http;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Jazzer, led by coverage, looks for bytes that break the rules of parsing: {@code ./surnia fuzz}. What it finds it lays
 * beside the seeds, where {@link ParsingTest} keeps checking it.
 */
class ParsingFuzz {
    @FuzzTest
    void parameters(byte[] input) {
        ParsingRules.parameters(input);
    }

    @FuzzTest
    void apiKey(byte[] input) {
        ParsingRules.apiKey(input);
    }
}
