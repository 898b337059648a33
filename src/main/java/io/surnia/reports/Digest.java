package io.surnia.reports;

import io.surnia.reports.ReportPage.Listing;
import java.util.List;

/** What a report's pages make of its rows. */
record Digest(List<Chart> charts, Listing listing) {}
