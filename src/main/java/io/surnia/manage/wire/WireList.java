package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** A part of a list, and whether more follows. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireList(List<?> data, boolean hasMore) {}
