/**
 * Reports for customers, managers and the partner, and certificates of learners: as mails, PDF, spreadsheets. Their
 * figures are read through the verbs that the APIs read them through. Owns report_days and certificates.
 */
@NullMarked
package io.surnia.reports;

import org.jspecify.annotations.NullMarked;
