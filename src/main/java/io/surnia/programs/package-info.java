/**
 * What is assigned by itself and when, as functions of programme and date. Owns programs, program_instances.
 */
@NullMarked
package io.surnia.programs;

import org.jspecify.annotations.NullMarked;
