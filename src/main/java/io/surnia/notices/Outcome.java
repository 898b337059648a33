package io.surnia.notices;

import org.jspecify.annotations.Nullable;

/**
 * What became of a notice that was due.
 *
 * @param leftOut why nothing was mailed; null where it was
 */
record Outcome(Due due, @Nullable LeftOut leftOut) {
    /** Why a notice is left out, for good. */
    enum LeftOut {
        /** Later by days without power, and a later notice says more. */
        OVERTAKEN,
        /** The address is none. */
        NO_ADDRESS,
        /** There is nobody to tell. */
        NO_RECIPIENT,
        /** It could not be written; the log says why. */
        FAULTY
    }
}
