/**
 * Partners (the MSPs), their settings and branding, their API keys, and the record of who did what. Owns partners, api_keys, audit_entries.
 */
@NullMarked
package io.surnia.partner;

import org.jspecify.annotations.NullMarked;
