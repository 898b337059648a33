/**
 * Where people come from: whole lists of a customer's people, read from files, checked line by line and taken all or not
 * at all. It stands above the rooms that follow who comes and goes, and below the doors that hand it what was uploaded.
 * Owns no table; the temporary ones of an import are those of the rooms that fill them.
 */
@NullMarked
package io.surnia.provisioning;

import org.jspecify.annotations.NullMarked;
