/** The tenant and its time: whose data a transaction sees and which day it is there. Owns no table. */
@NullMarked
package io.surnia.platform.time;

import org.jspecify.annotations.NullMarked;
