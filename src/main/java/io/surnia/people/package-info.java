/**
 * Managers, users (the learners), groups and who is in them. Owns managers, users, groups, group_members.
 */
@NullMarked
package io.surnia.people;

import org.jspecify.annotations.NullMarked;
