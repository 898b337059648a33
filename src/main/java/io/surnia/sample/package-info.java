/**
 * The sample partner: an invented service provider with fourteen months of history, written through the verbs of the
 * other rooms. Owns no table. Begin with {@link io.surnia.sample.SamplePartner}.
 */
@NullMarked
package io.surnia.sample;

import org.jspecify.annotations.NullMarked;
