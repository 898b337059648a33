package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How notices are sent, as the management API sends it.
 *
 * @param startsOn the first day for which there are notices
 * @param linksAskAddress whether whoever opens a link says first whose address it was sent to
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireNotices(String startsOn, boolean linksAskAddress) {}
