/**
 * The settings: each one constant with its name, meaning, default and check, read from the command line, the
 * environment and a file. Owns no table.
 */
@NullMarked
package io.surnia.platform.config;

import org.jspecify.annotations.NullMarked;
