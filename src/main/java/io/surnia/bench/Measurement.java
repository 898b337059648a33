package io.surnia.bench;

import java.time.Duration;
import java.util.List;

/** Something that is measured: what it does is done for a while until the JVM has compiled it, then it counts. */
sealed interface Measurement permits Comparisons, UserStream, MailSends, DirectoryRequests.Alone, Night {

    /** Does for that long what is going to be measured. */
    void warmUp(Duration time);

    /** Measures. */
    List<Finding> measure(Scale scale);
}
