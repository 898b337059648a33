package io.surnia.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.surnia.people.Source;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directory that a connection reads, and what it needs to be reached, without its secret. */
public sealed interface Service {
    /** What people and groups that it brings are marked with. */
    Source source();

    /** Where the secret is sent: one that was given for another place is never sent here. */
    List<Object> place();

    /** Whether it can be read without a secret. */
    boolean mayBeAnonymous();

    /**
     * Refuses what can never work.
     *
     * @throws Problem naming the field
     */
    void check();

    /**
     * Entra ID, read through Microsoft Graph with an application's own permissions.
     *
     * @param tenantId the directory (tenant) ID, or a domain of it
     * @param clientId the application (client) ID; its client secret is the connection's secret
     */
    record Entra(String tenantId, String clientId) implements Service {
        private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,199}");

        @Override
        public Source source() {
            return Source.ENTRA;
        }

        @Override
        public List<Object> place() {
            return List.of(tenantId, clientId);
        }

        @Override
        public boolean mayBeAnonymous() {
            return false;
        }

        @Override
        public void check() {
            if (!WORD.matcher(tenantId).matches()) {
                throw Problem.invalidParameter("tenant_id", "The tenant_id must be a directory's ID or domain.");
            }
            if (!WORD.matcher(clientId).matches()) {
                throw Problem.invalidParameter("client_id", "The client_id must be an application's ID.");
            }
        }
    }

    /**
     * Google Workspace, read by a service account with domain-wide delegation, whose key file (JSON) is the secret.
     *
     * @param administrator the address of an administrator there, in whose name the service account reads
     * @param domain only people of this domain; null for the whole account
     */
    record Google(String administrator, @Nullable String domain) implements Service {
        @Override
        public Source source() {
            return Source.GOOGLE;
        }

        @Override
        public List<Object> place() {
            return List.of("google");
        }

        @Override
        public boolean mayBeAnonymous() {
            return false;
        }

        @Override
        public void check() {
            if (!administrator.contains("@")) {
                throw Problem.invalidParameter(
                        "administrator", "The administrator must be the e-mail address of an administrator there.");
            }
        }
    }

    /**
     * A directory that speaks LDAP version 3, Active Directory among them.
     *
     * @param host a name or address
     * @param bindDn as whom it is asked, with the connection's secret as password; null to ask as nobody
     * @param baseDn below which people are
     * @param filter which entries are people (RFC 4515)
     * @param certificate the authority that signed the server's certificate, in PEM; null for those that the JVM trusts
     */
    record Ldap(
            String host,
            int port,
            Security security,
            @Nullable String bindDn,
            String baseDn,
            String filter,
            @Nullable String certificate,
            LdapAttributes attributes)
            implements Service {
        @Override
        public Source source() {
            return Source.LDAP;
        }

        @Override
        public List<Object> place() {
            return List.of(host, port, security, String.valueOf(certificate));
        }

        @Override
        public boolean mayBeAnonymous() {
            return bindDn == null;
        }

        @Override
        public void check() {
            if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
                throw Problem.invalidParameter("host", "The host must be a host name or an address.");
            }
            if (!DN.isValidDN(baseDn)) {
                throw Problem.invalidParameter("base_dn", "The base_dn must be a distinguished name.");
            }
            try {
                Filter.create(filter);
            } catch (LDAPException notOne) {
                throw Problem.invalidParameter(
                        "filter", "The filter must be an LDAP filter such as (objectClass=person).");
            }
            if (certificate != null) {
                LdapTrust.check(certificate);
            }
            attributes.check();
        }
    }

    /** How a connection to an LDAP server is protected; there is no third way, since a password is sent over it. */
    enum Security {
        LDAPS,
        STARTTLS
    }

    /**
     * In which attributes of an entry a person stands.
     *
     * @param id never changes and is never given again: entryUUID, in Active Directory objectGUID
     * @param manager holds the distinguished name of the manager
     */
    record LdapAttributes(String id, String email, String firstName, String lastName, String manager) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}");

        /** Those of inetOrgPerson (RFC 2798), with the id of RFC 4530. */
        public static final LdapAttributes USUAL =
                new LdapAttributes("entryUUID", "mail", "givenName", "sn", "manager");

        void check() {
            check("id_attribute", id);
            check("email_attribute", email);
            check("first_name_attribute", firstName);
            check("last_name_attribute", lastName);
            check("manager_attribute", manager);
        }

        private static void check(String field, String name) {
            if (!NAME.matcher(name).matches()) {
                throw Problem.invalidParameter(field, "The %s must be the name of an attribute.".formatted(field));
            }
        }
    }
}
