/**
 * What Surnia costs: data of a size that hurts, a server of its own on it, and what it reaches beside the limits of the same
 * machine. Owns no table; writes every table of its own data folder, as the schema's owner. Begin with
 * {@link io.surnia.bench.Bench}; a further measurement is a file like {@link io.surnia.bench.SingleAnswers} and a line
 * there.
 */
@NullMarked
package io.surnia.bench;

import org.jspecify.annotations.NullMarked;
