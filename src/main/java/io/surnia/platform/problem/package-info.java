/** What can go wrong, in one catalogue: problems of a request and failures of a start. Owns no table. */
@NullMarked
package io.surnia.platform.problem;

import org.jspecify.annotations.NullMarked;
