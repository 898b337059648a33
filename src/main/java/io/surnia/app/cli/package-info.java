/** The commands, one class each. They say what they did on standard output, and why not in one line. Owns no table. */
@NullMarked
package io.surnia.app.cli;

import org.jspecify.annotations.NullMarked;
