/**
 * The door of directories: SCIM 2.0 (RFC 7643, RFC 7644) as Microsoft Entra ID and Okta speak it, one customer a key. It
 * writes people through the verbs of their room. Owns scim_accounts: what a directory says of a user that no other room
 * asks for.
 */
@NullMarked
package io.surnia.scim;

import org.jspecify.annotations.NullMarked;
