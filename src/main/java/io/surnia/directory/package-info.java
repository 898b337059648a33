/**
 * Where people come from by themselves: connections to the directories of customers (Entra ID, Google Workspace, LDAP),
 * which are read every four hours and on demand, compared with who is there, and followed. Owns directory_connections,
 * directory_runs, directory_links, directory_records.
 */
@NullMarked
package io.surnia.directory;

import org.jspecify.annotations.NullMarked;
