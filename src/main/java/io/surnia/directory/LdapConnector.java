package io.surnia.directory;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import io.surnia.platform.http.PublicAddresses;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Connects to an LDAP server: over TLS alone, to the host that its certificate names, and not into our own networks. */
final class LdapConnector {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(60);

    private final Service.Ldap service;
    private final @Nullable String password;
    private final boolean arePrivateAllowed;

    LdapConnector(Service.Ldap service, @Nullable String password, boolean arePrivateAllowed) {
        this.service = service;
        this.password = password;
        this.arePrivateAllowed = arePrivateAllowed;
    }

    /** A connection that is signed in. */
    LDAPConnection open() throws LDAPException {
        requirePublic();
        SSLContext trust = LdapTrust.context(service.certificate());
        LDAPConnection connection = connect(trust);
        try {
            if (service.security() == Service.Security.STARTTLS) {
                ExtendedResult result = connection.processExtendedOperation(new StartTLSExtendedRequest(trust));
                if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                    throw new DirectoryFailure("The server does not offer STARTTLS.");
                }
            }
            if (service.bindDn() != null) {
                connection.bind(new SimpleBindRequest(service.bindDn(), String.valueOf(password)));
            }
            return connection;
        } catch (LDAPException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private LDAPConnection connect(SSLContext trust) throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) CONNECTING.toMillis());
        options.setResponseTimeoutMillis(ANSWERING.toMillis());
        options.setFollowReferrals(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return switch (service.security()) {
            case LDAPS -> new LDAPConnection(trust.getSocketFactory(), options, service.host(), service.port());
            case STARTTLS -> new LDAPConnection(options, service.host(), service.port());
        };
    }

    private void requirePublic() {
        try {
            if (!arePrivateAllowed && !PublicAddresses.has(service.host())) {
                throw new DirectoryFailure("The host is not on the public internet.");
            }
        } catch (UnknownHostException unknown) {
            throw new DirectoryFailure("The host has no address.", unknown);
        }
    }

    /** What a server's refusal means, as a sentence; its own words may name people and are left out. */
    static DirectoryFailure explained(LDAPException failure) {
        ResultCode code = failure.getResultCode();
        if (code.equals(ResultCode.INVALID_CREDENTIALS)) {
            return new DirectoryFailure("The server refuses the bind_dn or its password.", failure);
        }
        if (code.equals(ResultCode.CONNECT_ERROR) || code.equals(ResultCode.SERVER_DOWN)) {
            return new DirectoryFailure(
                    "The server cannot be reached, or shows a certificate that is not trusted for its name.", failure);
        }
        if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
            return new DirectoryFailure("The directory has no entry of the base_dn, or does not show it.", failure);
        }
        if (code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
            return new DirectoryFailure("The server does not let the bind_dn read.", failure);
        }
        return new DirectoryFailure("The server answers with LDAP result %d.".formatted(code.intValue()), failure);
    }
}
