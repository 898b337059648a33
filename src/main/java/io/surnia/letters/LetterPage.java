package io.surnia.letters;

import java.util.List;

/**
 * A letter as its layout is given it.
 *
 * @param headline the subject
 * @param body HTML
 * @param closing who writes, and whom to ask, in plain lines
 */
public record LetterPage(Letterhead letterhead, String language, String headline, String body, List<String> closing) {}
