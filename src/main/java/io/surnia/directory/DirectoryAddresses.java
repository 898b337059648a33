package io.surnia.directory;

import java.net.URI;

/**
 * Where directories are reached: by the operator's settings alone, since a partner that chose could have this server call
 * its own network.
 *
 * @param entraLogin where Microsoft gives tokens
 * @param graph Microsoft Graph, without its version
 * @param googleToken Google's token endpoint, which is also the audience of what is signed
 * @param googleDirectory where Google's Admin SDK answers
 * @param arePrivateAllowed whether a partner's LDAP server may lie in this server's own networks
 */
public record DirectoryAddresses(
        URI entraLogin, URI graph, URI googleToken, URI googleDirectory, boolean arePrivateAllowed) {
    /** Those of the services themselves, and LDAP servers on the public internet. */
    public static final DirectoryAddresses USUAL = new DirectoryAddresses(
            URI.create("https://login.microsoftonline.com"),
            URI.create("https://graph.microsoft.com"),
            URI.create("https://oauth2.googleapis.com/token"),
            URI.create("https://admin.googleapis.com"),
            false);
}
