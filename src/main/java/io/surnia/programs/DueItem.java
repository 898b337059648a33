package io.surnia.programs;

import io.surnia.library.LibraryItem;
import java.time.LocalDate;

/** That an item of the library is assigned on a day. */
record DueItem(LibraryItem item, LocalDate on) {}
